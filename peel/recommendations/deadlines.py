"""The open recommendations to one force, by the span of days in which each is due."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from peel.recommendations.queries import recommendations
from peel.record.deadlines import LATER, OVERDUE, UNDATED, bucket_of
from peel.record.models import Force, Recommendation

# Each of the buckets, in the order of days, as words after a number.
NAMES = {
    OVERDUE: "overdue",
    "in-30-days": "due in 30 days",
    "in-60-days": "due in 31 to 60 days",
    "in-90-days": "due in 61 to 90 days",
    LATER: "due later",
    UNDATED: "without a date",
}


@dataclass(frozen=True, slots=True)
class DueBucket:
    """The open recommendations that are due in one bucket, the first due at the top."""

    slug: str
    rows: tuple[Recommendation, ...]

    @property
    def name(self) -> str:
        """'due in 30 days'."""
        return NAMES[self.slug]


def due_buckets(user: Any, force: Force, today: date) -> list[DueBucket]:
    """All buckets in the order of days, empty ones too: one query."""
    found: dict[str, list[Recommendation]] = {slug: [] for slug in NAMES}
    for row in recommendations(user, today).filter(cause__force=force, is_open=True):
        found[bucket_of(row.due_on, today)].append(row)
    return [DueBucket(slug, tuple(rows)) for slug, rows in found.items()]
