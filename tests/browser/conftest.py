"""A browser, and the site as production serves it, over the real facts and both samples."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.server import database, free_port, full_database, served
from tests.browser.visits import Visit, sign_in, visit

HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These tests come last: Django refuses its database to a thread in which Playwright's loop runs.

    The longest modules come first among them, since each module is one processor's work.
    """
    tests = Counter(item.path for item in items if item.path.is_relative_to(HERE))
    items.sort(key=lambda item: (item.path in tests, -tests[item.path]))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How Chromium is started; a machine without it skips these tests, but for CI."""
    if chromium.PATH is None:
        pytest.fail(chromium.MISSING) if os.environ.get("CI") else pytest.skip(chromium.MISSING)
    return chromium.LAUNCH


@pytest.fixture(scope="session")
def port() -> int:
    """A port that nobody listens on."""
    return free_port()


@pytest.fixture(scope="session")
def environment(port: int) -> Iterator[dict[str, str]]:
    """What the server's settings come from, with a full database that nobody else uses."""
    with full_database(port) as environment:
        yield environment


@pytest.fixture(scope="session")
def site(port: int, environment: dict[str, str]) -> Iterator[str]:
    """The address of a server of our own, which is gone when the tests are."""
    with served(port, environment) as address:
        yield address


@pytest.fixture(scope="session")
def site_with_room(site: str, environment: dict[str, str]) -> str:
    """The address of the server, where a draft is with Hertfordshire for checking."""
    database("send", environment, "visit")
    return site


@pytest.fixture(scope="module")
def somebody(browser: Browser, site_with_room: str) -> Iterator[Callable[..., Visit]]:
    """Gives the browser of a person of the demo, signed in, or of nobody; the same one while a module lasts.

    What the pattern `missing` names never reaches it.
    """
    opened: dict[tuple, Visit] = {}
    with ExitStack() as stack:

        def at_browser(name: str, *, missing: str = "", **options: Any) -> Visit:
            key = (name, missing, *options.items())
            if key not in opened:
                opened[key] = stack.enter_context(visit(browser, site_with_room, **options))
                if missing:
                    opened[key].page.route(missing, lambda route: route.abort())
                if name:
                    sign_in(opened[key], name)
            return opened[key]

        yield at_browser
