"""A form that takes long says so at once and is sent once; on a page that the browser kept it can be sent again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.visits import Visit, sign_in, visit

GIVE = "/entry/documents/new/"
# In one go, since Playwright asks a page nothing while the one that follows does not come.
CLICK_THRICE = """async (between) => {
  const said = [];
  for (let turn = 0; turn < 3; turn++) {
    document.querySelector("main form button[type=submit]").click();
    await new Promise((done) => setTimeout(done, 300));
    said.push(document.querySelector("main form [role=status]").innerText.trim());
    if (between) window.dispatchEvent(new PageTransitionEvent(between, { persisted: true }));
  }
  return said;
}"""
READING = "Reading the document. Leave this page open."


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """The page on which an admin gives a document."""
    with visit(browser, site) as visitor:
        sign_in(visitor, "admin")
        yield opened(visitor)


def opened(visitor: Visit) -> Page:
    """The form, before anything is sent."""
    page = visitor.go(GIVE)
    assert page.locator("main form [role=status]").inner_text().strip() == ""
    return page


@pytest.fixture
def sent(page: Page) -> Iterator[list[Route]]:
    """What the form sends: it gets no answer until the test is over."""
    unanswered: list[Route] = []
    page.route(f"**{GIVE}", lambda route: unanswered.append(route))
    yield unanswered
    for each in unanswered:
        each.abort()


def test_while_a_document_is_read_the_page_says_so_and_sends_nothing_more(page: Page, sent: list[Route]) -> None:
    assert page.evaluate(CLICK_THRICE, "") == [READING] * 3
    assert [each.request.method for each in sent] == ["POST"]


def test_on_a_page_that_the_browser_kept_it_can_be_sent_again(page: Page, sent: list[Route]) -> None:
    assert page.evaluate(CLICK_THRICE, "pageshow") == [READING] * 3
    assert len(sent) == 3
