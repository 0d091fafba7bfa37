"""When something that is asked for is overdue or due soon: the only place that decides, for rows and for values.

What is due on a day is in time until that day ends, so it is overdue from the day after. Nothing without a date is
ever overdue. Whether it is still open is not asked here: `Recommendation.objects.open`, a round not submitted.
"""

from datetime import date, timedelta

from django.db.models import Q

SOON = timedelta(days=30)
WEEK = timedelta(days=7)
OVERDUE, LATER, UNDATED = "overdue", "later", "undated"
# The parts into which open items fall by their days; each name is an id of pages too.
UNTIL = {30: "in-30-days", 60: "in-60-days", 90: "in-90-days"}
BUCKETS = (OVERDUE, *UNTIL.values(), LATER, UNDATED)


def is_overdue(due_on: date | None, today: date) -> bool:
    """Whether that day is over."""
    return due_on is not None and due_on < today


def days_late(due_on: date | None, today: date) -> int | None:
    """How many days ago something was due, at least 1; None where it is not overdue."""
    return (today - due_on).days if due_on is not None and is_overdue(due_on, today) else None


def is_due_within(due_on: date | None, today: date, span: timedelta) -> bool:
    """Whether it is due today or before the span is over; not what is overdue already."""
    return due_on is not None and today <= due_on <= today + span


def overdue(today: date, path: str = "due_on") -> Q:
    """The rows of which `is_overdue` is true of the column at `path`."""
    return Q(**{f"{path}__lt": today})


def due_soon(today: date, path: str = "due_on") -> Q:
    """The rows of which `is_due_within` the next 30 days is true of the column at `path`."""
    return Q(**{f"{path}__range": (today, today + SOON)})


def bucket_of(due_on: date | None, today: date) -> str:
    """The one of BUCKETS in which a day lies: within 30 days, 31 to 60, 61 to 90, or one of the three others."""
    if due_on is None:
        return UNDATED
    if is_overdue(due_on, today):
        return OVERDUE
    return next((name for days, name in UNTIL.items() if due_on <= today + timedelta(days=days)), LATER)
