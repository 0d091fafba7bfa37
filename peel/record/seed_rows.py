"""Facts that we keep in files beside the code and in no table, as rows of text."""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"


@cache
def seed_rows(name: str) -> tuple[dict[str, str], ...]:
    """The lines of one file of `peel/data` by column; read once a process, so nobody may change a row."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
