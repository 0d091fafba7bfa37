"""From what the record says to the sentence that it came from, and back; also by keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import follow
from tests.browser.pages import PAGES
from tests.browser.visits import Visit, visit

# The row of a figure, a finding, an estimate and a grade.
SOURCED = {
    "figures": "tr[id^=figure-]",
    "finding": ".govuk-summary-list__row",
    "audit": "tr[id^=estimate-]",
    "inspection": "tr[id^=area-]",
}

STANDS_OUT = """(place) => {
  const ground = (element) => getComputedStyle(element).backgroundColor;
  const beside = [...place.closest("tbody, .passages").querySelectorAll("tr, .passage")];
  return beside.filter((element) => element !== place).every((element) => ground(element) !== ground(place));
}"""


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody with a wide screen."""
    with visit(browser, site) as visitor:
        yield visitor


def expect_marked(page: Page, name: str) -> None:
    """The place that the address names, a passage or a row, is in view and stands out from those beside it."""
    place = page.locator(":target")
    expect(place).to_have_id(re.compile(f"^{name}"))
    expect(place).to_be_in_viewport()
    assert place.evaluate(STANDS_OUT)


@pytest.mark.parametrize("kind", SOURCED)
def test_to_the_passage_and_back(visitor: Visit, kind: str) -> None:
    page = visitor.go(PAGES[kind])
    address = page.url
    source = page.locator(SOURCED[kind]).locator("a.source[href*='#p-']").first
    number = (source.get_attribute("href") or "").rpartition("#p-")[2]
    source.click()
    expect_marked(page, f"p-{number}$")
    page.go_back()
    expect(page).to_have_url(address)
    expect(source).to_be_in_viewport()


@pytest.mark.parametrize(
    ("document", "note", "row"),
    [
        ("/documents/1/", "Finding", None),
        ("/documents/1/", "Grade", "area-"),
        ("/documents/2/", "Figure", "figure-"),
        ("/documents/2/", "Estimate", "estimate-"),
    ],
)
def test_from_a_passage_to_what_was_read_from_it(visitor: Visit, document: str, note: str, row: str | None) -> None:
    page = visitor.go(document)
    page.locator(".passage__notes a", has_text=re.compile(f"^{note}")).first.click()
    if row is None:
        expect(page.locator("h1")).to_be_visible()
        assert page.url.startswith(f"{visitor.site}/findings/")
    else:
        expect_marked(page, row)


def test_by_keyboard_from_home_to_a_passage(visitor: Visit) -> None:
    page = visitor.go("/")
    follow(page, "Forces")
    follow(page, "Hertfordshire")
    expect(page.locator("h1")).to_have_text("Hertfordshire")
    follow(page, "Hertfordshire Constabulary: PEEL 2023–25")
    expect(page).to_have_url(re.compile("/inspections/hertfordshire-2023-25/"))
    follow(page, "Source")
    expect_marked(page, r"p-\d+$")
