"""Up to four forces side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from audits.compare import queries as query
from audits.compare.tables import ComparisonTable
from peel.record.download import download
from peel.record.models import Force
from peel.ui.download import FORMATS


def compare(request: HttpRequest) -> HttpResponse:
    """The form to choose forces by, and below it those chosen; or the whole comparison as a file."""
    forces = list(Force.objects.all())
    choice = query.choice(forces, request.GET.getlist("force"), request.GET.get("region", ""))
    asked = request.GET.get("format")
    if asked in FORMATS and choice.problems:
        return HttpResponse(" ".join(choice.problems), status=400, content_type="text/plain; charset=utf-8")
    sections = query.sections(request.user, choice.forces, timezone.localdate())
    title = f"Compare {query.names(choice.forces)}" if choice.forces else "Compare forces"
    if asked in FORMATS:
        return download(request, ComparisonTable(list(query.lines(sections))), title, asked)
    context = {
        "title": title,
        "choice": choice,
        "at_most": query.AT_MOST,
        "sections": sections,
        "contents": [(section.title, section.id) for section in sections],
        "trail": [("Compare", "")],
    }
    return render(request, "compare/compare.html", context)
