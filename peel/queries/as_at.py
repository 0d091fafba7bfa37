"""The eyes for looking back, and which publications nobody knows to have been out by a day."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from peel.models import Force, Publication
from peel.models.as_at import ReaderOn

from .days import last_day_of


@dataclass(frozen=True, slots=True)
class LookingBack:
    """Everybody on a day, and the publications about one force that are left out for want of a date."""

    reader: ReaderOn
    left_out: tuple[Publication, ...] = ()


def looking_back(force: Force, day: date, today: date) -> LookingBack:
    """What everybody could read of a force on a day: one query, none of today.

    One of which only the month or the year is known counts from the last day of that.
    """
    if day >= today:
        return LookingBack(ReaderOn(day))
    rows = Publication.objects.visible_to(AnonymousUser()).filter(published_on__isnull=True)
    undated = {row: last_day_of(row.published_text) for row in rows.filter(Q(force=force) | Q(force=None))}
    out = frozenset(row.pk for row, last in undated.items() if last and last <= day)
    left_out = (row for row, last in undated.items() if last is None and row.force_id)
    return LookingBack(ReaderOn(day, out), tuple(left_out))
