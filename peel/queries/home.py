"""The first page's numbers, and what its form offers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q

from peel.models import Cycle, Grade, Inspection

from .force import open_stays
from .grid import Grid
from .recommendation import recommendations

RECENT = timedelta(days=90)


@dataclass(frozen=True)
class Numbers:
    """Numbers of the whole record; the reports are those published from `since` on, the last on `newest`."""

    open_causes: int
    forces_with_open_causes: int
    overdue: int
    in_engage: int
    recent_reports: int
    since: date
    newest: date | None


def numbers(user: Any, whole: Grid, today: date) -> Numbers:
    """The numbers, of all forces whatever is filtered: three queries."""
    since = today - RECENT
    published = Inspection.objects.visible_to(user).aggregate(
        recent=Count("pk", filter=Q(report__published_on__range=(since, today))),
        newest=Max("report__published_on", filter=Q(report__published_on__lte=today)),
    )
    return Numbers(
        open_causes=sum(row.open_causes for row in whole.rows),
        forces_with_open_causes=sum(row.open_causes > 0 for row in whole.rows),
        overdue=recommendations(user, today).filter(is_overdue=True).count(),
        in_engage=open_stays(user).values("force").distinct().count(),
        recent_reports=published["recent"],
        since=since,
        newest=published["newest"],
    )


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
