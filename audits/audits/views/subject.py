"""The list of what audits measure, and each measure in all forces."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from audits.audits.charts.all_forces import all_forces
from audits.audits.filters.subject import SubjectFilter
from audits.audits.queries import subject as query
from audits.audits.tables.counts import CountsOfForcesTable
from audits.audits.tables.subject import BareTable, SubjectTable
from audits.models import Estimate
from peel.ui.chart_files import render_charts


def measures(request: HttpRequest) -> HttpResponse:
    """What audits estimate and count."""
    context = {
        "table": SubjectTable(tuple(query.subjects(request.user))),
        "trail": [("Audits", reverse("audits")), ("Measures", "")],
    }
    return render(request, "audits/measures.html", context)


def measure(request: HttpRequest, slug: str) -> HttpResponse:
    """One measure in all forces."""
    page = query.subject_page(request.user, get_object_or_404(query.subjects(request.user), slug=slug))
    chosen = SubjectFilter(
        request.GET,
        queryset=Estimate.objects.none(),
        request=request,
        programmes=page.programmes,
        years=page.years,
    )
    shown = page.narrowed(**chosen.chosen) if chosen.chosen is not None else query.Narrowed(())
    chart = all_forces(page.subject.name, shown.groups) if shown.groups else None
    context = {
        "page": page,
        "shown": shown,
        "filter": chosen,
        "chart": chart,
        "bare": BareTable(shown.without_margin),
        "counts": CountsOfForcesTable(page.counted),
        "national": BareTable(shown.national, caption="England and Wales"),
        "trail": trail(page),
    }
    return render_charts(request, "audits/measure.html", context, [chart], is_unpublished=shown.is_unpublished)


def trail(page: query.SubjectPage) -> list[tuple[str, Any]]:
    """The way here."""
    return [("Audits", reverse("audits")), ("Measures", reverse("audit-measures")), (page.subject.name, "")]
