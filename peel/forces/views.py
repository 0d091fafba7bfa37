"""The list of forces, and one force's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from peel.coverage.causes_held import as_at_in_words, last_known
from peel.coverage.queries import coverage
from peel.forces.filters import ForceFilter
from peel.forces.queries import force as query
from peel.forces.queries.engage import last_whole_list, phase
from peel.forces.tables import ForceTable
from peel.grades.queries import comparability as history
from peel.grades.queries import force_history as grade_history
from peel.inspections.queries.inspection import when
from peel.record.listing import listing
from peel.record.models import CauseOfConcern, Cycle, Finding, Force


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
        template="forces/forces.html",
        last_whole_list=last_whole_list(),
    )


def force(request: HttpRequest, slug: str) -> HttpResponse:
    """One force: its grades, what is open, what was published about it, and what we do not hold."""
    found = get_object_or_404(Force.objects.prefetch_related("names", "successions__successor"), slug=slug)
    today = timezone.localdate()
    cards = query.cause_cards(request.user, found, today)
    improvements = query.areas_for_improvement(request.user, found)
    stays = query.stays(request.user, found)
    published = query.time_line(request.user, found)
    open_causes = [card.cause for card in cards if card.is_open]
    context = {
        "force": found,
        "other_names": [name for name in found.names.all() if name.name != found.official_name],
        "stays": stays,
        "phase": phase(found, stays),
        "cards": cards,
        "to_do": query.to_do(cards),
        "improvements": improvements,
        "ended": sum(not card.is_open for card in cards) + sum(bool(one.closed_on) for one in improvements),
        "open_causes": open_causes,
        "causes_as_at": as_at_in_words(map(last_known, open_causes)),
        "open_improvements": [finding for finding in improvements if finding.closed_on is None],
        "time_line": published,
        "as_at": query.newest_decision(published, today),
        "trail": [("Forces", reverse("forces")), (found.short_name, "")],
    }
    context |= grades(request.user, found, context["open_causes"], context["open_improvements"])
    context |= {"missing": missing(context), "is_thin": not context["past"] and not cards}
    return render(request, "forces/force.html", context)


def grades(user: Any, force: Force, causes: list[CauseOfConcern], improvements: list[Finding]) -> dict[str, Any]:
    """The areas of the latest cycle with grades, and the grades of all cycles."""
    cycles = list(Cycle.objects.all())
    past = history.history(user, force)
    known = history.up_to_the_last_grades(past)
    standings = history.standings(known[-1:], causes, improvements)
    held = coverage(user, cycles=cycles, forces=[force])
    current = held[known[-1].cycle].rows[0] if known else None
    return {
        "past": past,
        "latest": past[-1].latest if past else None,
        "when": when(past[-1].latest) if past else None,
        "current": current,
        "ungraded": past[len(known) :],
        "areas": grade_history.area_rows(standings, current) if current else [],
        "tally": history.tally(standings),
        "inferred": history.inferred(standings),
        "inspected_in": [cycle for cycle, one in held.items() if one.rows[0].is_inspected],
        "inspected": history.inspected_at_once(standings),
        "cycles": grade_history.grade_history(past, cycles, held),
        "totals": grade_history.published_totals(held),
    }


def missing(context: dict[str, Any]) -> list[str]:
    """What the page has nothing of, as its last paragraph names it."""
    names = {
        "areas": "grades",
        "open_causes": "open causes of concern",
        "open_improvements": "open areas for improvement",
        "time_line": "publications",
    }
    return [words for name, words in names.items() if not context[name]]
