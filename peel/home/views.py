"""The first page: a way to a force, the grid of one cycle, what needs attention, and what changed."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from peel.changes.queries.found import latest_changes
from peel.coverage.queries import best_held, coverage
from peel.grades.charts import stack
from peel.grades.queries.area_counts import AreaCount, area_counts
from peel.grades.queries.grid import Grid, grid
from peel.home.attention import attention
from peel.home.filters import GridFilter
from peel.home.queries import Choice, cycle_shown, in_order_of, lacking, narrowed, parted, scales, sources
from peel.record.models import Cycle, Force, Grading


def home(request: HttpRequest) -> HttpResponse:
    """All forces by the areas of one cycle."""
    scale = scales()
    held = coverage(request.user, cycles=scale)
    cycle = cycle_shown(request.GET.get("cycle", ""), held)
    if cycle is None:
        return render(request, "home/home_empty.html")
    whole, ungraded = parted(grid(request.user, cycle=cycle, scale=scale[cycle], held=held[cycle]))
    offered = choices(scale, whole)
    chosen = GridFilter(request.GET, queryset=Force.objects.none(), choices=offered, latest=best_held(held).name)
    choice = Choice(**{name: chosen.chosen[name] for name in Choice.__dataclass_fields__})
    shown = in_order_of(narrowed(whole, choice), chosen.chosen["order"])
    counted = area_counts(shown)
    context = {
        "filter": chosen,
        "grid": shown,
        "ungraded": ungraded,
        "forces": [row.force for row in whole.rows],
        "cycles": [one for one in held if one == cycle or held[one].held],
        "first": choice.area or most_graded(counted),
        "areas": offered["area"],
        "kept": [(name, value) for name, value in chosen.chosen.items() if value and name != "area"],
        "full": request.GET.get("view") == "grid",
        "choice": choice,
        "lacking": lacking(whole, choice),
        "kinds": dict(offered["source"]),
        "order": chosen.chosen["order"],
        "counts": [(count, stack(count)) for count in counted],
        "attention": attention(request.user, timezone.localdate()),
        "events": latest_changes(request.user),
    }
    return render(request, "home/home.html", context)


def most_graded(counted: list[AreaCount]) -> str:
    """The area that a phone shows at first: the one with most grades, or else the first that can have one."""
    ranked = max(counted, key=lambda one: (one.graded, one.column.area.grading == Grading.YES), default=None)
    return ranked.column.key if ranked else ""


def choices(cycles: Iterable[Cycle], whole: Grid) -> dict[str, list[tuple[str, str]]]:
    """What the grid's form offers: only what occurs."""
    return {
        "cycle": [(cycle.slug, cycle.name) for cycle in cycles],
        "area": [(head.key, head.area.name) for head in whole.columns],
        "region": [(region, region) for region in sorted({row.force.region for row in whole.rows})],
        "grade": whole.states,
        "source": sources(whole),
    }
