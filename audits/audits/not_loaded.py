"""The published results that were left out of the record: a file of the project, not rows."""

import csv
from dataclasses import dataclass
from pathlib import Path

from peel.record.models import Force

FILE = Path(__file__).parents[1] / "data" / "not_loaded.csv"


@dataclass(frozen=True, slots=True)
class NotLoaded:
    """A published result that was left out of the record, and why."""

    force: Force | None
    what: str
    reason: str
    source: str


def results_not_loaded() -> tuple[NotLoaded, ...]:
    """All of them, in the order of the material given to us."""
    forces = {force.slug: force for force in Force.objects.all()}
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            NotLoaded(forces.get(row["force"]), row["what"], row["reason"], row["source"])
            for row in csv.DictReader(lines)
        )
