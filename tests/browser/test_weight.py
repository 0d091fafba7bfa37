"""What a page weighs on its way to somebody who comes for the first time."""

from collections.abc import Callable

import pytest

from tests.browser.pages import BARE, LONG, PAGES_OF
from tests.browser.visits import Visit
from tests.browser.weights import Scales

PAGE = 100_000
PART = 30_000
LONG_TEXT = 150_000

EACH = [(name, kind) for name, pages in PAGES_OF.items() for kind in pages]


@pytest.fixture(scope="module")
def scales(somebody: Callable[..., Visit]) -> Callable[[str], Scales]:
    """Scales at the browser of each person."""
    known: dict[str, Scales] = {}

    def of(name: str) -> Scales:
        if name not in known:
            known[name] = Scales(somebody(name))
        return known[name]

    return of


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_page_is_light(scales: Callable[[str], Scales], name: str, kind: str) -> None:
    weights = scales(name).weigh(PAGES_OF[name][kind])
    parts = ("html", "css") if kind in BARE else ("html", "css", "js")
    assert all(weights[part] > 0 for part in parts), "what is not seen can't be weighed"
    assert weights["fonts"] == 0
    assert weights["css"] <= PART
    assert weights["js"] <= PART
    if kind in LONG:
        assert weights["html"] <= LONG_TEXT
        assert weights.total() - weights["html"] <= PAGE
    else:
        assert weights["html"] <= PART
        assert weights.total() <= PAGE
