"""The list of findings, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from peel.findings import queries as query
from peel.findings.filters import FindingFilter
from peel.findings.tables import FindingTable
from peel.record.listing import listing
from peel.record.seen import seen


def findings(request: HttpRequest) -> HttpResponse:
    """All findings of every kind."""
    return listing(
        request,
        queryset=query.findings(request.user),
        filterset=FindingFilter,
        table=FindingTable,
        title="Findings",
        template="findings/findings.html",
    )


def finding(request: HttpRequest, public_id: str) -> HttpResponse:
    """One finding with its passages and figures."""
    found = get_object_or_404(query.findings(request.user), public_id=public_id)
    page = query.finding_page(request.user, found)
    seen(request, page.finding.publication)
    context = {
        "page": page,
        "finding": page.finding,
        "publication": page.finding.publication,
        "trail": [("Findings", reverse("findings")), (page.finding.heading, "")],
    }
    return render(request, "findings/finding.html", context)
