"""What a page weighs on its way to somebody who comes for the first time."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import PAGES
from tests.browser.visits import visit

PAGE = 100_000
REPORT = 150_000
LONG = {"inspection", "document"}

type Weights = dict[str, int]


@pytest.fixture(scope="module")
def weigh(browser: Browser, site: str) -> Iterator[Callable[[str], Weights]]:
    """Opens a page and gives the compressed bytes of all that it loads, by address, but for what draws charts."""
    addresses: dict[str, str] = {}
    loaded: dict[str, int] = {}
    with visit(browser, site) as visitor:
        session = visitor.page.context.new_cdp_session(visitor.page)
        session.on("Network.responseReceived", lambda e: addresses.update({e["requestId"]: e["response"]["url"]}))
        session.on("Network.loadingFinished", lambda e: loaded.update({e["requestId"]: e["encodedDataLength"]}))
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

        def weights(path: str) -> Weights:
            loaded.clear()
            visitor.go(path)
            named = {addresses[request]: int(size) for request, size in loaded.items()}
            return {url: size for url, size in named.items() if "/js/plotly" not in url}

        yield weights


@pytest.mark.parametrize("kind", [kind for kind in PAGES if "," not in kind])
def test_page_is_light(weigh: Callable[[str], Weights], site: str, kind: str) -> None:
    by_address = weigh(PAGES[kind])
    html = by_address[f"{site}{PAGES[kind]}"]
    whole = sum(by_address.values())
    assert whole > html > 0, "style sheets and scripts weigh, too"
    if kind in LONG:
        assert html <= REPORT
        assert whole - html <= PAGE
    else:
        assert whole <= PAGE
