"""The programmes that audits belong to, by kind and day: a file of the project, not rows.

Inside a programme the counting rules are the same as far as we know; from one to the next they may not be.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "programmes.csv"


@dataclass(frozen=True, slots=True)
class Programme:
    """Audits of one kind in one span of time, and what is said of comparing them with those before."""

    slug: str
    name: str
    kind: str
    first_on: date
    last_on: date
    compares: str
    statement: str
    source: str

    @property
    def is_break(self) -> bool:
        """Whether somebody says that they don't compare with those before."""
        return self.compares == "no"


UNKNOWN = Programme(
    slug="other",
    name="Other audits",
    kind="",
    first_on=date.min,
    last_on=date.max,
    compares="not-stated",
    statement="We know of no programme that these belong to, and of no statement that they compare.",
    source="",
)


@cache
def programmes() -> tuple[Programme, ...]:
    """All of them, in the file's order; last those that no line of it fits."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return (*(programme(row) for row in csv.DictReader(lines)), UNKNOWN)


def programme(row: dict[str, str]) -> Programme:
    """One line of the file."""
    days = {name: date.fromisoformat(row[name]) for name in ("first_on", "last_on")}
    return Programme(**row | days)


def programme_of(kind: str, on: date | None) -> Programme:
    """The programme of an audit of this kind and day."""
    fitting = (one for one in programmes() if one.kind == kind and on and one.first_on <= on <= one.last_on)
    return next(fitting, UNKNOWN)
