"""The list of causes of concern, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from peel.causes.filters import CauseFilter
from peel.causes.queries import cause as query
from peel.causes.tables import CauseTable
from peel.recommendations.tables import DeadlineTable
from peel.record.listing import listing
from peel.record.newest_decision import newest_decision
from peel.record.seen import seen

SECTIONS = [
    ("Life line", "life-line"),
    ("Recommendations", "recommendations"),
    ("Audits before and after", "numbers"),
    ("In the words of the publication", "text"),
    ("Related causes of concern", "related"),
]


def causes(request: HttpRequest) -> HttpResponse:
    """All causes of concern."""
    return listing(
        request,
        queryset=query.causes(request.user, timezone.localdate()),
        filterset=CauseFilter,
        table=CauseTable,
        title="Causes of concern",
        template="causes/causes.html",
        as_at=newest_decision(request.user, timezone.localdate()),
    )


def cause(request: HttpRequest, slug: str) -> HttpResponse:
    """One cause of concern with its life line."""
    today = timezone.localdate()
    found = get_object_or_404(query.causes_for_page(request.user, today), slug=slug)
    page = query.cause_page(request.user, today, found)
    for publication in page.told_by:
        seen(request, publication)
    return render(
        request,
        "causes/cause.html",
        {
            "page": page,
            "as_at": newest_decision(request.user, today, page.cause.force),
            "cause": page.cause,
            "publication": page.raised_in,
            "sections": SECTIONS,
            "deadlines": DeadlineTable(page.deadlines),
            "trail": [("Causes of concern", reverse("causes")), (page.cause.title, "")],
        },
    )
