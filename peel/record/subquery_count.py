"""How many rows hang on each row of another query."""

from typing import Any

from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce


def subquery_count(rows: Any, by: str) -> Coalesce:
    """The number of `rows`, which refer to the outer row by their column `by`; 0 for none."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(number=Count("pk")).values("number")), 0)
