"""The list of forces, and one force's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from peel.charts.base import Chart
from peel.charts.grades import grades_over_cycles
from peel.filters.force import ForceFilter
from peel.models import Cycle, Force
from peel.queries import force as query
from peel.queries import history
from peel.queries.engage import last_source, phase
from peel.queries.inspection import when
from peel.tables.force import ForceTable

from .charts import render_charts
from .listing import listing

SECTIONS = [
    ("Areas", "areas"),
    ("Open causes of concern", "causes"),
    ("Areas for improvement", "improvements"),
    ("Audits", "audits"),
    ("Benchmarks", "benchmarks"),
    ("Grades over the cycles", "cycles"),
    ("What was published", "time-line"),
    ("About the force", "about"),
]


def forces(request: HttpRequest) -> HttpResponse:
    """All forces; the first page's form names one (`force`), which is then shown itself."""
    named = request.GET.get("force")
    chosen = next((one for one in Force.objects.all() if one.slug == named), None) if named else None
    if chosen:
        return redirect(chosen)
    return listing(
        request,
        queryset=query.forces_for_table(request.user),
        filterset=ForceFilter,
        table=ForceTable,
        title="Forces",
        template="peel/forces.html",
        monitoring_known_on=last_source(request.user),
    )


def force(request: HttpRequest, slug: str) -> HttpResponse:
    """One force: its grades, what is open, and all that was published about it."""
    found = get_object_or_404(Force.objects.prefetch_related("names", "successions__successor"), slug=slug)
    cards = query.cause_cards(request.user, found, timezone.localdate())
    improvements = query.areas_for_improvement(request.user, found)
    stays = query.stays(request.user, found)
    context = {
        "force": found,
        "other_names": [name for name in found.names.all() if name.name != found.official_name],
        "stays": stays,
        "phase": phase(stays, last_source(request.user)),
        "cards": cards,
        "to_do": query.to_do(cards),
        "improvements": improvements,
        "ended": sum(not card.is_open for card in cards) + sum(bool(one.closed_on) for one in improvements),
        "sections": SECTIONS,
        "time_line": list(query.time_line(request.user, found)),
        "trail": [("Forces", reverse("forces")), (found.short_name, "")],
    }
    past = history.history(request.user, found)
    context |= grades(found, past, cards, improvements)
    return render_charts(request, "peel/force.html", context, charts=[context["chart"]])


def grades(
    force: Force, past: list[history.CycleOfForce], cards: list[query.CauseCard], improvements: list[Any]
) -> dict[str, Any]:
    """The areas of the latest cycle with grades beside the cycle before, and the grades of all cycles."""
    cycles = list(Cycle.objects.all())
    causes = [card.cause for card in cards if card.is_open]
    open_improvements = [finding for finding in improvements if finding.closed_on is None]
    known = history.up_to_the_last_grades(past)
    standings = history.standings(known, causes, open_improvements)
    return {
        "latest": past[-1].latest if past else None,
        "when": when(past[-1].latest) if past else None,
        "current": known[-1] if known else None,
        "ungraded": past[len(known) :],
        "standings": standings,
        "tally": history.tally(standings),
        "inspected": history.inspected_at_once(standings),
        "comparison": history.compared(known[-1].cycle, known[-2].cycle, cycles) if len(known) > 1 else None,
        "chart": chart(force, past, cycles),
        "open_causes": causes,
        "open_improvements": open_improvements,
    }


def chart(force: Force, past: list[history.CycleOfForce], cycles: list[Cycle]) -> Chart | None:
    """The force's grades over the cycles, if it has any."""
    marks = history.marks(past)
    if not marks:
        return None
    shown = history.spanned(past, cycles)
    return grades_over_cycles(
        force.short_name,
        [cycle.name for cycle in shown],
        history.themes(past),
        marks,
        history.comparisons(shown),
    )
