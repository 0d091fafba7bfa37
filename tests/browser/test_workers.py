"""A fresh worker's first pages may all come at once, on threads that then import the same libraries."""

from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.browser.pages import PAGES
from tests.browser.server import free_port, served

STARTS = 10
CHARTS = [PAGES[name] for name in ("benchmark", "benchmark, no force", "audits of a force", "area")]


def status(url: str) -> int:
    """The status of an answer."""
    try:
        with urlopen(url, timeout=60) as response:
            return response.status
    except HTTPError as error:
        return error.code


def test_the_first_four_pages_with_charts_may_come_together(environment: dict[str, str]) -> None:
    for start in range(STARTS):
        with (
            served(free_port(), {**environment, "PEEL_WORKERS": "1"}) as site,
            ThreadPoolExecutor(len(CHARTS)) as browsers,
        ):
            answers = list(browsers.map(status, [site + address for address in CHARTS]))
        assert answers == [200] * len(CHARTS), (
            f"start {start + 1} of {STARTS}: {dict(zip(CHARTS, answers, strict=True))}"
        )
