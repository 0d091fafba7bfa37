"""Without script, or where it does not arrive, nothing is missing: the same words, pictures, tables and links."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import tab_to
from tests.browser.pages import BARE, PAGES, PAGES_OF
from tests.browser.visits import Visit, visit

CONTENT = """() => ({
  heading: document.querySelector("h1").innerText,
  words: document.querySelector("main").innerText,
  pictures: [...document.querySelectorAll("main svg, main img")].filter((each) => each.checkVisibility()).length,
  tables: [...document.querySelectorAll("table")].map((table) => table.innerText),
  links: [...document.querySelectorAll("a[href]")].map((link) => link.href),
})"""


# The list of one's own sessions, which differs from browser to browser.
OF_ONE_BROWSER = {"usersessions_list"}
EACH = [(name, kind) for name, pages in PAGES_OF.items() for kind in pages]


@pytest.fixture(scope="module")
def without_script(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody whose browser runs none."""
    with visit(browser, site, java_script_enabled=False) as visitor:
        yield visitor


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_page_says_the_same(somebody: Callable[..., Visit], name: str, kind: str) -> None:
    """With scripts, but for plotly's: what it draws is test_charts.py's; with none; and where they don't arrive."""
    path = PAGES_OF[name][kind]
    without, script = somebody(name, java_script_enabled=False), somebody(name, missing="**/js/plotly*")
    failing = somebody(name, missing="**/js/*")
    content: dict[str, Any] = without.go(path).evaluate(CONTENT)
    assert content["heading"]
    assert content["links"]
    compared = ["heading", "links"] if kind in OF_ONE_BROWSER else content.keys()
    for other in (script, failing):
        found = other.go(path).evaluate(CONTENT)
        assert {part: found[part] for part in compared} == {part: content[part] for part in compared}
    asked = [url for url in failing.requests if "/js/" in url]
    assert bool(asked) == (kind not in BARE), "what isn't asked for can't fail"


@pytest.mark.parametrize("kind", ["area", "cause", "letter"])
def test_a_charts_figures_unfold(without_script: Visit, kind: str) -> None:
    chart = without_script.go(PAGES[kind]).locator(".chart").first
    expect(chart.locator("table")).to_be_hidden()
    chart.get_by_text("Figures in this chart").click()
    expect(chart.locator("table")).to_be_visible()


def rows(page: Page) -> int:
    """How many rows the table of results has."""
    return page.locator(".listing__results tbody tr").count()


def test_filter_by_keyboard_and_take_it_away_again(without_script: Visit) -> None:
    page = without_script.go("/causes/")
    every = rows(page)
    tab_to(page, id="id_status")
    page.keyboard.type("Open")
    tab_to(page, "Apply filters")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "status=open" in page.url
    assert 0 < rows(page) < every
    expect(page.locator(".listing__results tbody .status--open")).to_have_count(rows(page))
    tab_to(page, "Remove this filter: Status: Open")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "status" not in page.url
    assert rows(page) == every


def test_filters_unfold_on_a_phone(without_script: Visit) -> None:
    without_script.widen(320)
    page = without_script.go("/causes/")
    expect(page.locator("#id_status")).to_be_hidden()
    tab_to(page, "Filters")
    page.keyboard.press("Enter")
    expect(page.locator("#id_status")).to_be_visible()
    without_script.widen(1280)


def test_address_keeps_filter_and_order_over_pages(without_script: Visit) -> None:
    page = without_script.go("/findings/?force=hertfordshire")
    page.locator("a.sort").first.click()
    page.locator("a[rel=next]").click()
    for part in ("force=hertfordshire", "sort=", "page=2"):
        assert part in page.url
    expect(page.locator(".chip")).to_contain_text("Hertfordshire")
    expect(page.locator("th[aria-sort=ascending], th[aria-sort=descending]")).to_have_count(1)
