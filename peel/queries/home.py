"""The cycles and scales that the first page can show."""

from typing import Any

from peel.models import Cycle, Grade, Grading, Inspection

from .grid import Column, Grid


def scales() -> dict[Cycle, tuple[Grade, ...]]:
    """All cycles, newest first, with the grades of their scales in order: one query."""
    found: dict[Cycle, tuple[Grade, ...]] = {}
    for grade in Grade.objects.select_related("cycle").order_by("-cycle__order", "order"):
        found[grade.cycle] = (*found.get(grade.cycle, ()), grade)
    return found


def cycle_shown(found: dict[Cycle, tuple[Grade, ...]], asked: str, inspected: set[int]) -> Cycle | None:
    """The cycle asked for, else the newest in which any force's inspection can be seen, else the newest."""
    by_slug = {cycle.slug: cycle for cycle in found}
    with_reports = (cycle for cycle in found if cycle.pk in inspected)
    return by_slug.get(asked) or next(with_reports, None) or next(iter(found), None)


def cycles_with_reports(user: Any) -> set[int]:
    """The cycles of which any report can be seen."""
    rows = Inspection.objects.visible_to(user).order_by()
    return set(rows.values_list("framework__cycle", flat=True).distinct())


def parted(whole: Grid) -> tuple[Grid, tuple[Column, ...]]:
    """The grid of the areas that have grades, or can have; and the areas that the cycle never grades."""
    graded = {cell.column.key for row in whole.rows for cell in row.cells if cell.grade_slug}
    ungraded = tuple(head for head in whole.columns if head.area.grading == Grading.NO and head.key not in graded)
    return whole.only(columns=tuple(head for head in whole.columns if head not in ungraded)), ungraded
