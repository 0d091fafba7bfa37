"""The list of audits, the page of each, and what was not loaded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from audits.audits.filters.audits import AuditFilter
from audits.audits.not_loaded import results_not_loaded
from audits.audits.queries import audits as queries
from audits.audits.queries.pairs import pairs_before
from audits.audits.queries.results import period
from audits.audits.tables.audits import GRADES, AuditTable, EarlierTable, EstimateTable, LaterTable
from audits.audits.tables.counts import CountTable
from audits.models import AuditKind
from peel.record.listing import listing
from peel.record.seen import seen


def audits(request: HttpRequest) -> HttpResponse:
    """All audits."""
    return listing(
        request,
        queryset=queries.audits(request.user),
        filterset=AuditFilter,
        table=AuditTable,
        title="Audits",
        template="audits/audits.html",
    )


def audit(request: HttpRequest, slug: str) -> HttpResponse:
    """One audit with its results."""
    page = queries.audit_page(request.user, get_object_or_404(queries.audits(request.user), slug=slug))
    seen(request, page.audit.publication)
    pairs = pairs_before(request.user, page.audit, page.back)
    context = {
        "page": page,
        "audit": page.audit,
        "publication": page.audit.publication,
        "period": period(page.audit),
        "grade": GRADES.get(page.audit.overall_grade, page.audit.overall_grade),
        "estimates": EstimateTable(page.estimates),
        "pairs": pairs,
        "has_changes": any(pair.steps for pair in pairs),
        "is_survey": page.audit.kind == AuditKind.WORKFORCE_SURVEY,
        "counts": CountTable(page.counts),
        "earlier": EarlierTable(page.back),
        "later": LaterTable(page.forward),
        "trail": [("Audits", reverse("audits")), (page.audit.title, "")],
    }
    return render(request, "audits/audit.html", context)


def not_loaded(request: HttpRequest) -> HttpResponse:
    """Published results that were left out, with the reasons."""
    context = {
        "rows": results_not_loaded(),
        "trail": [("Audits", reverse("audits")), ("Results not loaded", "")],
    }
    return render(request, "audits/not_loaded.html", context)
