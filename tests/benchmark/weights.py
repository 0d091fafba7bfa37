"""What every kind of page weighs for a first visit, in kilobytes. Run by hand: python -m tests.benchmark.weights

Needs built assets (make build/.static) and Chromium. Prints a row for each page of the browser's tests, as whom it
is for sees it; tests/browser/test_weight.py holds the limits.
"""

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.pages import PAGES_OF
from tests.browser.server import database, free_port, full_database, served
from tests.browser.visits import sign_in, visit
from tests.browser.weights import Scales

PARTS = ["html", "css", "js", "fonts", "others"]


def row(who: str, kind: str, *figures: str) -> None:
    """Print a row of the table."""
    print(f"{who:<14} {kind:<32}", *(f"{figure:>7}" for figure in figures), flush=True)


def main() -> None:
    port = free_port()
    with full_database(port) as environment, served(port, environment) as site, sync_playwright() as playwright:
        database("send", environment, "visit")
        browser = playwright.chromium.launch(**chromium.LAUNCH)
        row("who", "page", *PARTS, "all")
        for name, pages in PAGES_OF.items():
            with visit(browser, site) as visitor:
                if name:
                    sign_in(visitor, name)
                scales = Scales(visitor)
                for kind, path in pages.items():
                    weights = scales.weigh(path)
                    figures = [*(weights[part] for part in PARTS), weights.total()]
                    row(name or "anybody", kind, *(f"{figure / 1000:.1f}" for figure in figures))
        browser.close()


if __name__ == "__main__":
    main()
