"""Charts draw every number of their table when they come into view, and nothing before."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.pages import PAGES, WITH_CHART
from tests.browser.visits import HEIGHT, Visit, visit

type Table = list[list[str]]

SHIFTS = """new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shifted = (window.shifted ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""


def grades(table: Table) -> int:
    """Each cell of a table of grades holds the words of one or more, or none."""
    words = [cell for row in table for cell in row[1:] if not cell.startswith("[")]
    return sum(len(cell.split(";")) for cell in words)


def bars(table: Table) -> int:
    """A bar for each grade of the scale."""
    return len(table)


def estimates(table: Table) -> int:
    """A point for each estimate."""
    return sum(not row[3].startswith("[") for row in table)


MARKS: dict[str, Callable[[Table], int]] = {
    "force": grades,
    "force, two cycles": grades,
    "area": bars,
    "cause": estimates,
    "letter": estimates,
}


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody whose browser notes each shift of the page."""
    with visit(browser, site) as visitor:
        visitor.page.add_init_script(SHIFTS)
        yield visitor


def plotly(visitor: Visit) -> list[str]:
    """Requests for the library that draws."""
    return [url for url in visitor.requests if "/js/plotly" in url]


def show(chart: Locator) -> None:
    """Scroll to a chart and wait until it is drawn."""
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".main-svg").first).to_be_visible()


def table_beside(chart: Locator) -> Table:
    """The words of the rows of the chart's table."""
    rows = chart.locator("xpath=ancestor::figure").locator("tbody tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def test_every_chart_is_counted() -> None:
    assert set(MARKS) == WITH_CHART


@pytest.mark.parametrize("kind", MARKS)
def test_draws_what_its_table_says(visitor: Visit, kind: str) -> None:
    chart = visitor.go(PAGES[kind]).locator("[data-chart]").first
    expect(chart).to_have_attribute("aria-hidden", "true")
    if (chart.bounding_box() or {})["y"] > HEIGHT + 200:
        assert plotly(visitor) == []
    show(chart)
    assert len(plotly(visitor)) == 1
    marks = MARKS[kind](table_beside(chart))
    assert marks > 0
    expect(chart.locator(".points .point, .points > path")).to_have_count(marks)
    assert visitor.complaints == []
    assert visitor.page.evaluate("window.shifted ?? 0") < 0.1


def test_whiskers_only_where_limits_are_known(visitor: Visit) -> None:
    chart = visitor.go(PAGES["cause"]).locator("[data-chart]").first
    show(chart)
    known = [row for row in table_beside(chart) if not row[4].startswith("[")]
    expect(chart.locator(".errorbar")).to_have_count(len(known))


@pytest.mark.parametrize("kind", ["force", "area"])
def test_fits_a_window_that_becomes_narrow(visitor: Visit, kind: str) -> None:
    chart = visitor.go(PAGES[kind]).locator("[data-chart]").first
    show(chart)
    visitor.widen(320)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 320
