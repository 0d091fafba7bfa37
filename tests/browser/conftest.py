"""A browser, and the site as production serves it, over the real facts and both samples."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
NO_CHROMIUM = "These tests need Chromium: apt install chromium."
NO_ASSETS = "These tests need the built assets: make build/.static."


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These tests come last: Django refuses its database to a thread in which Playwright's loop runs.

    The longest modules come first among them, since each module is one processor's work.
    """
    tests = Counter(item.path for item in items if item.path.is_relative_to(HERE))
    items.sort(key=lambda item: (item.path in tests, -tests[item.path]))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, which asks nobody for anything."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail(NO_CHROMIUM) if os.environ.get("CI") else pytest.skip(NO_CHROMIUM)
    quiet = ["--disable-background-networking", "--disable-quic", "--no-first-run"]
    return {"executable_path": chromium, "args": ["--no-sandbox", "--disable-gpu", *quiet]}


@pytest.fixture(scope="session")
def port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture(scope="session")
def environment(port: int) -> Iterator[dict[str, str]]:
    """What the server's settings come from, with a full database that nobody else uses."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "PEEL_BROWSER_DATABASE": f"browser_{port}",
    }
    environment = {**os.environ, **settings}
    try:
        database("fill", environment)
        yield environment
    finally:
        database("drop", environment)


def database(deed: str, environment: dict[str, str]) -> None:
    """Fill or drop the database; in another process, since this one may have no database."""
    command = [sys.executable, "-m", "tests.browser.database", deed]
    run = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="session")
def site(port: int, environment: dict[str, str]) -> Iterator[str]:
    """The address of a server of our own, which is gone when the tests are."""
    if not (PROJECT / "build" / "static" / "staticfiles.json").exists():
        pytest.fail(NO_ASSETS)
    bind = f"127.0.0.1:{port}"
    options = ["--config", "peel/config/gunicorn.py", "--graceful-timeout", "1", "--bind", bind]
    gunicorn = [sys.executable, "-m", "gunicorn", *options, "peel.config.wsgi"]
    server = subprocess.Popen(gunicorn, cwd=PROJECT, env=environment)
    try:
        wait_for(f"http://{bind}/readyz")
        yield f"http://{bind}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str) -> None:
    """Return when the server is ready."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(OSError), urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    pytest.fail(f"{address} does not answer")
