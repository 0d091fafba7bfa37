"""Visits to pages: what a browser asked for and what it complained about on the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from peel.seed.demo_people import PASSWORD

HEIGHT = 800
CHARTS_FIT = """() => [...document.querySelectorAll(".js-plotly-plot .main-svg")]
  .every((drawing) => drawing.clientWidth <= drawing.closest(".js-plotly-plot").clientWidth)"""


@dataclass
class Visit:
    """A page of the site, what its browser asked for since it was opened, and what went wrong."""

    page: Page
    site: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", self._failed)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("console", self._said)

    def _failed(self, request: Request) -> None:
        """All but what the browser itself gave up, such as the icon of the page that it left."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        """All but the browser's own word on a page that says what went wrong."""
        if not (message.location["url"] == self.page.url and "with a status of" in message.text):
            self.complaints.append(f"console: {message.text}")

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.requests.clear()
        self.complaints.clear()
        self.page.goto(f"{self.site}{path}")
        return self.page

    def stir(self) -> None:
        """Move the pointer a little, in a corner: somebody is there, and charts may answer them."""
        self.page.mouse.move(1, 1)
        self.page.mouse.move(2, 2)

    def widen(self, width: int) -> None:
        """Make the window this wide and let its charts follow."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.wait_for_function(CHARTS_FIT)


@contextmanager
def visit(browser: Browser, site: str, **options: Any) -> Iterator[Visit]:
    """Somebody of whom the site knows nothing, with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": HEIGHT}, **options)
    try:
        yield Visit(context.new_page(), site)
    finally:
        context.close()


def sign_in(visitor: Visit, name: str) -> Page:
    """Type e-mail address and password of somebody of the demo, and send them."""
    page = visitor.go("/account/sign-in/")
    page.get_by_label("E-mail address").fill(f"{name}@demo.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    return page
