"""How gunicorn serves the site; the address comes from the command line."""

import os
import sys
from typing import Any

from peel.config import embedded
from peel.seed.demo_people import announcement

workers = int(os.environ.get("PEEL_WORKERS", "2"))
threads = 4
timeout = 60
graceful_timeout = 2  # a page takes less, and Ctrl+C should not wait for open browsers
accesslog = None
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Say where the site is, now that it answers."""
    addresses = ", ".join(f"http://{bind}" for bind in server.cfg.bind)
    if os.environ.get("PEEL_DEMO"):
        print(f"\nPEEL findings: {addresses}\nThe demo shows what is published to everybody.\n")
        print(f"{announcement()}\n")
        print("Stop it with Ctrl+C.")
    sys.stdout.flush()


def worker_exit(server: Any, worker: Any) -> None:
    """A worker that goes leaves the embedded database, if it joined one."""
    embedded.leave()
