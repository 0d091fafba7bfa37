"""One area of a cycle: what it judges, each force's grade, what was found, and its theme in other cycles."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from peel.coverage.queries import CycleCoverage
from peel.grades.queries.area_counts import AreaCount, area_counts
from peel.grades.queries.comparability import Comparison, compared, is_of
from peel.grades.queries.grid import Cell, Column, Grid, Row, grids_of_theme
from peel.record.absence import MEANINGS, Absence
from peel.record.models import (
    Area,
    CauseOfConcern,
    Closure,
    Cycle,
    Finding,
    FindingKind,
    Force,
    Framework,
    Grade,
)
from peel.record.subquery_count import subquery_count

PRACTICE = [FindingKind.INNOVATIVE_PRACTICE, FindingKind.PROMISING_PRACTICE]
TO_IMPROVE = [FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.AREA_OF_CONCERN]


@dataclass(frozen=True)
class ForceRow:
    """One inspected force: its grade of the area, and how many causes and areas for improvement are open there."""

    row: Row
    cell: Cell
    open_causes: int
    open_improvements: int


@dataclass(frozen=True)
class Without:
    """The forces without a visible inspection of which the same is to be said in place of a grade."""

    words: str
    meaning: str
    forces: tuple[Force, ...]


@dataclass(frozen=True)
class OtherCycle:
    """The areas of the same theme in another cycle, with the grades given there, and whether the two compare."""

    cycle: Cycle
    counts: list[AreaCount]
    comparison: Comparison


@dataclass(frozen=True)
class Unplaced:
    """What is open at a force without an area, so that no area's page counts it."""

    force: Force
    causes: int
    improvements: int


@dataclass(frozen=True)
class AreaPage:
    """All that one area's page shows; forces without a visible inspection are named below the table."""

    area: Area
    column: Column
    count: AreaCount
    forces: list[ForceRow]
    others: tuple[Without, ...]
    held: CycleCoverage
    findings: list[Finding]
    practice: list[Finding]
    unplaced: list[Unplaced]
    earlier: list[OtherCycle]
    later: list[OtherCycle]


def area_page(user: Any, area: Area, scales: dict[Cycle, tuple[Grade, ...]]) -> AreaPage:
    """The page of one area, as `user` may see it."""
    grids = grids_of_theme(user, area.theme, scales)
    cycle = area.framework.cycle
    column = next(head for head in grids[cycle].columns if head.key == area.slug)
    shown = grids[cycle].only(columns=(column,))
    found = findings(user, area)
    own = [one for one in found if one.area in column.areas]
    others = [other(cycle, grids[one], list(scales)) for one in reversed(grids) if one != cycle]
    return AreaPage(
        area=area,
        column=column,
        count=area_counts(shown)[0],
        forces=force_rows([row for row in shown.rows if row.inspection], open_causes(user, area), found, area),
        others=without([row for row in shown.rows if row.inspection is None]),
        held=shown.held,
        findings=[one for one in own if one.kind not in PRACTICE],
        practice=[one for one in own if one.kind in PRACTICE],
        unplaced=unplaced(user),
        earlier=[one for one in others if one.cycle.order < cycle.order],
        later=[one for one in others if one.cycle.order > cycle.order],
    )


def without(rows: list[Row]) -> tuple[Without, ...]:
    """Forces without a visible inspection, in the order of the reasons why there is no grade."""
    found = {absence: tuple(row.force for row in rows if row.cells[0].code == absence) for absence in Absence}
    return tuple(Without(str(one.label), MEANINGS[one], forces) for one, forces in found.items() if forces)


def other(cycle: Cycle, grid: Grid, cycles: list[Cycle]) -> OtherCycle:
    """What the page of an area of `cycle` shows of another cycle."""
    earlier, later = sorted([cycle, grid.cycle], key=lambda one: one.order)
    return OtherCycle(grid.cycle, area_counts(grid), compared(later, earlier, cycles))


def findings(user: Any, area: Area) -> list[Finding]:
    """The findings in the area's theme with their forces; `closed_on` is set where a letter closed one.

    Of other cycles only what is to improve: it may be open still.
    """
    closed = Closure.objects.seen_with(user, finding=OuterRef("pk"))
    rows = Finding.objects.visible_to(user).filter(area__theme=area.theme)
    rows = rows.filter(Q(area__framework__cycle=area.framework.cycle) | Q(kind__in=TO_IMPROVE))
    rows = rows.annotate(
        closed_on=Subquery(closed.values("closed_on")[:1]),
        closed_precision=Subquery(closed.values("precision")[:1]),
    )
    rows = rows.select_related("publication__force", "passage", "area__framework__cycle")
    return list(rows.order_by("publication__force__short_name", "publication", "order", "pk"))


def open_causes(user: Any, area: Area) -> list[CauseOfConcern]:
    """The open causes of concern in the area's theme."""
    rows = CauseOfConcern.objects.visible_to(user).open(user).filter(area__theme=area.theme)
    return list(rows.select_related("area__framework__cycle"))


def unplaced(user: Any) -> list[Unplaced]:
    """The forces with open causes of concern or areas for improvement that name no area, by name: one query."""
    causes = CauseOfConcern.objects.visible_to(user).open(user).filter(area=None, force=OuterRef("pk"))
    closed = Closure.objects.visible_to(user).filter(finding=OuterRef("pk"))
    left = Finding.objects.visible_to(user).filter(~Exists(closed), area=None, kind__in=TO_IMPROVE)
    left = left.filter(publication__force=OuterRef("pk"))
    rows = Force.objects.annotate(
        unplaced_causes=subquery_count(causes, "force"),
        unplaced_improvements=subquery_count(left, "publication__force"),
    )
    rows = rows.filter(Q(unplaced_causes__gt=0) | Q(unplaced_improvements__gt=0)).order_by("short_name")
    return [Unplaced(row, row.unplaced_causes, row.unplaced_improvements) for row in rows]


def force_rows(
    rows: list[Row], open_ones: list[CauseOfConcern], found: list[Finding], area: Area
) -> list[ForceRow]:
    """The inspected forces by name; what an earlier cycle left open in the theme counts as on the force's page."""
    to_improve = [one for one in found if one.kind in TO_IMPROVE and one.closed_on is None]
    causes = Counter(one.force_id for one in open_ones if is_of(area, one.area))
    improvements = Counter(one.publication.force_id for one in to_improve if is_of(area, one.area))
    return [ForceRow(row, row.cells[0], causes[row.force.pk], improvements[row.force.pk]) for row in rows]


def cycles_with_areas() -> list[Cycle]:
    """All cycles, newest first, each with its grades and, framework by framework, its areas."""
    areas = Area.objects.select_related("theme", "pillar", "framework").order_by("order", "pk")
    frameworks = Framework.objects.prefetch_related(Prefetch("areas", areas))
    rows = Cycle.objects.prefetch_related("grades", Prefetch("frameworks", frameworks))
    return list(rows.order_by("-order", "pk"))
