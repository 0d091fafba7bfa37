"""Which grades were given while a cause of concern was open in the same area that a letter has closed since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse

from peel.record.models import CauseOfConcern, Closure, Judgment
from peel.ui.dates import format_date

# How a date is joined to a verb, as exactly as it is known.
JOINED = {"day": "on ", "month": "in ", "year": "in ", "at-latest": "by "}


@dataclass(frozen=True, slots=True)
class ClosedSince:
    """The closure of a cause of concern that the report which graded its area had raised or repeated."""

    url: str
    when: str


def closed_since(user: Any) -> Subquery:
    """An annotation of judgments: the latest such closure as JSON with slug, `on` and precision; None without one.

    Where the report has no day, the closure is later all the same: it ended what that report raised.
    """
    causes = CauseOfConcern.objects.visible_to(user)
    rows = Closure.objects.visible_to(user).filter(cause__in=causes, cause__area=OuterRef("area"))
    rows = rows.filter(
        Q(cause__raised_in=OuterRef("inspection__report")) | Q(cause__restated_in=OuterRef("inspection__report")),
        closed_on__gt=Coalesce(OuterRef("inspection__report__published_on"), Value(date.min)),
    )
    told = JSONObject(slug=F("cause__slug"), on=F("closed_on"), precision=F("precision"))
    return Subquery(rows.order_by("-closed_on", "pk").annotate(told=told).values("told")[:1])


def of(judgment: Judgment | None) -> ClosedSince | None:
    """What has to be said beside the grade of a judgment that was fetched with `closed_since`."""
    told = judgment and judgment.closed_since
    if not told or judgment.grade_id is None:
        return None
    on, precision = date.fromisoformat(told["on"]), told["precision"]
    words = JOINED[precision] + format_date(on, "day" if precision == "at-latest" else precision)
    return ClosedSince(reverse("cause", args=[told["slug"]]), words)
