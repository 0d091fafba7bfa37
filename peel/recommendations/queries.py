"""Recommendations with their due dates, as lists and the page of a cause show them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from peel.record.deadlines import due_soon, overdue
from peel.record.models import Closure, Recommendation, Supersession
from peel.record.models.cause import RecommendationRows
from peel.ui.dates import due_in_words, format_date, format_days

HEDGES = {"at-latest": "at most ", "month": "about ", "year": "about "}
# What comes first in a list: what is overdue, due soon, open; then what ended, or of which nobody says whether.
URGENCY = Case(
    When(is_overdue=True, then=0),
    When(is_due_soon=True, then=1),
    When(is_open=True, then=2),
    When(closed_on__isnull=False, then=5),
    When(is_superseded=True, then=4),
    default=3,
)


def recommendations(user: Any, today: date) -> RecommendationRows:
    """What `user` may see, most urgent first, with `today` and what `is_overdue` or `is_due_soon` on it."""
    own = Closure.objects.seen_with(user, recommendation=OuterRef("pk")).values("precision")[:1]
    by_cause = Closure.objects.seen_with(user, cause=OuterRef("cause")).values("precision")[:1]
    return (
        Recommendation.objects.visible_to(user)
        .with_status(user)
        .annotate(
            is_superseded=Exists(Supersession.objects.seen_with(user, cause=OuterRef("cause"))),
            is_overdue=Q(is_open=True) & overdue(today),
            is_due_soon=Q(is_open=True) & due_soon(today),
            closed_precision=Coalesce(Subquery(own), Subquery(by_cause)),
            today=Value(today),
        )
        .annotate(urgency=URGENCY)
        .select_related("cause__force", "cause__area__framework__cycle", "passage")
        .order_by("urgency", F("due_on").asc(nulls_last=True), "pk")
    )


@dataclass(frozen=True, slots=True)
class Deadline:
    """One recommendation of a cause, with how its due date came about and how it was met."""

    recommendation: Recommendation
    rule: str
    status: str
    status_label: str
    lateness: str


def deadlines(user: Any, today: date, cause_pk: int) -> tuple[Deadline, ...]:
    """The recommendations of a cause in its own order."""
    rows = recommendations(user, today).filter(cause=cause_pk).order_by("order", "pk")
    return tuple(deadline(row, today) for row in rows)


def deadline(row: Recommendation, today: date) -> Deadline:
    """One of the rows of `recommendations`, as it stands on that day."""
    return Deadline(row, rule(row), *status(row), lateness(row, today))


def rule(recommendation: Recommendation) -> str:
    """How the due date was worked out before any override: '3 months from publication on 17 October 2024'."""
    months, days = recommendation.deadline_months, recommendation.deadline_days
    raised = f"publication on {format_date(recommendation.cause.raised_on)}"
    if recommendation.deadline_on:
        return "The date that the recommendation states"
    if days is not None:
        return f"{format_days(days)} from {raised}"
    if months is None:
        return "No deadline is stated"
    if months == 0:
        return f"Immediately from {raised}"
    return f"{months} {'month' if months == 1 else 'months'} from {raised}"


def status(recommendation: Recommendation) -> tuple[str, str]:
    """Where a recommendation stands, as a word of the address and one for people."""
    if recommendation.closed_on:
        return "closed", "Closed"
    if recommendation.is_superseded:
        return "superseded", "Superseded"
    if not recommendation.is_open:
        return "not-known", "Not known"
    if recommendation.is_overdue:
        return "overdue", "Overdue"
    return ("due-soon", "Due soon") if recommendation.is_due_soon else ("open", "Open")


def lateness(recommendation: Recommendation, today: date) -> str:
    """'175 days after it was due' of a closed one, '50 days late', 'in 12 days'; nothing without a due date."""
    due_on, closed_on = recommendation.due_on, recommendation.closed_on
    if due_on is None or not (closed_on or recommendation.is_open):
        return ""
    if closed_on is None:
        return due_in_words(due_on, today)
    days = (closed_on - due_on).days
    if days == 0:
        return "on the day it was due"
    hedge = HEDGES.get(recommendation.closed_precision, "")
    return f"{hedge}{format_days(abs(days))} {'after' if days > 0 else 'before'} it was due"
