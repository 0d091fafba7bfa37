"""How many of each grade a source counts in an inspection."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import Tally, User
from peel.seed.loaders.inspections import inspections_by_slug
from peel.seed.loaders.source_kind import source_kind
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, write

NUMBERS = ("graded_areas", "outstanding", "good", "adequate", "requires_improvement", "inadequate")


@action
def load_tallies(*, folder: Path, by: User) -> Loaded:
    """grade_tallies.csv: a check on the judgments."""
    inspections = inspections_by_slug()

    def tally(row: Row) -> dict[str, object]:
        stated_on = row.day("stated_on")
        stated = f"Stated on {stated_on:%-d %B %Y}." if stated_on else ""
        return {
            "inspection": row.find("inspection", inspections, "inspection"),
            "source": row["source"],
            "source_kind": source_kind(row),
            "without_recording": row.flag("without_recording"),
            "before_revision": row.flag("before_revision"),
            "note": f"{row['note']} {stated}".strip(),
            **{column: row.number(column) for column in NUMBERS},
        }

    table = read(folder / "grade_tallies.csv", "inspection", "source")
    return write(Tally, table, tally, key=["inspection", "source"])
