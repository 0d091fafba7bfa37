"""A force's judgments cycle by cycle, and where one cycle can't be compared with the one before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from peel.coverage.queries import CycleCoverage, ForceCoverage, coverage
from peel.inspections.queries.inspection import GradeRow, When, grade_row, judgments_for_pages, when
from peel.record.absence import Absence
from peel.record.models import (
    Area,
    CauseOfConcern,
    Comparability,
    Cycle,
    Finding,
    Force,
    Inspection,
    Judgment,
    SourceKind,
)


@dataclass(frozen=True)
class Comparison:
    """What is said of comparing a cycle with an earlier one, and in whose words."""

    later: Cycle
    earlier: Cycle
    verdict: str
    statement: str
    source: str

    @property
    def is_comparable(self) -> bool:
        """Whether results may be set side by side."""
        return self.verdict == Comparability.YES

    @property
    def label(self) -> str:
        """The words on the divider."""
        if self.verdict == Comparability.NOT_STATED:
            return "Not stated whether comparable"
        return Comparability(self.verdict).label


@dataclass(frozen=True)
class CycleOfForce:
    """One cycle in which a force was inspected: the inspections that count, oldest first, and what we hold."""

    cycle: Cycle
    inspections: list[Inspection]
    held: ForceCoverage

    @property
    def latest(self) -> Inspection:
        """The last inspection of the cycle."""
        return self.inspections[-1]

    def judged(self) -> dict[str, tuple[Inspection, Judgment]]:
        """The judgment of each area that counts, by the area's slug, in report order."""
        found = {one.area.slug: (made, one) for made in self.inspections for one in made.judgments.all()}
        return dict(sorted(found.items(), key=lambda item: item[1][1].area.order))


@dataclass(frozen=True)
class Standing:
    """One area of a force's latest cycle: its grade, when, what is open, and its theme in the cycle before."""

    row: GradeRow
    when: When
    previous: list[Judgment]
    open_causes: int
    open_improvements: int


def history(user: Any, force: Force) -> list[CycleOfForce]:
    """The cycles in which the force was inspected, oldest first: eight queries."""
    return histories(user, [force], coverage(user, forces=[force]))[force]


def histories(
    user: Any, forces: Iterable[Force], held: Mapping[Cycle, CycleCoverage]
) -> dict[Force, list[CycleOfForce]]:
    """The same of several forces, from what we hold of them: two queries, however many there are."""
    oldest_first = sorted(held.values(), key=lambda one: one.cycle.order)
    made = [inspection for one in oldest_first for row in one.rows for inspection in row.inspections]
    areas = Prefetch("framework__areas", Area.objects.select_related("pillar", "theme").order_by("order", "pk"))
    prefetch_related_objects(made, judgments_for_pages(user), areas)
    rows = {force: [one.by_force[force.pk] for one in oldest_first] for force in forces}
    return {
        force: [CycleOfForce(row.cycle, list(row.inspections), row) for row in past if row.inspections]
        for force, past in rows.items()
    }


def up_to_the_last_grades(found: list[CycleOfForce]) -> list[CycleOfForce]:
    """The cycles without the last ones of which the record has no grade; all where it has none at all."""
    graded = [place for place, step in enumerate(found, 1) if any(one.grade for _, one in step.judged().values())]
    return found[: graded[-1]] if graded else found


def compared(later: Cycle, earlier: Cycle, cycles: Sequence[Cycle]) -> Comparison:
    """Whether two cycles compare: each cycle between them has to compare with the one before it."""
    between = [cycle for cycle in cycles if earlier.order < cycle.order <= later.order]
    rank = [Comparability.NO, Comparability.NOT_STATED, Comparability.YES]
    weakest = min(reversed(between), key=lambda cycle: rank.index(cycle.comparable_with_previous))
    return Comparison(
        later, earlier, weakest.comparable_with_previous, weakest.comparability, weakest.comparability_source
    )


def comparisons(cycles: Sequence[Cycle]) -> list[Comparison]:
    """Each cycle with the one before it, oldest first."""
    return [compared(later, earlier, cycles) for earlier, later in pairwise(cycles)]


def spanned(found: list[CycleOfForce], cycles: Iterable[Cycle]) -> list[Cycle]:
    """The cycles from the force's first inspection to its last, oldest first, gaps included."""
    if not found:
        return []
    first, last = found[0].cycle.order, found[-1].cycle.order
    return sorted((cycle for cycle in cycles if first <= cycle.order <= last), key=lambda cycle: cycle.order)


def standings(
    found: list[CycleOfForce], open_causes: list[CauseOfConcern], open_improvements: list[Finding]
) -> list[Standing]:
    """The areas of the force's latest cycle in report order."""
    if not found:
        return []
    current, before = found[-1], (found[-2] if len(found) > 1 else None)
    judged = current.judged()
    earlier = [judgment for _, judgment in before.judged().values()] if before else []
    return [
        Standing(
            row=grade_row(area, *given(area, judged, current.held)),
            when=when(judged.get(area.slug, (current.latest, None))[0]),
            previous=[judgment for judgment in earlier if judgment.area.theme_id == area.theme_id],
            open_causes=sum(is_of(area, cause.area) for cause in open_causes),
            open_improvements=sum(is_of(area, finding.area) for finding in open_improvements),
        )
        for area in current.latest.framework.areas.all()
    ]


def inspected_at_once(found: list[Standing]) -> When | None:
    """When all areas were inspected, if at one time."""
    times = {standing.when for standing in found}
    return times.pop() if len(times) == 1 else None


def tally(found: list[Standing]) -> list[tuple[str, int]]:
    """How many areas have which published grade, in the order of the cycle's scale; inferred ones are left out."""
    judged = [standing.row.judgment for standing in found if standing.row.judgment]
    given = (one.grade for one in judged if one.grade and one.source_kind != SourceKind.INFERRED)
    return list(Counter(grade.name for grade in sorted(given, key=lambda grade: grade.order)).items())


def inferred(found: list[Standing]) -> int:
    """How many areas have a grade that we inferred from published totals."""
    judged = (standing.row.judgment for standing in found if standing.row.judgment)
    return sum(one.source_kind == SourceKind.INFERRED for one in judged)


def given(
    area: Area, judged: dict[str, tuple[Inspection, Judgment]], held: ForceCoverage
) -> tuple[Judgment | None, Absence]:
    """The judgment of an area, if there is one, and else why there is none."""
    judgment = judged[area.slug][1] if area.slug in judged else None
    return judgment, held.why_no_grade(area.slug)


def is_of(area: Area, other: Area | None) -> bool:
    """Whether what is open in `other` belongs to `area`: the same area, or its theme in an earlier cycle."""
    if other is None or other.theme_id != area.theme_id:
        return False
    here, there = area.framework.cycle, other.framework.cycle
    return other.slug == area.slug if there == here else there.order < here.order
