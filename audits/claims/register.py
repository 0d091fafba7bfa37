"""Published claims about figures, and how each can be worked out again: a file of the project, not rows."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "published_claims.csv"


@dataclass(frozen=True, slots=True)
class Published:
    """One claim in our own words, the number that the document states, and what that can be worked out from.

    `nearest` is what the stated number is rounded to; `measure` and `second` are slugs of measures, `plus` is
    added to a total; `part` and `whole` are the document's own figures.
    """

    slug: str
    publication: str
    document: str
    claim: str
    stated: Decimal
    nearest: Decimal
    unit: str
    method: str
    measure: str
    second: str
    force: str
    period_until: date | None
    plus: Decimal
    part: Decimal | None
    whole: Decimal | None
    why: str
    source: str

    def written(self, number: Decimal | float, more: int = 0) -> str:
        """A number with as many decimals as the claim has, or so many more, and its unit."""
        places = max(0, -self.nearest.as_tuple().exponent) + more
        return f"{number:,.{places}f} {self.unit}"


@cache
def published() -> tuple[Published, ...]:
    """All of them, in the file's order."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(read(row) for row in csv.DictReader(lines))


def read(row: dict[str, str]) -> Published:
    """One line of the file."""
    numbers = {name: Decimal(row[name]) if row[name] else None for name in ("stated", "nearest", "part", "whole")}
    until = date.fromisoformat(row["period_until"]) if row["period_until"] else None
    return Published(**row | numbers | {"plus": Decimal(row["plus"] or 0), "period_until": until})
