"""The last report or letter: until its day we know what the inspectorate opened and closed."""

from datetime import date
from typing import Any

from django.db.models import Max

from peel.record.models import Force, Publication, PublicationKind

THAT_DECIDE = [PublicationKind.INSPECTION_REPORT, PublicationKind.LETTER, PublicationKind.CAUSES_OF_CONCERN]


def newest_decision(user: Any, today: date, force: Force | None = None) -> date | None:
    """The day of the last report or letter (to one force, if given) that `user` may see: one query."""
    rows = Publication.objects.visible_to(user).filter(kind__in=THAT_DECIDE, published_on__lte=today)
    rows = rows.filter(force=force) if force else rows
    return rows.aggregate(newest=Max("published_on"))["newest"]
