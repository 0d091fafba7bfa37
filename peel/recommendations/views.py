"""The list of recommendations."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from peel.coverage.causes_held import recommendations_missing
from peel.recommendations.filters import RecommendationFilter
from peel.recommendations.queries import recommendations as rows
from peel.recommendations.tables import RecommendationTable
from peel.record.listing import listing
from peel.record.newest_decision import newest_decision


def recommendations(request: HttpRequest) -> HttpResponse:
    """All recommendations, soonest due first."""
    return listing(
        request,
        queryset=rows(request.user, timezone.localdate()),
        filterset=RecommendationFilter,
        table=RecommendationTable,
        title="Recommendations",
        template="recommendations/recommendations.html",
        not_held=recommendations_missing(request.user, request.GET.get("force", "")),
        as_at=newest_decision(request.user, timezone.localdate()),
    )
