"""The site as production serves it, over a full database of its own: for tests in a browser and for benchmarks."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

PROJECT = Path(__file__).parents[2]
# Where Linux can see to it, a server does not outlive a process of tests that is killed.
WITH_US = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
NO_ASSETS = "Nothing is built: make build/.static."


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def database(deed: str, environment: dict[str, str], *words: str) -> str:
    """Do something to the database, and what that prints; in another process, since this one may have none."""
    command = [sys.executable, "-m", "tests.browser.database", deed, *words]
    run = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout


@contextmanager
def full_database(port: int) -> Iterator[dict[str, str]]:
    """What the settings of the server on this port come from; its database is gone afterwards."""
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


@contextmanager
def served(port: int, environment: dict[str, str]) -> Iterator[str]:
    """The address of a server of our own, as long as it runs."""
    if not (PROJECT / "build" / "static" / "staticfiles.json").exists():
        raise RuntimeError(NO_ASSETS)
    bind = f"127.0.0.1:{port}"
    options = ["--config", "peel/config/gunicorn.py", "--graceful-timeout", "1", "--bind", bind]
    gunicorn = [*WITH_US, sys.executable, "-m", "gunicorn", *options, "peel.config.wsgi"]
    server = subprocess.Popen(gunicorn, cwd=PROJECT, env=environment)
    try:
        wait_for(f"http://{bind}/readyz")
        yield f"http://{bind}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str) -> None:
    """Return when the server is ready."""
    until = time.monotonic() + 300  # a busy machine starts slowly
    while time.monotonic() < until:
        with suppress(OSError), urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer")
