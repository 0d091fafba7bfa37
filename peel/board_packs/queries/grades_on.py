"""The grades of one force as they stood on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser

from peel.coverage.queries import ForceCoverage
from peel.grades.queries.comparability import (
    CycleOfForce,
    Standing,
    history,
    inspected_at_once,
    standings,
    up_to_the_last_grades,
)
from peel.inspections.queries.inspection import When
from peel.record.models import Cycle, Force, Inspection, Revision, SourceKind
from peel.ui.dates import format_date


@dataclass(frozen=True, slots=True)
class GradeOn:
    """One area: its grade on the day, and what became of that grade before or after."""

    standing: Standing
    slug: str
    name: str
    note: str

    @property
    def whose(self) -> str:
        """Who states the grade, where it is not the inspectorate."""
        judgment = self.standing.row.judgment
        is_said = judgment is not None and judgment.source_kind != SourceKind.INSPECTORATE
        return judgment.get_source_kind_display() if is_said else ""


@dataclass(frozen=True, slots=True)
class Graded:
    """The areas of the latest cycle of which there were grades; `ungraded` are later cycles without any.

    `inspected` says when all areas were, if at one time; `held` how many grades of the cycle we hold.
    """

    cycle: Cycle | None
    held: ForceCoverage | None
    rows: tuple[GradeOn, ...]
    inspected: When | None
    ungraded: tuple[Inspection, ...]


def grades_on(reader: Any, force: Force, day: date) -> Graded:
    """The grades that everybody knew at the end of a day: five queries."""
    past = history(reader, force)
    known = up_to_the_last_grades(past)
    changes = revisions(force)
    areas = standings(known, [], [])
    return Graded(
        cycle=known[-1].cycle if known else None,
        held=known[-1].held if known else None,
        rows=tuple(grade_on(standing, changes, day) for standing in areas),
        inspected=inspected_at_once(areas),
        ungraded=ungraded(past, known),
    )


def ungraded(past: list[CycleOfForce], known: list[CycleOfForce]) -> tuple[Inspection, ...]:
    """The latest inspections of the cycles after the last grades."""
    return tuple(step.latest for step in past[len(known) :])


def revisions(force: Force) -> dict[int, list[Revision]]:
    """All published revisions of the force's grades by judgment, the earliest first: one query."""
    rows = Revision.objects.visible_to(AnonymousUser())
    found: dict[int, list[Revision]] = {}
    for row in (
        rows.filter(judgment__inspection__force=force)
        .order_by("changed_on", "pk")
        .select_related("from_grade", "to_grade")
    ):
        found.setdefault(row.judgment_id, []).append(row)
    return found


def grade_on(standing: Standing, changes: dict[int, list[Revision]], day: date) -> GradeOn:
    """The grade of an area on the day: that before the first revision after it, else the one of the record."""
    row = standing.row
    known = changes.get(row.judgment.pk, []) if row.judgment else []
    later = next((change for change in known if change.changed_on > day), None)
    if later is not None:
        note = f"As it stood: revised after this day, on {format_date(later.changed_on)}, to {later.to_grade}."
        return GradeOn(standing, later.from_grade.slug, later.from_grade.name, note)
    note = f"Revised on {format_date(known[-1].changed_on)}, from {known[-1].from_grade}." if known else ""
    return GradeOn(standing, row.grade_slug, row.grade_name, note or row.why * row.is_known)
