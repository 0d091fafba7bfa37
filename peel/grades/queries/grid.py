"""The national grid: each force's latest grades of one cycle, area by area, or why there is none."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, OuterRef, prefetch_related_objects

from peel.coverage.queries import CycleCoverage, ForceCoverage, coverage
from peel.inspections.queries.inspection import When, judgments_for_pages, when
from peel.record.absence import Absence
from peel.record.models import (
    Area,
    CauseOfConcern,
    Cycle,
    Force,
    Grade,
    Inspection,
    Judgment,
    Origin,
    SourceKind,
    Theme,
)
from peel.record.subquery_count import subquery_count

OTHER_VERSION = "The version of the framework that applied to this force does not have this area."
MAY_BE_UNGRADED = "It is not known whether a grade was given."


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
    """One force and one area: a grade's slug (or none), its word, and when; `note` says more where there is more.

    `code` is what downloads and filters call the cell: the grade's slug, else the code of the reason why there is
    none. `may_be_ungraded` says of a grade that is not held that perhaps none was given.
    """

    column: Column
    code: str
    words: str
    when: When | None = None
    judgment: Judgment | None = None
    note: str = ""
    may_be_ungraded: bool = False

    @property
    def grade_slug(self) -> str:
        """The grade's slug, empty where there is none."""
        return self.code if self.judgment and self.judgment.grade_id else ""

    @property
    def source_kind(self) -> str:
        """Who states the grade: a value of SourceKind, empty where there is no judgment."""
        return self.judgment.source_kind if self.judgment else ""

    @property
    def is_inferred(self) -> bool:
        """Whether it is a grade that no source states."""
        return bool(self.grade_slug) and self.source_kind == SourceKind.INFERRED


@dataclass(frozen=True)
class Row:
    """One force in the grid: its number of open causes of concern, what we hold of it, and its cells."""

    force: Force
    open_causes: int
    held: ForceCoverage
    cells: tuple[Cell, ...]

    @property
    def inspection(self) -> Inspection | None:
        """The latest inspection of the cycle."""
        return self.held.inspections[-1] if self.held.inspections else None

    @property
    def when(self) -> When | None:
        """When that was."""
        return when(self.inspection) if self.inspection else None


@dataclass(frozen=True)
class Grid:
    """All forces by all areas of one cycle, with what we hold of the whole cycle, whatever is shown of it."""

    cycle: Cycle
    scale: tuple[Grade, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    held: CycleCoverage

    @property
    def states(self) -> list[tuple[str, str]]:
        """The codes and words that occur: grades in the order of the scale, then why there is none."""
        found = {cell.code: cell.words for row in self.rows for cell in row.cells}
        order = [*(grade.slug for grade in self.scale), Origin.NOT_YET_GRADED, *Absence.values]
        return [(code, found[code]) for code in order if code in found]

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
    return Force.objects.annotate(open_causes=subquery_count(causes, "force"))


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


def grid(user: Any, *, cycle: Cycle, scale: tuple[Grade, ...], held: CycleCoverage | None = None) -> Grid:
    """The whole grid of a cycle as `user` may see it, forces by name: three queries, and five for `held`."""
    heads = columns(areas().filter(framework__cycle=cycle))
    forces = list(forces_with_open_causes(user))
    held = held or coverage(user, cycles=[cycle], forces=forces)[cycle]
    fetch_judgments(user, [held])
    return built(scale, heads, forces, held)


def grids_of_theme(user: Any, theme: Theme, scales: dict[Cycle, tuple[Grade, ...]]) -> dict[Cycle, Grid]:
    """The grids of all cycles, cut to the areas of one theme, oldest first: eight queries."""
    heads: dict[Cycle, list[Area]] = defaultdict(list)
    for area in areas().filter(theme=theme).order_by("framework__cycle__order"):
        heads[area.framework.cycle].append(area)
    forces = list(forces_with_open_causes(user))
    held = coverage(user, cycles=heads, forces=forces)
    fetch_judgments(user, held.values(), theme)
    return {
        cycle: built(scales.get(cycle, ()), columns(found), forces, held[cycle]) for cycle, found in heads.items()
    }


def fetch_judgments(user: Any, held: Iterable[CycleCoverage], theme: Theme | None = None) -> None:
    """Add the judgments, of one theme if it is given, to the inspections of the coverage: one query."""
    made = [inspection for one in held for row in one.rows for inspection in row.inspections]
    prefetch_related_objects(made, judgments_for_pages(user, theme))


def built(
    scale: tuple[Grade, ...], heads: tuple[Column, ...], forces: Iterable[Force], held: CycleCoverage
) -> Grid:
    """The grid of these forces and areas from what we hold of one cycle."""
    rows = tuple(row(force, held.by_force[force.pk], heads) for force in forces)
    return Grid(cycle=held.cycle, scale=scale, columns=heads, rows=rows, held=held)


def row(force: Force, held: ForceCoverage, heads: tuple[Column, ...]) -> Row:
    """One force's row: of several inspections that count, each area shows the latest that judged it."""
    judged: dict[str, tuple[Inspection, Judgment]] = {}
    for inspection in held.inspections:
        judged |= {judgment.area.slug: (inspection, judgment) for judgment in inspection.judgments.all()}
    return Row(force, force.open_causes, held, tuple(cell(head, held, judged) for head in heads))


def cell(head: Column, held: ForceCoverage, judged: dict[str, tuple[Inspection, Judgment]]) -> Cell:
    """One cell: the judgment, or why there is none."""
    if head.key in judged:
        inspection, judgment = judged[head.key]
        code, words = state_of(judgment)
        return Cell(head, code, words, when(inspection), judgment)
    absence = held.why_no_grade(head.key)
    latest = held.inspections[-1] if held.inspections else None
    is_of_another_version = latest is not None and head.under(latest.framework_id) is None
    may_be_ungraded = absence == Absence.NOT_HELD and not held.is_surely_graded(head.key)
    note = OTHER_VERSION if is_of_another_version else MAY_BE_UNGRADED if may_be_ungraded else ""
    dated = when(latest) if latest else None
    return Cell(head, absence.value, str(absence.label), dated, note=note, may_be_ungraded=may_be_ungraded)


def state_of(judgment: Judgment) -> tuple[str, str]:
    """The code and the words of a judgment: its grade, else how it came to have none."""
    if judgment.grade:
        return judgment.grade.slug, judgment.grade.name
    return judgment.origin, judgment.get_origin_display()
