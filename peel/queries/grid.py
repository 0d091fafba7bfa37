"""The national grid: what each force's latest judgments of one cycle are, area by area."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef

from peel.models import Area, CauseOfConcern, Cycle, Force, Grade, Grading, Inspection, Judgment, Theme

from .inspection import When, counting, inspections_with_judgments, when
from .numbers import how_many

NOT_INSPECTED = "Not inspected"
NOT_KNOWN = "Not known"
NOT_GRADED = "Not graded"
OTHER_VERSION = "Not in this version"


@dataclass(frozen=True)
class Column:
    """One area of a cycle, under all versions of the framework that have it, the newest version last."""

    areas: tuple[Area, ...]
    version_note: str

    @property
    def area(self) -> Area:
        """The area in the newest version that has it."""
        return self.areas[-1]

    @property
    def key(self) -> str:
        """The area's slug, by which a form names the column."""
        return self.area.slug

    def under(self, framework_id: int) -> Area | None:
        """The area in one version of the framework."""
        return next((area for area in self.areas if area.framework_id == framework_id), None)


@dataclass(frozen=True)
class Cell:
    """What is known of one force and one area: a grade's slug (or none), its word, and when."""

    column: Column
    grade_slug: str
    words: str
    when: When | None = None
    judgment: Judgment | None = None


@dataclass(frozen=True)
class Row:
    """One force in the grid: its number of open causes of concern, its latest inspection, and its cells."""

    force: Force
    open_causes: int
    inspection: Inspection | None
    when: When | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class AreaCount:
    """How many forces have which grade of one area; `counts` are in the order of the cycle's scale."""

    column: Column
    counts: tuple[tuple[Grade, int], ...]

    @property
    def graded(self) -> int:
        """How many forces have a grade."""
        return sum(number for _, number in self.counts)


@dataclass(frozen=True)
class Grid:
    """All forces by all areas of one cycle."""

    cycle: Cycle
    scale: tuple[Grade, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def has_versions(self) -> bool:
        """Whether only one version of the cycle's framework has some of the areas."""
        return any(column.version_note for column in self.columns)

    def only(self, *, columns: tuple[Column, ...] | None = None, rows: list[Row] | None = None) -> "Grid":
        """The same grid with fewer columns or other rows."""
        chosen = self.columns if columns is None else columns
        keys = {column.key for column in chosen}
        cut = [
            replace(row, cells=tuple(cell for cell in row.cells if cell.column.key in keys))
            for row in (self.rows if rows is None else rows)
        ]
        return replace(self, columns=chosen, rows=tuple(cut))


def forces_with_open_causes(user: Any) -> Any:
    """All forces, each with `open_causes`: how many causes of concern are open as `user` may know."""
    causes = CauseOfConcern.objects.visible_to(user).open(user).filter(force=OuterRef("pk"))
    return Force.objects.annotate(open_causes=how_many(causes, "force"))


def areas() -> Any:
    """Areas with framework, theme and pillar; `versions` says how many versions their cycle's framework has."""
    rows = Area.objects.annotate(versions=Count("framework__cycle__frameworks", distinct=True))
    return rows.select_related("framework__cycle", "theme", "pillar")


def columns(found: Iterable[Area]) -> tuple[Column, ...]:
    """Areas of one cycle in report order; an area that two versions have by the same slug is one column."""
    same: dict[str, list[Area]] = defaultdict(list)
    for area in sorted(found, key=lambda one: (one.order, one.framework_id)):
        same[area.slug].append(area)
    return tuple(
        Column(tuple(group), "" if len(group) == group[0].versions else f"Only in the {group[-1].framework}")
        for group in same.values()
    )


def grid(user: Any, *, cycle: Cycle, scale: tuple[Grade, ...]) -> Grid:
    """The whole grid of a cycle as `user` may see it, forces by name: four queries."""
    heads = columns(areas().filter(framework__cycle=cycle))
    inspections = inspections_with_judgments(user).filter(framework__cycle=cycle)
    return built(cycle, scale, heads, forces_with_open_causes(user), inspections)


def grids_of_theme(user: Any, theme: Theme, scales: dict[Cycle, tuple[Grade, ...]]) -> dict[Cycle, Grid]:
    """The grids of all cycles, cut to the areas of one theme, oldest first: four queries."""
    heads: dict[Cycle, list[Area]] = defaultdict(list)
    for area in areas().filter(theme=theme).order_by("framework__cycle__order"):
        heads[area.framework.cycle].append(area)
    made: dict[Cycle, list[Inspection]] = defaultdict(list)
    for inspection in inspections_with_judgments(user, theme=theme):
        made[inspection.framework.cycle].append(inspection)
    forces = list(forces_with_open_causes(user))
    return {
        cycle: built(cycle, scales.get(cycle, ()), columns(found), forces, made[cycle])
        for cycle, found in heads.items()
    }


def built(
    cycle: Cycle,
    scale: tuple[Grade, ...],
    heads: tuple[Column, ...],
    forces: Iterable[Force],
    inspections: Iterable[Inspection],
) -> Grid:
    """The grid of these forces and areas from the inspections of one cycle."""
    by_force: dict[int, list[Inspection]] = defaultdict(list)
    for inspection in inspections:
        by_force[inspection.force_id].append(inspection)
    rows = tuple(row(force, by_force[force.pk], heads) for force in forces)
    return Grid(cycle=cycle, scale=scale, columns=heads, rows=rows)


def row(force: Force, inspections: list[Inspection], heads: tuple[Column, ...]) -> Row:
    """One force's row: of several inspections that count, each area shows the latest that judged it."""
    standing = counting(inspections)
    judged: dict[str, tuple[Inspection, Judgment]] = {}
    for inspection in standing:
        judged |= {judgment.area.slug: (inspection, judgment) for judgment in inspection.judgments.all()}
    latest = standing[-1] if standing else None
    cells = tuple(cell(head, latest, judged) for head in heads)
    return Row(force, force.open_causes, latest, when(latest) if latest else None, cells)


def cell(head: Column, latest: Inspection | None, judged: dict[str, tuple[Inspection, Judgment]]) -> Cell:
    """One cell: the judgment, or in words why there is none."""
    if latest is None:
        return Cell(head, "", NOT_INSPECTED)
    if head.key not in judged:
        return Cell(head, "", absence(head.under(latest.framework_id)), when(latest))
    inspection, judgment = judged[head.key]
    grade = judgment.grade
    slug, word = (grade.slug, grade.name) if grade else ("", judgment.get_origin_display())
    return Cell(head, slug, word, when(inspection), judgment)


def absence(area: Area | None) -> str:
    """Why an inspected force has no judgment of an area in the record."""
    if area is None:
        return OTHER_VERSION
    return NOT_GRADED if area.grading == Grading.NO else NOT_KNOWN


def narrowed(whole: Grid, *, region: str = "", area: str = "", grade: str = "", concern: str = "") -> Grid:
    """The grid of the forces, and the area, that somebody chose."""
    shown = whole.only(columns=tuple(head for head in whole.columns if not area or head.key == area))
    kept = [
        row
        for row in shown.rows
        if (not region or row.force.region == region)
        and (not grade or any(cell.grade_slug == grade for cell in row.cells))
        and (not concern or (concern == "yes") == (row.open_causes > 0))
    ]
    return shown.only(rows=kept)


def in_order_of(shown: Grid, sort: str) -> Grid:
    """The rows by name, newest inspection first, or most open causes first; never by grade."""
    rows = sorted(shown.rows, key=lambda row: row.force.short_name)
    if sort == "date":
        rows.sort(key=lambda row: (row.when and row.when.on) or date.min, reverse=True)
    elif sort == "concerns":
        rows.sort(key=lambda row: -row.open_causes)
    return shown.only(rows=rows)


def area_counts(shown: Grid) -> list[AreaCount]:
    """How many of the forces shown have which grade, area by area."""
    return [count(head, shown) for head in shown.columns]


def count(head: Column, shown: Grid) -> AreaCount:
    """The grades of one area."""
    given = [cell.grade_slug for row in shown.rows for cell in row.cells if cell.column.key == head.key]
    return AreaCount(head, tuple((grade, given.count(grade.slug)) for grade in shown.scale))
