"""A cause of concern with its recommendation, entered by keyboard alone, with and without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import follow, tab_to
from tests.browser.test_review import sign_in_by_keyboard
from tests.browser.visits import Visit, visit


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def visitor(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """An admin at a browser, high enough for the whole form."""
    with visit(browser, site, java_script_enabled=request.param) as visitor:
        visitor.page.set_viewport_size({"width": 1280, "height": 4000})
        yield visitor


def type_in(page: Page, field: str, words: str) -> None:
    """Tab to a field and type."""
    tab_to(page, id=f"id_{field}")
    page.keyboard.type(words)


def test_a_cause_is_entered_by_keyboard(visitor: Visit, request: pytest.FixtureRequest) -> None:
    title = f"Calls wait for too long {request.node.name}"
    page = sign_in_by_keyboard(visitor)
    follow(page, "Entry")
    follow(page, "A cause of concern with its recommendations")
    tab_to(page, id="id_force")
    page.keyboard.type("Kent")
    follow(page, "Continue")
    type_in(page, "place-address", "https://example.org/kent")
    type_in(page, "head-title", title)
    type_in(page, "recommendation-new0-text", "Answer them")
    page.keyboard.press("Tab")
    page.keyboard.type("Within three months")
    follow(page, "Save")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Raised on: enter a real day")
    tab_to(page, "Raised on: enter a real day")
    page.keyboard.press("Enter")
    expect(page.locator("#id_head-raised_on")).to_be_focused()
    page.keyboard.type("30 11 2024")
    follow(page, "Work out the dates")
    expect(page.locator("#recommendation-new0")).to_contain_text("Due 28 February 2025: 3 months")
    follow(page, "Save")
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("[role=status]").first).to_contain_text("not published")
    assert [each for each in visitor.complaints if "status of 422" not in each] == []
