"""Grades as their list shows them."""

from typing import Any

from peel.record.models import Judgment
from peel.record.visibility import VisibleQuerySet


def grades(user: Any) -> VisibleQuerySet:
    """The grades that `user` may see, newest cycle first, then by force and the order of the areas."""
    return (
        Judgment.objects.visible_to(user)
        .filter(grade__isnull=False)
        .select_related("inspection__report", "inspection__force", "grade", "carried_from", "passage")
        .select_related("inspection__framework__cycle", "area__framework__cycle")
        .order_by("-grade__cycle__order", "inspection__force__short_name", "inspection", "area__order", "pk")
    )
