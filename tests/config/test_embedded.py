"""The embedded server: one for several processes, and its data outlives kill -9."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from peel.config import embedded

PROJECT = Path(__file__).resolve().parents[2]
JOIN = (
    "import sys; from pathlib import Path; from peel.config.embedded import start; "
    "start(Path(sys.argv[1]), 'peel'); "
)
THREADS = (
    "import sys; from concurrent.futures import ThreadPoolExecutor; from pathlib import Path; "
    "from peel.config.embedded import start; "
    "list(ThreadPoolExecutor(4).map(lambda _: start(Path(sys.argv[1]), 'peel'), range(4)))"
)
STAY = "print('ready', flush=True); import time; time.sleep(60)"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A cluster of this test's own, gone afterwards."""
    path = embedded.cluster(f"trial-{os.getpid()}")
    yield path
    stop(path)
    shutil.rmtree(path, ignore_errors=True)


def join(folder: Path) -> subprocess.Popen[str]:
    """Another process that starts or joins the server and stays."""
    process = subprocess.Popen(
        [sys.executable, "-c", JOIN + STAY, str(folder)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def server(folder: Path) -> int | None:
    """The server's process number, when it runs."""
    pid_file = folder / "postmaster.pid"
    return int(pid_file.read_text().splitlines()[0]) if pid_file.exists() else None


def stop(folder: Path) -> None:
    """End the server without ceremony."""
    pid = server(folder) if folder.exists() else None
    if pid is not None:
        os.kill(pid, signal.SIGQUIT)
        wait_until(lambda: not Path(f"/proc/{pid}").exists())


def wait_until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Poll a condition for a while."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "took too long"
        time.sleep(0.05)


def ask(folder: Path, question: str) -> list[tuple]:
    """Run one statement in the cluster."""
    with psycopg.connect(host=str(folder), user="postgres", dbname="peel", autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def test_data_outlives_kill_9_and_processes_share_one_server(folder: Path) -> None:
    first, second = join(folder), join(folder)
    ask(folder, "CREATE TABLE kept AS SELECT 42 AS value")
    pid = server(folder)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    for process in (first, second):
        process.kill()
        process.communicate()
    wait_until(lambda: not Path(f"/proc/{pid}").exists())

    third = join(folder)
    assert ask(folder, "SELECT value FROM kept") == [(42,)]
    fourth = join(folder)
    assert server(folder) not in (None, pid)
    for process in (third, fourth):
        process.kill()
        process.communicate()


def test_the_project_keeps_its_permissions(folder: Path) -> None:
    before = [(parent, parent.stat().st_mode) for parent in [PROJECT, *PROJECT.parents]]
    process = join(folder)
    process.kill()
    process.communicate()
    assert [(parent, parent.stat().st_mode) for parent, _ in before] == before


def test_the_folder_suits_a_socket() -> None:
    path = str(embedded.cluster("data"))
    assert " " not in path
    assert len(path) + len("/.s.PGSQL.5432") < 108


def test_the_first_pages_of_a_worker_come_in_several_threads(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", THREADS, str(folder)], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
