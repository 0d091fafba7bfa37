"""Every kind of page, on a phone and on a desk: quiet, no wider than its window, and accessible."""

from collections.abc import Iterator

import pytest
from django.urls import get_resolver, resolve
from lxml import html
from playwright.sync_api import Browser, ViewportSize

from tests.browser.faults import AXE, MOVES, OPEN_ALL, faults, faults_of_focus, faults_when_spaced
from tests.browser.pages import PAGES, PAGES_OF, STEPS, WITH_CHART
from tests.browser.visits import Visit, visit

NOT_PAGES = {"changes-feed", "healthz", "readyz", "robots", "security"}


@pytest.fixture(scope="module")
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody who goes from page to page."""
    with visit(browser, site) as visitor:
        visitor.page.add_init_script(path=AXE)
        yield visitor


@pytest.fixture(scope="module", params=PAGES)
def kind(request: pytest.FixtureRequest) -> str:
    """A kind of page."""
    return request.param


@pytest.fixture(scope="module")
def visited(visitor: Visit, kind: str) -> Visit:
    """One page with everything unfolded, and somebody there."""
    visitor.go(PAGES[kind]).evaluate(OPEN_ALL)
    visitor.stir()
    return visitor


def test_every_kind_of_page_is_visited() -> None:
    paths = [address.partition("?")[0] for address in PAGES.values() if address != "/nowhere/"]
    # The first row of a fresh database is found by its old number, which leads on to the address that it has now.
    visited = {resolve(path).url_name.removesuffix("-moved") for path in paths}
    elsewhere = NOT_PAGES | STEPS | {name for pages in PAGES_OF.values() for name in pages if name not in PAGES}
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert visited == {name for name in names if not name.endswith("-moved")} - elsewhere


def test_is_quiet_and_asks_no_other_host(visited: Visit) -> None:
    assert visited.requests
    assert [url for url in visited.requests if not url.startswith((visited.site, "data:"))] == []
    assert visited.complaints == []


def test_only_pages_with_a_chart_ask_for_what_draws(visited: Visit, kind: str) -> None:
    assert (visited.page.locator("[data-chart]").count() > 0) == (kind in WITH_CHART)
    if kind not in WITH_CHART:
        assert [url for url in visited.requests if "/js/plotly" in url] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_fits_its_window_and_has_no_fault(visited: Visit, width: int) -> None:
    visited.widen(width)
    assert faults(visited.page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_a_readers_own_spacing_loses_no_text(visited: Visit, width: int) -> None:
    visited.widen(width)
    assert faults_when_spaced(visited.page) == []


def test_nothing_moves_for_who_wants_no_motion(visited: Visit) -> None:
    visited.page.emulate_media(reduced_motion="reduce")
    moving = visited.page.evaluate(MOVES)
    visited.page.emulate_media(reduced_motion="no-preference")
    assert moving == []


def test_heading_title_and_language(visited: Visit) -> None:
    page = visited.page
    assert page.locator("h1").count() == 1
    thing = page.title().removeprefix("Error: ").partition(" – ")[0]
    heading = " ".join(page.locator(".govuk-caption-xl, h1").all_inner_texts())
    assert words(thing) <= words(heading), f"the title {thing!r} names another thing than the heading"
    assert page.locator("html").get_attribute("lang") == "en-GB"


def words(text: str) -> set[str]:
    """The words of a text."""
    return set(text.lower().replace(",", " ").split())


def test_skip_link_comes_first_and_leads_to_the_content(visited: Visit) -> None:
    page = visited.page
    # The keyboard starts from where another test left it, but not on a page that has just come.
    page.reload()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("window", [{"width": 320, "height": 256}, {"width": 1280, "height": 800}])
def test_the_focus_is_seen_wherever_it_stops_also_at_400_percent(visited: Visit, window: ViewportSize) -> None:
    visited.page.set_viewport_size(window)
    assert faults_of_focus(visited.page) == []


def test_every_title_is_another(visitor: Visit) -> None:
    """But for other rows of the same list, which are the same page."""
    titles: dict[str, set[str]] = {}
    for address in PAGES.values():
        title = html.fromstring(visitor.page.context.request.get(f"{visitor.site}{address}").text()).findtext(
            ".//title"
        )
        titles.setdefault(str(title).removeprefix("Error: "), set()).add(address.partition("?")[0])
    assert [each for each in titles.items() if len(each[1]) > 1] == []
    assert len(titles) > 40


def test_without_colours_a_tag_keeps_word_shape_and_edge(visitor: Visit) -> None:
    page = visitor.page
    page.emulate_media(forced_colors="active")
    visitor.go(PAGES["force"])
    tags = page.locator("main .grade").evaluate_all(
        "tags => tags.map((tag) => [tag.innerText.trim(), tag.querySelectorAll('svg').length,"
        " parseFloat(getComputedStyle(tag).borderTopWidth)])"
    )
    page.emulate_media(forced_colors="none")
    assert len(tags) > 5
    assert len({word for word, _, _ in tags}) > 2
    assert [tag for tag in tags if not (tag[0] and tag[1] == 1 and tag[2] > 0)] == []
