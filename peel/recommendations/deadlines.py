"""The open recommendations to one force, by the span of days in which each is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peel.recommendations.queries import recommendations
from peel.record.models import Force, Recommendation

OVERDUE, LATER, UNDATED = "overdue", "later", "undated"
# Each as an id of the page, and as words after a number.
SPANS = {
    OVERDUE: "overdue",
    "in-30-days": "due in 30 days",
    "in-60-days": "due in 31 to 60 days",
    "in-90-days": "due in 61 to 90 days",
    LATER: "due later",
    UNDATED: "without a date",
}
UNTIL = {30: "in-30-days", 60: "in-60-days", 90: "in-90-days"}


@dataclass(frozen=True, slots=True)
class Span:
    """The open recommendations that are due in one span of days, the first due at the top."""

    slug: str
    rows: tuple[Recommendation, ...]

    @property
    def name(self) -> str:
        """'due in 30 days'."""
        return SPANS[self.slug]


def spans(user: Any, force: Force, today: date) -> list[Span]:
    """All spans in the order of days, empty ones too: one query."""
    found: dict[str, list[Recommendation]] = {slug: [] for slug in SPANS}
    for row in recommendations(user, today).filter(cause__force=force, is_open=True):
        found[span_of(row.due_on, today)].append(row)
    return [Span(slug, tuple(rows)) for slug, rows in found.items()]


def span_of(due_on: date | None, today: date) -> str:
    """The span in which a day lies."""
    if due_on is None:
        return UNDATED
    if due_on < today:
        return OVERDUE
    return next((slug for days, slug in UNTIL.items() if due_on <= today + timedelta(days=days)), LATER)
