"""The areas of each cycle, the page of one area, and the cycles with their scales."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from peel.areas import queries as query
from peel.grades.charts import distribution
from peel.home.queries import scales
from peel.record.models import Area
from peel.ui.chart_files import render_charts


def areas(request: HttpRequest) -> HttpResponse:
    """The areas of all cycles, newest first."""
    return by_cycle(request, "areas/areas.html", "Areas")


def area(request: HttpRequest, framework: str, slug: str) -> HttpResponse:
    """One area: each force's grade, what was found, and its theme in other cycles."""
    rows = Area.objects.select_related("framework__cycle", "theme", "pillar")
    found = get_object_or_404(rows, framework__slug=framework, slug=slug)
    page = query.area_page(request.user, found, scales())
    context = {
        "area": found,
        "page": page,
        "chart": distribution(page.count) if page.count.graded else None,
        "trail": [("Areas", reverse("areas")), (found.name, "")],
    }
    return render_charts(request, "areas/area.html", context, charts=[context["chart"]])


def cycles(request: HttpRequest) -> HttpResponse:
    """The cycles with their scales, areas, and whether their results compare with those before."""
    return by_cycle(request, "areas/cycles.html", "Cycles")


def by_cycle(request: HttpRequest, template: str, title: str) -> HttpResponse:
    """A page with a section for each cycle, newest first."""
    found = list(query.cycles_with_areas())
    sections = [(cycle.name, cycle.slug) for cycle in found]
    return render(request, template, {"cycles": found, "sections": sections, "trail": [(title, "")]})
