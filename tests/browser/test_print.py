"""On paper: the page's words and where they come from, without what only a screen needs."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfpage import PDFPage
from playwright.sync_api import Browser, expect

from tests.browser.pages import BARE, PAGES
from tests.browser.visits import Visit, visit

FIRST = 8
NAVIGATION = ["Skip to main content", "Menu", "On this page", "Apply filters", "Breadcrumb"]
# One of each kind; the rest are states of the same pages. A sheet is that wide between its margins.
KINDS = [kind for kind in PAGES if "," not in kind]
SHEET = 688
# The grid lies on its side, and the browser makes it smaller as a whole when it is wider still.
ON_ITS_SIDE = {"home"}
# That page shows the navigation of others as samples.
SHOWS_NAVIGATION = {"components"}
WIDER = """(sheet) => [...document.querySelectorAll("main *")]
  .filter((each) => !each.closest("svg, .govuk-visually-hidden") && each.getBoundingClientRect().right > sheet + 1)
  .map((each) => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody who prints."""
    with visit(browser, site) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def paper(browser: Browser, site: str) -> Iterator[Visit]:
    """A window as wide as a sheet, in which pages look as they are printed."""
    with visit(browser, site) as visitor:
        visitor.page.set_viewport_size({"width": SHEET, "height": 1000})
        visitor.page.emulate_media(media="print")
        yield visitor


def ends(visitor: Visit) -> tuple[str, str, int]:
    """The words of the first and of the last sheet, joined, and how many sheets there are."""
    pdf = BytesIO(visitor.page.pdf(prefer_css_page_size=True))
    many = sum(1 for _ in PDFPage.get_pages(pdf))
    first, last = (joined(extract_text(pdf, page_numbers=[number])) for number in (0, many - 1))
    return first, last, many


def joined(words: str) -> str:
    """Words without the spaces between them, since a line on paper may end anywhere."""
    return "".join(words.split())


def printed(visitor: Visit) -> str:
    """The words of the first sheets and of the last one, in one line."""
    paper = BytesIO(visitor.page.pdf(prefer_css_page_size=True))
    last = sum(1 for _ in PDFPage.get_pages(paper)) - 1
    return " ".join(extract_text(paper, page_numbers={*range(FIRST), last}).split())


@pytest.mark.parametrize(
    ("kind", "is_retold"),
    [("home", False), ("inspection", True), ("cause", True), ("letter", True), ("board-pack", True)],
)
def test_words_and_sources_without_navigation(visitor: Visit, kind: str, is_retold: bool) -> None:
    heading = " ".join(visitor.go(PAGES[kind]).locator("h1").inner_text().split())
    text = printed(visitor)
    assert heading in text
    assert [words for words in NAVIGATION if words in text] == []
    assert f"from {visitor.site}" in text
    assert ("Retold sample." in text) == is_retold


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_on_paper(paper: Visit, kind: str) -> None:
    heading = joined(paper.go(PAGES[kind]).locator("h1").first.inner_text())
    first, last, many = ends(paper)
    assert heading in first
    assert kind in SHOWS_NAVIGATION or [each for each in NAVIGATION if joined(each) in first + last] == []
    assert f"Page1of{many}" in first
    assert f"Page{many}of{many}" in last
    assert "Printedon" in last
    assert (f"from{paper.page.url}" in last) == (kind not in BARE)
    if kind not in ON_ITS_SIDE:
        assert paper.page.evaluate(WIDER, SHEET) == []


@pytest.mark.parametrize(("path", "says"), [("/publications/visit/", True), ("/about/", False)])
def test_each_sheet_of_a_draft_says_that_it_is_not_published(
    somebody: Callable[..., Visit], path: str, says: bool
) -> None:
    inspector = somebody("inspector")
    band = inspector.go(path).locator(".band--not-public")
    expect(band).to_have_count(int(says))
    assert all(("Notpublished" in sheet) == says for sheet in ends(inspector)[:2])


@pytest.mark.parametrize("has_script", [True, False])
def test_what_is_folded_is_printed_all_the_same(browser: Browser, site: str, has_script: bool) -> None:
    with visit(browser, site, java_script_enabled=has_script) as visitor:
        page = visitor.go(PAGES["area"])
        if has_script:
            visitor.stir()
            expect(page.locator(".chart__plot--live").first).to_be_visible()
        figures = page.locator(".chart__figures").first
        assert figures.get_attribute("open") is None
        folded = printed(visitor)
        figures.locator("summary").click()
        assert figures.get_attribute("open") == ""
        # The labels of a chart may come in another order.
        assert sorted(printed(visitor).split()) == sorted(folded.split())


def test_a_board_pack_says_its_day_and_how_late_on_numbered_sheets(visitor: Visit) -> None:
    visitor.go(PAGES["board-pack"])
    text = printed(visitor)
    for words in ("As at 20 January 2025", "96 days late", "Holds only what is published", "Page 1 of "):
        assert words in text
    assert [words for words in ("Show the pack", "Download", "Demo: documents") if words in text] == []
    assert "(/documents/" in text, "the source of a recommendation has its address beside it"


def test_a_board_packs_first_sheet_has_all_that_is_overdue_and_each_sheet_its_heads(visitor: Visit) -> None:
    visitor.go(PAGES["board-pack"])
    paper = BytesIO(visitor.page.pdf(prefer_css_page_size=True))
    many = sum(1 for _ in PDFPage.get_pages(paper))
    sheets = [" ".join(extract_text(paper, page_numbers=[number]).split()) for number in range(many)]
    assert sheets[0].count(" days late ") >= 4
    assert "Train every supervisor" in sheets[0]
    audited = [sheet for sheet in sheets if "Violent offences" in sheet or "Recorded within 24 hours" in sheet]
    assert audited
    assert all("Change, worked out by us" in sheet for sheet in audited)
