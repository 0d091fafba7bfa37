"""Nothing that is being read moves, above all not when plotly takes the place of a chart in view.

While a page comes, a long table's columns settle as its rows arrive: by no more than the limit for a good page.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

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

# Whether two more frames come. Chromium now and then draws no more of a page that is scrolled, whatever is done to
# it: two in 3,600 on a busy machine, pages of a heading and a table without a style or a script.
FRAMES = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
  setTimeout(() => done(false), 5000);
})"""

# Whether all that came is painted, and what moved with it has been told.
PAINTED = f"""async () => {{
  const drawn = await ({FRAMES})();
  await new Promise((done) => setTimeout(done, 100));
  return drawn;
}}"""

# Down to the end, a window's height at a time, with frames after each step for what comes into view.
SCROLLED = f"""async () => {{
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {{
    scrollTo(0, top);
    if (!(await ({FRAMES})())) return false;
  }}
  return true;
}}"""
PAGES_TO_TRY = 3

# What browsers tell of a pointer that lies where a page comes: a move of no length.
A_POINTER_RESTS = "() => dispatchEvent(new PointerEvent('pointermove', { clientX: 300, clientY: 300 }))"

KINDS = sorted(WITH_CHART | (LONG & PAGES.keys()) | {"home", "findings", "recommendations", "figures", "compare"})


@pytest.fixture
def visitors(browser: Browser, site: str) -> Iterator[Iterator[Visit]]:
    """As many as are asked for, one after another, whose browsers note what moves."""

    def coming() -> Iterator[Visit]:
        while True:
            with visit(browser, site) as visitor:
                visitor.page.add_init_script(SHIFTS)
                yield visitor

    with closing(coming()) as visitors:
        yield visitors


@pytest.fixture
def visitor(visitors: Iterator[Visit]) -> Visit:
    """The first of them."""
    return next(visitors)


def plotly(visitor: Visit) -> int:
    """How often the library that draws in a chart's place was asked for."""
    return sum("/js/plotly" in url for url in visitor.requests)


@dataclass
class Reading:
    """How much moved while a page came and after that, and how often plotly was asked for."""

    while_it_came: float
    afterwards: float
    asked_plotly: int


def read(visitor: Visit, path: str, *, charts_live: bool) -> Reading | None:
    """A page, read to its end twice, with its charts live the second time; nothing where Chromium stops drawing."""
    page = visitor.go(path)
    if not page.evaluate(PAINTED):
        return None
    while_it_came = page.evaluate("window.shifted")
    if not page.evaluate(SCROLLED):
        return None
    if charts_live:
        expect(page.locator("[data-chart]:not(.js-plotly-plot)")).to_have_count(0)
        expect(page.locator(".chart__plot--live")).to_have_count(page.locator(".chart__plot").count())
    if not page.evaluate(SCROLLED):
        return None
    return Reading(while_it_came, page.evaluate("window.shifted") - while_it_came, plotly(visitor))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_from_the_head_of_a_page_to_its_end(visitors: Iterator[Visit], kind: str, width: int) -> None:
    charts_live = width == 1280 and kind in WITH_CHART
    for visitor in islice(visitors, PAGES_TO_TRY):
        visitor.page.set_viewport_size({"width": width, "height": HEIGHT})
        reading = read(visitor, PAGES[kind], charts_live=charts_live)
        if reading:
            break
    else:
        pytest.fail(f"Chromium drew none of {PAGES_TO_TRY} to the end.")
    assert reading.while_it_came < WHILE_IT_COMES
    assert reading.afterwards < A_SHIFT
    assert reading.asked_plotly == int(charts_live)


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
    page.evaluate(A_POINTER_RESTS)
    page.wait_for_timeout(500)
    assert plotly(visitor) == 0
    visitor.stir()
    expect(page.locator(".chart__plot--live").first).to_be_visible()
    assert plotly(visitor) == 1
