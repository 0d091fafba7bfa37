"""What people come for, by keyboard alone, from the home page to the answer."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import follow, tab_to
from tests.browser.test_review import sign_in_by_keyboard
from tests.browser.visits import Visit, visit

NOT_SIGNED_IN = ""


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visit]:
    """Somebody whose window is high enough for the list of all forces."""
    with visit(browser, site) as visitor:
        visitor.page.set_viewport_size({"width": 1280, "height": 2000})
        yield visitor


def go_to(page: Page, text: str) -> None:
    """Follow a link to another place of the same page."""
    tab_to(page, text)
    page.keyboard.press("Enter")


def choose(page: Page, force: str) -> None:
    """Tick one more force, and set it beside those that are chosen."""
    if page.locator("details.compare-form__choice").get_attribute("open") is None:
        go_to(page, "Choose forces")
    tab_to(page, id=f"force-{force}")
    page.keyboard.press("Space")
    follow(page, "Compare")


def file_of(page: Page, text: str) -> str:
    """The words of the file that a link gives."""
    tab_to(page, text)
    with page.expect_download() as given:
        page.keyboard.press("Enter")
    return Path(given.value.path()).read_text()


@pytest.mark.parametrize("name", [NOT_SIGNED_IN, "inspector"])
def test_from_a_force_to_what_is_open_there_beside_another_in_a_file_and_on_paper(
    visitor: Visit, name: str
) -> None:
    page = sign_in_by_keyboard(visitor, name) if name else visitor.go("/")
    follow(page, "Forces")
    follow(page, "Devon and Cornwall")
    go_to(page, "2 open causes of concern held")
    follow(page, "Investigating crime")
    expect(page.locator("h1")).to_have_text("Investigating crime")
    # To the causes, and from the top.
    page.go_back()
    page.go_back()
    page.reload()
    follow(page, "Compare with other forces")
    choose(page, "hertfordshire")
    expect(page.locator("h1")).to_contain_text("Devon and Cornwall and Hertfordshire")
    told = file_of(page, "CSV file of this comparison")
    assert "Devon and Cornwall" in told
    assert "Hertfordshire" in told
    paper = " ".join(extract_text(BytesIO(page.pdf(prefer_css_page_size=True))).split())
    assert " ".join(page.locator("h1").inner_text().split()) in paper
    assert visitor.complaints == []


def test_whether_a_second_audit_found_better(visitor: Visit) -> None:
    page = visitor.go("/")
    follow(page, "Forces")
    follow(page, "Hertfordshire")
    follow(page, "All audit results of Hertfordshire")
    go_to(page, "All reported crime")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("main")).to_contain_text("rose by 10.0 points, statistically significant")
    go_to(page, "Figures in this chart")
    follow(page, "Passage")
    expect(page.locator(":target")).to_be_in_viewport()
