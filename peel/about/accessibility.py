"""The record of the accessibility statement: who tested what and when, and which faults are known."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

RECORD = Path(__file__).parents[1] / "data" / "accessibility.toml"
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Fault:
    """Something that is not accessible: which criteria it fails, why, what to use instead, when it is mended."""

    what: str
    criteria: str
    why: str
    instead: str
    mended: str


@dataclass(frozen=True)
class Statement:
    """What the statement says of itself."""

    prepared_on: date
    reviewed_on: date
    tested_on: date
    axe: str
    wcag: str
    faults: tuple[Fault, ...]

    @property
    def review_due_on(self) -> date:
        """The day by which it is looked at again."""
        return self.reviewed_on + A_YEAR

    def is_due(self, day: date) -> bool:
        """Whether it should have been looked at again by that day."""
        return day > self.review_due_on


@cache
def statement() -> Statement:
    """The statement as its record has it."""
    values: dict[str, Any] = tomllib.loads(RECORD.read_text())
    faults = tuple(Fault(**fault) for fault in values.pop("faults"))
    return Statement(**values, faults=faults)
