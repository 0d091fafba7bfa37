"""The pre-publication room by keyboard alone: a comment, its submission, its answer; no room for another force."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from peel.seed.demo_people import PASSWORD
from tests.browser.faults import AXE, faults
from tests.browser.keyboard import follow, tab_to
from tests.browser.server import database
from tests.browser.visits import Visit, visit

ROOM = "/rooms/journey/"


@pytest.fixture(scope="module")
def draft(site: str, environment: dict[str, str]) -> None:
    """A draft that is with Hertfordshire."""
    database("send", environment, "journey")


@pytest.fixture
def person(browser: Browser, site: str, draft: None) -> Iterator[Callable[[str], Visit]]:
    """Somebody of the demo at a browser of their own, signed in by keyboard."""
    opened = []

    def signed_in(name: str) -> Visit:
        context = visit(browser, site)
        opened.append(context)
        visitor = context.__enter__()
        # High enough for a whole text area: the browser scrolls only the line with the caret into view.
        visitor.page.set_viewport_size({"width": 1280, "height": 1400})
        page = visitor.go("/account/sign-in/")
        tab_to(page, id="id_login")
        page.keyboard.type(f"{name}@demo.example")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        press_enter(page)
        return visitor

    yield signed_in
    for context in opened:
        context.__exit__(None, None, None)


def press_enter(page: Page) -> None:
    """Press Enter and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, field: str, words: str) -> None:
    """Tab to a field and type."""
    tab_to(page, id=field)
    page.keyboard.type(words)


def comment(page: Page) -> None:
    """From their force's page, where they begin, to the room, to a paragraph, and back; first without a word."""
    assert page.title().startswith("My force: Hertfordshire")
    follow(page, "Draft of a journey")
    follow(page, "Comment on paragraph 2")
    follow(page, "Save the comment")
    assert page.title().startswith("Error: ")
    tab_to(page, "Say what is wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#id_wrong")).to_be_focused()
    page.keyboard.type("It was May")
    write(page, "id_evidence", "The log")
    follow(page, "Save the comment")
    expect(page.locator(":target")).to_have_id("p-2")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target .said")).to_contain_text("It was May")


def answer(page: Page) -> None:
    """From the list of rooms to the room, to the comment's answer, which is then given."""
    follow(page, "Comments")
    follow(page, "Draft of a journey")
    follow(page, "Answer to the comment")
    write(page, "id_words", "We looked again")
    tab_to(page, id="id_is_text_changed")
    page.keyboard.press("ArrowDown")
    follow(page, "Save the answer")
    follow(page, "Check and give the answers")
    follow(page, "Give 1 answer")
    expect(page.locator("main")).to_contain_text("The force can read the answers")


def test_by_keyboard_a_comment_is_written_submitted_and_answered(person: Callable[[str], Visit]) -> None:
    staff = person("hertfordshire").page
    comment(staff)
    follow(staff, "Check and submit the comments")
    follow(staff, "Submit 1 comment")
    expect(staff.locator("main")).to_contain_text("Locked: the comments were submitted")
    expect(staff.get_by_text("Comment on paragraph")).to_have_count(0)
    answer(person("inspector").page)
    staff.reload()
    expect(staff.locator(".said__answer")).to_contain_text("We looked again")
    expect(staff.locator(".said__answer")).to_contain_text("Text changed")


def test_another_force_finds_no_room(person: Callable[[str], Visit]) -> None:
    visitor = person("kent")
    response = visitor.page.goto(f"{visitor.site}{ROOM}")
    assert response is not None
    assert response.status == 404
    assert "journey" not in visitor.page.locator("body").inner_text()


def test_pages_of_the_room_fit_axe_finds_no_fault_and_paper_has_the_band(person: Callable[[str], Visit]) -> None:
    for name, addresses in {
        "hertfordshire": ["/my-force/", ROOM, f"{ROOM}comment/", f"{ROOM}submit/"],
        "inspector": ["/rooms/", ROOM, f"{ROOM}answers/", f"{ROOM}reopen/"],
    }.items():
        visitor = person(name)
        visitor.page.add_init_script(path=AXE)
        for address in addresses:
            page = visitor.go(address)
            for width in (320, 1280):
                visitor.widen(width)
                assert faults(page) == [], address
            assert visitor.complaints == [], address
            if address.startswith(ROOM):
                page.emulate_media(media="print")
                expect(page.locator(".band--state")).to_be_visible()
                page.emulate_media(media="screen")
