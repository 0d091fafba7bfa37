"""Reference data in a browser: its pages fit, are accessible and quiet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.faults import AXE, faults_of_django
from tests.browser.visits import Visit, sign_in, visit

PAGES = [
    "/reference/",
    "/reference/peel/force/",
    "/reference/peel/force/?q=kent&country=England",
    "/reference/peel/force/1/change/",
    "/reference/peel/force/1/delete/",
    "/reference/peel/area/",
    "/reference/peel/area/1/change/",
    "/reference/peel/cycle/1/change/",
    "/reference/peel/theme/add/",
    "/reference/peel/user/",
    "/reference/peel/user/1/change/",
    "/reference/audits/measure/",
    "/reference/audits/measure/1/change/",
]


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """An admin who is signed in."""
    with visit(browser, site.replace("127.0.0.1", "localhost")) as visitor:
        sign_in(visitor, "admin")
        yield visitor


def test_pages_fit_and_axe_finds_no_fault(visitor: Visit) -> None:
    visitor.page.add_init_script(path=AXE)
    for address in PAGES:
        for width in (320, 1280):
            page = visitor.go(address)
            visitor.widen(width)
            assert faults_of_django(page) == [], address
            assert visitor.complaints == [], address
            assert [url for url in visitor.requests if not url.startswith(visitor.site)] == [], address
