"""What we hold of each force and cycle beside what the inspectorate gave: what every count of grades rests on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from peel.coverage.counted_inspections import counting
from peel.coverage.words import grades_held
from peel.record.absence import Absence, is_surely_graded, why_no_grade
from peel.record.models import (
    Area,
    Cycle,
    Force,
    Grading,
    Inspection,
    InspectionStatement,
    Judgment,
    Origin,
    Publication,
    SourceKind,
    Tally,
)


@dataclass(frozen=True, slots=True)
class AreaJudgment:
    """The judgment that counts of one area; `grade` is a grade's slug, empty where it has none.

    `is_inferred` says that no source states it: we inferred it from published totals or from wording.
    """

    grade: str
    origin: str
    grading: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class ForceCoverage:
    """What we hold of one force in one cycle.

    `inspections` are those that count, oldest first; `judged` has the judgments that count by the area's slug.
    `versions` gives, for each version of the framework that may apply, how each area is graded.
    """

    force: Force
    cycle: Cycle
    inspections: tuple[Inspection, ...]
    judged: Mapping[str, AreaJudgment]
    versions: tuple[Mapping[str, str], ...]
    tallies: tuple[Tally, ...] = ()
    statement: InspectionStatement | None = None

    @property
    def report(self) -> Publication | None:
        """The report of the latest inspection."""
        return self.inspections[-1].report if self.inspections else None

    @property
    def is_inspected(self) -> bool | None:
        """What sources say; None where there is none. A report outweighs a statement."""
        if self.inspections:
            return True
        return self.statement.is_inspected if self.statement else None

    @property
    def held(self) -> int:
        """How many grades we hold, inferred ones among them."""
        return sum(bool(one.grade) for one in self.judged.values())

    @property
    def inferred(self) -> int:
        """How many of those that we hold no source states."""
        return sum(bool(one.grade) and one.is_inferred for one in self.judged.values())

    @property
    def published(self) -> int | None:
        """How many areas were graded, as published: by the report, else by the largest tally of all areas."""
        by_report = [one.graded_stated for one in self.inspections if one.graded_stated is not None]
        whole = (one.graded_areas for one in self.tallies if not one.without_recording)
        return by_report[-1] if by_report else max(whole, default=None)

    @property
    def always_graded(self) -> int:
        """How many areas the framework grades in every inspection; the fewest where the version is not known."""
        ungraded = {slug for slug, one in self.judged.items() if one.origin == Origin.NOT_GRADED}
        numbers = (
            sum(grading == Grading.YES and slug not in ungraded for slug, grading in version.items())
            for version in self.versions
        )
        return min(numbers, default=0)

    @property
    def could_be_held(self) -> int | None:
        """How many grades the inspectorate gave, as far as we know; None where we know of no inspection.

        Never less than we hold: a source that counts fewer is shown as a conflict, not by hiding a grade.
        """
        if self.is_inspected is None:
            return None
        if not self.is_inspected:
            return 0
        return max(self.held, self.always_graded if self.published is None else self.published)

    @property
    def graded_sometimes(self) -> bool | None:
        """Whether the areas that are graded only sometimes, and of which no judgment is held, were graded here.

        So many of them have a place in the published number: all, none, or None where nobody says which.
        """
        if self.published is None:
            return None
        sometimes = {slug for one in self.versions for slug, grading in one.items() if grading == Grading.SOMETIMES}
        taken = sum(one.grading == Grading.SOMETIMES and bool(one.grade) for one in self.judged.values())
        places = self.published - self.always_graded - taken
        if places <= 0:
            return False
        return True if places >= len(sometimes - self.judged.keys()) else None

    def why_no_grade(self, area: str) -> Absence:
        """Why there is no grade of the area with this slug; what a report leaves ungraded outweighs its version."""
        if area in self.judged and self.judged[area].origin == Origin.NOT_GRADED:
            return Absence.NOT_GRADED
        gradings = [version.get(area) for version in self.versions]
        return why_no_grade(gradings, sometimes=self.graded_sometimes, is_inspected=self.is_inspected)

    def is_surely_graded(self, area: str) -> bool:
        """Whether a grade of the area with this slug was given for all that we know, held or not."""
        gradings = [version.get(area) for version in self.versions]
        return is_surely_graded(gradings, sometimes=self.graded_sometimes)

    @property
    def words(self) -> str:
        """'Grades held: 3 of 8'."""
        return grades_held(self.held, self.could_be_held, self.inferred)


@dataclass(frozen=True, slots=True)
class CycleCoverage:
    """What we hold of one cycle, force by force in the order of their names."""

    cycle: Cycle
    rows: tuple[ForceCoverage, ...]
    by_force: Mapping[int, ForceCoverage] = field(repr=False)

    @property
    def held(self) -> int:
        """How many grades we hold of all forces, inferred ones among them."""
        return sum(row.held for row in self.rows)

    @property
    def inferred(self) -> int:
        """How many of those that we hold no source states."""
        return sum(row.inferred for row in self.rows)

    @property
    def could_be_held(self) -> int | None:
        """How many grades were given to the forces that we know were inspected; None where we know of none."""
        known = [row.could_be_held for row in self.rows if row.could_be_held is not None]
        return sum(known) if known else None

    @property
    def unknown(self) -> int:
        """Of how many forces we do not know whether they were inspected."""
        return sum(row.is_inspected is None for row in self.rows)

    @property
    def without_report(self) -> int:
        """For how many forces we hold no report, though some of them may be known to have been inspected."""
        return sum(row.report is None for row in self.rows)

    @property
    def is_complete(self) -> bool:
        """Whether we hold every grade of every force."""
        return self.unknown == 0 and self.held == self.could_be_held

    @property
    def is_half_held(self) -> bool:
        """Whether we hold at least half of the grades that could be held."""
        return bool(self.could_be_held) and self.held * 2 >= self.could_be_held

    @property
    def words(self) -> str:
        """'Grades held: 300 of 371, 45 of them inferred by us'."""
        return grades_held(self.held, self.could_be_held, self.inferred)


def coverage(
    user: Any, *, cycles: Iterable[Cycle] | None = None, forces: Iterable[Force] | None = None
) -> dict[Cycle, CycleCoverage]:
    """The coverage of cycles, newest first, as `user` may see it: five queries, and one more for what is not given.

    All cycles and all forces unless some are given.
    """
    cycles = sorted(Cycle.objects.all() if cycles is None else cycles, key=lambda one: -one.order)
    forces = list(Force.objects.all() if forces is None else forces)
    made = inspections(user, cycles, forces)
    judged, tallies = judgments(user, made), tallies_of(user, made)
    versions, said = frameworks(cycles), statements(user, cycles, forces)
    by_place: dict[tuple[int, int], list[Inspection]] = defaultdict(list)
    for inspection in made:
        by_place[inspection.framework.cycle_id, inspection.force_id].append(inspection)

    def row(cycle: Cycle, force: Force) -> ForceCoverage:
        counted = counting(by_place[cycle.pk, force.pk])
        apply = [counted[-1].framework_id] if counted else versions[cycle.pk]
        return ForceCoverage(
            force=force,
            cycle=cycle,
            inspections=tuple(counted),
            judged={slug: one for each in counted for slug, one in judged[each.pk].items()},
            versions=tuple(versions[cycle.pk][framework] for framework in apply),
            tallies=tuple(tally for each in counted for tally in tallies[each.pk]),
            statement=said.get((cycle.pk, force.pk)) or said.get((cycle.pk, None)),
        )

    found = {cycle: tuple(row(cycle, force) for force in forces) for cycle in cycles}
    return {cycle: CycleCoverage(cycle, rows, {row.force.pk: row for row in rows}) for cycle, rows in found.items()}


def inspections(user: Any, cycles: list[Cycle], forces: list[Force]) -> list[Inspection]:
    """The inspections that `user` may see: one query."""
    rows = Inspection.objects.visible_to(user).filter(framework__cycle__in=cycles, force__in=forces)
    return list(rows.select_related("report", "force", "framework__cycle").order_by("pk"))


def judgments(user: Any, made: list[Inspection]) -> dict[int, dict[str, AreaJudgment]]:
    """The judgments of each inspection by the area's slug: one query."""
    rows = Judgment.objects.visible_to(user).filter(inspection__in=made).order_by("pk")
    found: dict[int, dict[str, AreaJudgment]] = defaultdict(dict)
    for inspection, slug, *about in rows.values_list(
        "inspection_id", "area__slug", "grade__slug", "origin", "area__grading", "source_kind"
    ):
        grade, origin, grading, kind = about
        found[inspection][slug] = AreaJudgment(grade or "", origin, grading, kind == SourceKind.INFERRED)
    return found


def tallies_of(user: Any, made: list[Inspection]) -> dict[int, list[Tally]]:
    """The published totals of each inspection: one query."""
    found: dict[int, list[Tally]] = defaultdict(list)
    for tally in Tally.objects.visible_to(user).filter(inspection__in=made).order_by("pk"):
        found[tally.inspection_id].append(tally)
    return found


def frameworks(cycles: list[Cycle]) -> dict[int, dict[int, dict[str, str]]]:
    """How each area is graded, by cycle, version of its framework and slug: one query."""
    found: dict[int, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    rows = Area.objects.filter(framework__cycle__in=cycles).order_by("framework_id", "order")
    for cycle, framework, slug, grading in rows.values_list(
        "framework__cycle_id", "framework_id", "slug", "grading"
    ):
        found[cycle][framework][slug] = grading
    return found


def statements(
    user: Any, cycles: list[Cycle], forces: list[Force]
) -> dict[tuple[int, int | None], InspectionStatement]:
    """What sources say of one force, or of every force (None), by cycle: one query."""
    rows = InspectionStatement.objects.visible_to(user).filter(cycle__in=cycles)
    rows = rows.filter(Q(force__in=forces) | Q(force__isnull=True))
    return {(row.cycle_id, row.force_id): row for row in rows}


def best_held(found: Mapping[Cycle, CycleCoverage]) -> Cycle | None:
    """The newest cycle of which we hold at least half of the grades, else any grade, else the newest."""
    half = (cycle for cycle, one in found.items() if one.is_half_held)
    some = (cycle for cycle, one in found.items() if one.held)
    return next(half, None) or next(some, None) or next(iter(found), None)
