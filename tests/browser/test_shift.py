"""Nothing that is being read moves, above all not when plotly takes the place of a chart in view.

While a page comes, a long table's columns settle as its rows arrive: by no more than the limit for a good page.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import LONG, PAGES, WITH_CHART
from tests.browser.visits import HEIGHT, Visit, visit

# How much moved on its own so far; less than a hundredth is a pixel's rounding.
SHIFTS = """new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
}).observe({ type: "layout-shift", buffered: true }); window.shifted = 0"""
A_SHIFT = 0.01
WHILE_IT_COMES = 0.1  # web.dev/articles/cls, "good"

# All that came is painted, and what moved with it has been told.
PAINTED = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"""

# Down to the end, a window's height at a time, with two frames after each step for what comes into view.
SCROLL = """async () => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""

KINDS = sorted(WITH_CHART | (LONG & PAGES.keys()) | {"home", "findings", "recommendations", "figures", "compare"})


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody whose browser notes what moves."""
    with visit(browser, site) as visitor:
        visitor.page.add_init_script(SHIFTS)
        yield visitor


def plotly(visitor: Visit) -> int:
    """How often the library that draws in a chart's place was asked for."""
    return sum("/js/plotly" in url for url in visitor.requests)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_from_the_head_of_a_page_to_its_end(visitor: Visit, kind: str, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": HEIGHT})
    page = visitor.go(PAGES[kind])
    page.evaluate(PAINTED)
    on_the_way = page.evaluate("window.shifted")
    assert on_the_way < WHILE_IT_COMES
    page.evaluate(SCROLL)
    if width == 1280 and kind in WITH_CHART:
        expect(page.locator("[data-chart]:not(.js-plotly-plot)")).to_have_count(0)
        expect(page.locator(".chart__plot--live")).to_have_count(page.locator(".chart__plot").count())
        assert plotly(visitor) == 1
    else:
        assert plotly(visitor) == 0
    page.evaluate(SCROLL)
    assert page.evaluate("window.shifted") - on_the_way < A_SHIFT


@pytest.mark.parametrize("kind", sorted(WITH_CHART))
def test_plotly_is_asked_for_only_when_a_chart_comes_near(visitor: Visit, kind: str) -> None:
    visitor.page.set_viewport_size({"width": 1280, "height": 100})
    page = visitor.go(PAGES[kind])
    page.wait_for_load_state("networkidle")
    assert plotly(visitor) == 0
    page.locator(".chart__plot").first.scroll_into_view_if_needed()
    expect(page.locator(".chart__plot--live").first).to_be_visible()
    assert plotly(visitor) == 1


def test_plotly_waits_until_somebody_moves(visitor: Visit) -> None:
    page = visitor.go(PAGES["benchmark"])
    expect(page.locator(".chart__plot").first).to_be_in_viewport()
    page.wait_for_load_state("networkidle")
    assert plotly(visitor) == 0
    visitor.stir()
    expect(page.locator(".chart__plot--live").first).to_be_visible()
    assert plotly(visitor) == 1
