"""The cycles with their scales and frameworks."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import Comparability, Cycle, Framework, Grade, GradeWord, User
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug, write


@action
def load_cycles(*, folder: Path, by: User) -> Loaded:
    """cycles.csv: the rounds of inspection, and whether each compares with the one before."""
    return write(Cycle, read(folder / "cycles.csv", "slug"), _cycle, key=["slug"])


def _cycle(row: Row) -> dict[str, object]:
    first = row.day("published_from")
    return row.texts("slug", "name", "comparability", "comparability_source", "source") | {
        "order": row.number("order"),
        "comparable_with_previous": row.find(
            "comparable_with_previous", {word: word for word in Comparability}, "answer"
        ),
        "note": f"{row['note']} First results on {first:%-d %B %Y}.".strip() if first else row["note"],
    }


@action
def load_grades(*, folder: Path, by: User) -> Loaded:
    """grades_scale.csv: the tiers of each cycle's scale."""
    cycles = by_slug(Cycle)

    def grade(row: Row) -> dict[str, object]:
        return row.texts("name", "definition", "source") | {
            "cycle": row.find("cycle", cycles, "cycle"),
            "slug": row.find("grade", {word: word for word in GradeWord}, "grade"),
            "order": row.number("order"),
        }

    return write(Grade, read(folder / "grades_scale.csv", "cycle", "grade"), grade, key=["cycle", "slug"])


@action
def load_frameworks(*, folder: Path, by: User) -> Loaded:
    """frameworks.csv: the versions of each cycle's framework."""
    cycles = by_slug(Cycle)

    def framework(row: Row) -> dict[str, object]:
        return row.texts("slug", "name", "note", "source") | {
            "cycle": row.find("cycle", cycles, "cycle"),
            "published_on": row.day("published_on"),
        }

    return write(Framework, read(folder / "frameworks.csv", "slug"), framework, key=["slug"])
