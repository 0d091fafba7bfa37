"""From a file to the record by keyboard alone; and how much a long review weighs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from peel.management.commands.demo import SAMPLES
from peel.seed.demo_people import PASSWORD
from tests.browser.keyboard import follow, tab_to
from tests.browser.test_weight import PAGE
from tests.browser.visits import Visit, sign_in, visit

SENT = "11 July 2025"
# What the reader doubts, as the list of doubts and the buttons name it.
NO_MARGIN = ["All reported crime: 82.6% without", "Violent offences: 75.7% without"]


def letter_of(day: str, folder: Path) -> Path:
    """The sample letter as if it had been sent on another day: one of which the record knows nothing yet."""
    text = (SAMPLES / "letter-hertfordshire-2025-07.txt").read_text()
    assert SENT in text
    path = folder / "letter.txt"
    path.write_text(text.replace(SENT, day))
    return path


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def visitor(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """An admin at a browser."""
    with visit(browser, site, java_script_enabled=request.param) as visitor:
        yield visitor


@pytest.fixture
def day(request: pytest.FixtureRequest) -> int:
    """Another day in July for each browser, since both write to one record."""
    return 14 if request.node.callspec.params["visitor"] else 15


def unfold(page: Page, text: str) -> None:
    """Show what is folded under some words."""
    tab_to(page, text)
    page.keyboard.press("Enter")


def sign_in_by_keyboard(visitor: Visit, name: str = "admin") -> Page:
    """Type the address and the password."""
    page = visitor.go("/account/sign-in/")
    tab_to(page, id="id_login")
    page.keyboard.type(f"{name}@demo.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page


def give(page: Page, path: Path) -> None:
    """Choose a file and have it read and stored as what the reader takes it for."""
    page.on("filechooser", lambda chooser: chooser.set_files(path))
    follow(page, "Entry")
    follow(page, "Give a document")
    tab_to(page, id="id_file")
    page.keyboard.press("Enter")
    expect(page.locator("#id_file")).to_have_value(re.compile(path.name))
    follow(page, "Read it")
    expect(page.locator("h1")).to_have_text("What it is")
    follow(page, "Store it and review")


def accept(page: Page, title: str) -> None:
    """Accept one proposal; the page comes back where it was."""
    follow(page, f"Accept: {title}")
    expect(page.locator(":target .status")).to_have_text("Accepted")
    expect(page.locator(":target")).to_be_in_viewport()


def put_right(page: Page) -> None:
    """Correct one value."""
    follow(page, "Edit: All reported crime: 92.6%")
    tab_to(page, id="id_value")
    page.keyboard.press("Control+A")
    page.keyboard.type("92.5")
    follow(page, "Keep these values")
    expect(page.locator("#estimate-2")).to_contain_text("Edited by admin@demo.example")
    expect(page.locator("#estimate-2")).to_contain_text("read as: 92.6%")


def take(page: Page, step: str) -> None:
    """Go one step from the page that says where a publication stands."""
    follow(page, step)
    expect(page.locator("h1")).to_have_text(step)
    if step == "Withdraw":
        tab_to(page, id="id_reason")
        page.keyboard.type("Sent in error.")
    follow(page, step)


def another_publishes_and_withdraws(visitor: Visit, slug: str) -> None:
    """A second admin publishes the letter and withdraws it again; a stranger reads what may be read."""
    browser, read = visitor.page.context.browser, {}
    with visit(browser, visitor.site) as second, visit(browser, visitor.site) as stranger:
        page = sign_in_by_keyboard(second, "second-admin")
        for step in ("Publish", "Withdraw"):
            second.go(f"/publications/{slug}/state/")
            take(page, step)
            expect(page.locator("main [role=status]")).to_be_visible()
            read[step] = stranger.go(f"/letters/{slug}/").locator("main").inner_text()
    assert "92.5%" in read["Publish"]
    assert "92.5%" not in read["Withdraw"]
    assert "Sent in error." in read["Withdraw"]


def test_a_letter_by_keyboard_from_the_file_to_the_record(visitor: Visit, day: int, tmp_path: Path) -> None:
    page = sign_in_by_keyboard(visitor)
    give(page, letter_of(f"{day} July 2025", tmp_path))
    expect(page.locator("main")).to_contain_text("1 of 32 decided")
    follow(page, NO_MARGIN[0])
    for title in NO_MARGIN:
        accept(page, title)
    put_right(page)
    unfold(page, "9 left to decide: counts")
    accept(page, "98 of 107")
    follow(page, "What it changes in the record")
    follow(page, "Accept the 27 that")
    follow(page, "Write to the record")
    expect(page.locator("main [role=status]")).to_contain_text("Written to the record")
    expect(page.locator("h1")).to_contain_text("closure of cause of concern")
    expect(page.locator("main")).to_contain_text("Not published")
    slug = f"hertfordshire-letter-2025-07-{day}"
    assert page.url.endswith(f"/publications/{slug}/state/")
    take(page, "Publish")
    expect(page.get_by_role("alert")).to_contain_text("another admin has to publish it")
    another_publishes_and_withdraws(visitor, slug)
    # The refusal above is an answer with an error's status, which the console tells.
    assert [each for each in visitor.complaints if "422" not in each] == []


def test_a_long_review_is_light(browser: Browser, site: str) -> None:
    loaded: list[int] = []
    with visit(browser, site) as visitor:
        page = sign_in(visitor, "admin")
        session = page.context.new_cdp_session(page)
        session.on("Network.loadingFinished", lambda event: loaded.append(int(event["encodedDataLength"])))
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        visitor.go("/entry/drafts/1/")
        assert page.locator("article").count() > 130
    assert 0 < sum(loaded) <= PAGE
