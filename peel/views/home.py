"""The first page: a way to a force, the grid of one cycle, what needs attention, and what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from peel.charts.areas import stack
from peel.filters.home import GridFilter
from peel.models import Cycle, Force, Grade, Grading
from peel.queries.attention import attention
from peel.queries.changes.found import latest_changes
from peel.queries.grid import AreaCount, Grid, area_counts, grid, in_order_of, narrowed
from peel.queries.home import cycle_shown, cycles_with_reports, parted, scales

NARROWING = ("region", "grade", "concern")


def home(request: HttpRequest) -> HttpResponse:
    """All forces by the areas of one cycle."""
    found = scales()
    inspected = cycles_with_reports(request.user)
    cycle = cycle_shown(found, request.GET.get("cycle", ""), inspected)
    if cycle is None:
        return render(request, "peel/home_empty.html")
    whole, ungraded = parted(grid(request.user, cycle=cycle, scale=found[cycle]))
    offered = choices(found, whole)
    latest = cycle_shown(found, "", inspected)
    chosen = GridFilter(request.GET, queryset=Force.objects.none(), choices=offered, latest=latest.name)
    wanted = chosen.chosen
    picked = {name: wanted[name] for name in ("region", "area", "grade", "concern")}
    shown = in_order_of(narrowed(whole, **picked), wanted["order"])
    counted = area_counts(shown)
    context = {
        "filter": chosen,
        "grid": shown,
        "ungraded": ungraded,
        "number_of_forces": len(whole.rows),
        "forces": [row.force for row in whole.rows],
        "first": wanted["area"] or most_graded(counted),
        "areas": offered["area"],
        "kept": [(name, value) for name, value in wanted.items() if value and name != "area"],
        "full": request.GET.get("view") == "grid",
        "is_narrowed": any(wanted[name] for name in NARROWING),
        "counts": [(count, stack(count)) for count in counted],
        "known": sum(count.graded for count in counted),
        "attention": attention(request.user, timezone.localdate()),
        "events": latest_changes(request.user),
    }
    return render(request, "peel/home.html", context)


def most_graded(counted: list[AreaCount]) -> str:
    """The area that a phone shows at first: the one with most grades, or else the first that can have one."""
    ranked = max(counted, key=lambda one: (one.graded, one.column.area.grading == Grading.YES), default=None)
    return ranked.column.key if ranked else ""


def choices(found: dict[Cycle, tuple[Grade, ...]], whole: Grid) -> dict[str, list[tuple[str, str]]]:
    """What the grid's form offers."""
    return {
        "cycle": [(cycle.slug, cycle.name) for cycle in found],
        "area": [(head.key, head.area.name) for head in whole.columns],
        "region": [(region, region) for region in sorted({row.force.region for row in whole.rows})],
        "grade": whole.states,
    }
