"""Charts are there before any script, and draw every number of their table; plotly takes their place in view."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.pages import PAGES, WITH_CHART
from tests.browser.visits import Visit, visit

type Table = list[list[str]]


def rows(table: Table) -> int:
    """A bar or a point for each row: a grade of the scale, a result, a force."""
    return len(table)


def estimates(table: Table) -> int:
    """A point for each estimate."""
    return sum(not row[2].startswith("[") for row in table)


def dated(table: Table) -> int:
    """A point for each result of which a day is known."""
    return sum("no day known" not in row[0] for row in table)


MARKS: dict[str, Callable[[Table], int]] = {
    "area": rows,
    "cause": estimates,
    "letter": estimates,
    "audits of a force": rows,
    "audits of a force, no interval": rows,
    "audits beside each other": estimates,
    "audits that don't compare": estimates,
    "audit measure": rows,
    "audit measure, one programme": rows,
    "stop and search": dated,
    "benchmark": rows,
    "benchmark, no force": rows,
    "benchmark, wrong choice": rows,
    "components": rows,
    "components, sorted": rows,
}


SMALLEST = """(drawing) => Math.min(...[...drawing.querySelectorAll("text")].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * drawing.clientWidth / drawing.viewBox.baseVal.width))"""


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody of whom the site knows nothing; whether anything moves under them is test_shift.py's."""
    with visit(browser, site) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def without_script(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody whose browser runs no script."""
    with visit(browser, site, java_script_enabled=False) as visitor:
        yield visitor


def plotly(visitor: Visit) -> list[str]:
    """Requests for the library that makes charts answer to a pointer."""
    return [url for url in visitor.requests if "/js/plotly" in url]


def chart_of(visitor: Visit, kind: str) -> Locator:
    """The first chart of a page."""
    return visitor.go(PAGES[kind]).locator(".chart").first


def show(visitor: Visit, chart: Locator) -> None:
    """Scroll to a chart, move the pointer and wait until plotly has drawn it."""
    chart.locator(".chart__plot").scroll_into_view_if_needed()
    visitor.stir()
    expect(chart.locator(".chart__plot--live .main-svg").first).to_be_visible()


def rows_of(chart: Locator) -> Table:
    """The words of the rows of the chart's table."""
    rows = chart.locator("tbody tr").all()
    return [[" ".join(cell.split()) for cell in row.locator("th, td").all_text_contents()] for row in rows]


def test_every_chart_is_counted() -> None:
    assert set(MARKS) == WITH_CHART


@pytest.mark.parametrize("kind", MARKS)
def test_is_drawn_without_script(without_script: Visit, kind: str) -> None:
    chart = chart_of(without_script, kind)
    expected = MARKS[kind](rows_of(chart))
    assert expected > 0
    drawing = chart.locator(".chart__svg--wide")
    expect(drawing).to_be_visible()
    expect(drawing.locator(".marks > path")).to_have_count(expected)
    expect(chart.locator(".chart__svg--narrow")).to_be_hidden()
    expect(chart.locator(".chart__svg--narrow .marks > path")).to_have_count(expected)
    assert drawing.evaluate(SMALLEST) >= 12


@pytest.mark.parametrize("kind", MARKS)
def test_plotly_draws_the_same_in_its_place(visitor: Visit, kind: str) -> None:
    chart = chart_of(visitor, kind)
    drawing = chart.locator(".chart__svg--wide")
    before = chart.bounding_box() or {}
    show(visitor, chart)
    assert len(plotly(visitor)) == 1
    expect(drawing).to_be_hidden()
    expect(chart.locator("[data-chart]")).to_have_attribute("aria-hidden", "true")
    expect(chart.locator(".points .point, .points > path")).to_have_count(MARKS[kind](rows_of(chart)))
    assert (chart.bounding_box() or {})["height"] == before["height"]
    assert visitor.complaints == []


def test_says_the_number_under_the_pointer(visitor: Visit) -> None:
    chart = chart_of(visitor, "area")
    show(visitor, chart)
    bar = chart.locator(".points path").first.bounding_box() or {}
    visitor.page.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect(chart.locator(".hoverlayer .hovertext").first).to_be_visible()
    assert visitor.complaints == []


def test_stays_as_the_server_drew_it_where_plotly_fails(visitor: Visit) -> None:
    visitor.page.route("**/js/plotly*", lambda route: route.abort())
    chart = chart_of(visitor, "area")
    with visitor.page.expect_event("pageerror"):
        chart.locator(".chart__plot").scroll_into_view_if_needed()
        visitor.stir()
    expect(chart.locator(".chart__svg--wide")).to_be_visible()
    expect(chart.locator("[data-chart]")).to_have_count(0)


def test_whiskers_only_where_limits_are_known(visitor: Visit) -> None:
    chart = chart_of(visitor, "cause")
    known = [row for row in rows_of(chart) if not row[4].startswith("[")]
    expect(chart.locator(".chart__svg--wide .whiskers > path")).to_have_count(len(known))
    show(visitor, chart)
    expect(chart.locator(".errorbar")).to_have_count(len(known))


@pytest.mark.parametrize("kind", MARKS)
def test_a_phone_has_a_drawing_of_its_own_and_nothing_to_fetch(visitor: Visit, kind: str) -> None:
    visitor.widen(320)
    chart = chart_of(visitor, kind)
    drawing = chart.locator(".chart__svg--narrow")
    drawing.scroll_into_view_if_needed()
    expect(drawing).to_be_visible()
    expect(chart.locator(".chart__svg--wide")).to_be_hidden()
    assert drawing.evaluate(SMALLEST) >= 12
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 320
    assert plotly(visitor) == []


@pytest.mark.parametrize("kind", ["letter", "area"])
def test_fits_a_window_that_becomes_narrow(visitor: Visit, kind: str) -> None:
    chart = chart_of(visitor, kind)
    show(visitor, chart)
    visitor.widen(320)
    expect(chart.locator(".chart__svg--narrow")).to_be_visible()
    expect(chart.locator("[data-chart]")).to_be_hidden()
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("is_shown", [True, False])
def test_paper_has_the_servers_drawing(visitor: Visit, is_shown: bool) -> None:
    chart = chart_of(visitor, "letter")
    if is_shown:
        show(visitor, chart)
    visitor.page.emulate_media(media="print")
    expect(chart.locator(".chart__svg--wide")).to_be_visible()
    expect(chart.locator("[data-chart]")).to_be_hidden()
    visitor.page.emulate_media(media="screen")


@pytest.mark.parametrize("kind", MARKS)
def test_drawings_are_light(without_script: Visit, kind: str) -> None:
    chart = chart_of(without_script, kind)
    for drawing in chart.locator(".chart__svg").all():
        assert len(drawing.evaluate("(drawing) => drawing.outerHTML").encode()) < 8000
