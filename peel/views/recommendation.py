"""The list of recommendations."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from peel.filters.recommendation import RecommendationFilter
from peel.queries.attention import newest_decision
from peel.queries.causes_held import recommendations_missing
from peel.queries.recommendation import recommendations as rows
from peel.tables.recommendation import RecommendationTable

from .listing import listing


def recommendations(request: HttpRequest) -> HttpResponse:
    """All recommendations, soonest due first."""
    return listing(
        request,
        queryset=rows(request.user, timezone.localdate()),
        filterset=RecommendationFilter,
        table=RecommendationTable,
        title="Recommendations",
        template="peel/recommendations.html",
        not_held=recommendations_missing(request.user, request.GET.get("force", "")),
        as_at=newest_decision(request.user, timezone.localdate()),
    )
