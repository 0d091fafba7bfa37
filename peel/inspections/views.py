"""The list of inspections, and the report of each."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from peel.coverage.queries import coverage
from peel.documents.queries.document import text
from peel.inspections.filters import InspectionFilter
from peel.inspections.queries import inspection as query
from peel.inspections.tables import InspectionTable
from peel.record.listing import listing
from peel.record.models import Publication
from peel.record.seen import seen
from peel.record.withdrawn import found_or_withdrawn

CAUSES = ("Causes of concern raised in this report", "causes")
SECTIONS = [("Grades", "grades"), CAUSES, ("The report’s text", "text")]


def inspections(request: HttpRequest) -> HttpResponse:
    """All inspections."""
    return listing(
        request,
        queryset=query.inspections_for_table(request.user),
        filterset=InspectionFilter,
        table=partial(InspectionTable, held=coverage(request.user)),
        title="Inspections",
        template="inspections/inspections.html",
    )


def inspection(request: HttpRequest, slug: str) -> HttpResponse:
    """One inspection's report: head, grades, corrections, and the text where it was given to us."""
    publication = found_or_withdrawn(Publication.objects.visible_to(request.user).select_related("force"), slug)
    report = query.report(publication, request.user)
    if report is None:
        raise Http404
    seen(request, publication)
    context = {
        "publication": publication,
        "report": report,
        "inspection": report.inspection,
        "notes": [note for note in (report.inspection.note, publication.note) if note],
        "text": text(report.documents[0], request.user) if report.documents else None,
        "older": report.documents[1:],
        "sections": [section for section in SECTIONS if section != CAUSES or report.causes],
        "trail": [("Inspections", reverse("inspections")), (publication.title, "")],
    }
    return render(request, "inspections/inspection.html", context)
