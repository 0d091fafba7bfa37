"""What the first page shows of a cycle's grid: the cycle, the areas that can have a grade, and what was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from peel.coverage.queries import CycleCoverage, best_held
from peel.grades.queries.area_counts import area_counts, missing_in_words
from peel.grades.queries.grid import Cell, Column, Grid, Row
from peel.record.models import Cycle, Grade, GradeWord, Grading, SourceKind

# All grades that a source states; beside the kinds of source it can be chosen to hide what we inferred.
STATED = "stated"
HIDDEN = "hidden"


@dataclass(frozen=True)
class Choice:
    """What somebody chose of the grid; an empty text is no choice. `grade` is the code of a grade or an absence."""

    region: str = ""
    area: str = ""
    grade: str = ""
    source: str = ""
    concern: str = ""

    @property
    def is_of_forces(self) -> bool:
        """Whether it leaves forces out."""
        return bool(self.region or self.grade or self.source or self.concern)

    def fits(self, row: Row) -> bool:
        """Whether a force belongs to the region, has open causes or none, and a cell with the grade and source."""
        return (
            self.region in ("", row.force.region)
            and (not self.concern or (self.concern == "yes") == (row.open_causes > 0))
            and any(self.fits_cell(cell) for cell in row.cells)
        )

    def fits_cell(self, cell: Cell) -> bool:
        """Whether a cell has the grade, from the kind of source."""
        return self.grade in ("", cell.code) and self.is_of_source(cell)

    def is_of_source(self, cell: Cell) -> bool:
        """Whether the kind of source that states a cell's grade was chosen."""
        if not self.source:
            return True
        stated = [SourceKind.INSPECTORATE, SourceKind.OTHER] if self.source == STATED else [self.source]
        return bool(cell.grade_slug) and cell.source_kind in stated


def scales() -> dict[Cycle, tuple[Grade, ...]]:
    """All cycles, newest first, with the grades of their scales in order: one query."""
    found: dict[Cycle, tuple[Grade, ...]] = {}
    for grade in Grade.objects.select_related("cycle").order_by("-cycle__order", "order"):
        found[grade.cycle] = (*found.get(grade.cycle, ()), grade)
    return found


def cycle_shown(asked: str, held: Mapping[Cycle, CycleCoverage]) -> Cycle | None:
    """The cycle asked for, else the newest of which we hold at least half of the grades."""
    return next((cycle for cycle in held if cycle.slug == asked), None) or best_held(held)


def parted(whole: Grid) -> tuple[Grid, tuple[Column, ...]]:
    """The grid of the areas that have grades, or can have; and the areas that the cycle never grades."""
    graded = {cell.column.key for row in whole.rows for cell in row.cells if cell.grade_slug}
    ungraded = tuple(head for head in whole.columns if head.area.grading == Grading.NO and head.key not in graded)
    return whole.only(columns=tuple(head for head in whole.columns if head not in ungraded)), ungraded


def sources(whole: Grid) -> list[tuple[str, str]]:
    """The kinds of source that occur, and that of all stated grades where some are not stated."""
    found = {cell.source_kind for row in whole.rows for cell in row.cells if cell.grade_slug}
    kinds = [(kind.value, str(kind.label)) for kind in SourceKind if kind in found]
    return [(STATED, "Published grades, without those inferred by us")] * (SourceKind.INFERRED in found) + kinds


def narrowed(whole: Grid, choice: Choice) -> Grid:
    """The grid of the forces and the area that were chosen; grades of other kinds of source are hidden."""
    shown = whole.only(columns=tuple(head for head in whole.columns if choice.area in ("", head.key)))
    rows = [row for row in shown.rows if choice.fits(row)]
    if choice.source:
        rows = [replace(row, cells=tuple(seen(cell, choice) for cell in row.cells)) for row in rows]
    return shown.only(rows=rows)


def lacking(whole: Grid, choice: Choice) -> str:
    """Beside the forces with a grade that was chosen: how many grades of the same areas and forces we lack."""
    if choice.grade not in GradeWord.values:
        return ""
    counts = area_counts(narrowed(whole, replace(choice, grade="", source="")))
    sums = ((one.not_held, one.not_known, one.no_report) for one in counts)
    return missing_in_words(*map(sum, zip(*sums, strict=True))) if counts else ""


def seen(cell: Cell, choice: Choice) -> Cell:
    """The cell, or in place of a grade of another kind of source that it is hidden."""
    if not cell.grade_slug or choice.is_of_source(cell):
        return cell
    return replace(cell, code=HIDDEN, words="Hidden: another source", judgment=None)


def in_order_of(shown: Grid, sort: str) -> Grid:
    """The rows by name, newest inspection first, or most open causes first; never by grade."""
    rows = sorted(shown.rows, key=lambda row: row.force.short_name)
    if sort == "date":
        rows.sort(key=lambda row: (row.when and row.when.on) or date.min, reverse=True)
    elif sort == "concerns":
        rows.sort(key=lambda row: -row.open_causes)
    return shown.only(rows=rows)
