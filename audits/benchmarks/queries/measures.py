"""The measures as their list and the page of a force show them."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from audits.models import Measure, Observation


def measures(user: Any) -> QuerySet:
    """All measures, each with the latest period that `user` may see, and how many forces have a figure in it."""
    seen = Observation.objects.visible_to(user).filter(measure=OuterRef("pk")).order_by()
    by_period = seen.values("period_until", "period_from").annotate(forces=Count("pk"))
    latest = by_period.order_by("-period_until", "-period_from")
    return Measure.objects.annotate(
        latest_from=Subquery(latest.values("period_from")[:1]),
        latest_until=Subquery(latest.values("period_until")[:1]),
        forces=Subquery(latest.values("forces")[:1]),
    )
