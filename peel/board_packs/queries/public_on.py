"""The eyes for looking back, and which publications nobody knows to have been out by a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from peel.board_packs.queries.cycle_ends import CycleSpan, cycle_spans
from peel.record.as_of import PublicOn
from peel.record.models import Force, Publication, PublicationKind
from peel.record.when_published import out_by
from peel.ui.dates import first_day_of

UNKNOWN = CycleSpan(None, None)


@dataclass(frozen=True, slots=True)
class LookingBack:
    """Everybody on a day, and the publications about one force that may or may not have been out by then.

    What only tells of a stay in Engage or the like is not named. `placed` are the reports without any date that are
    in, since all reports of their cycle were out.
    """

    reader: PublicOn
    left_out: tuple[Publication, ...] = ()
    placed: tuple[Publication, ...] = ()


def looking_back(force: Force, day: date, today: date) -> LookingBack:
    """What everybody could read of a force on a day: one query, none of today.

    One of which only the month or the year is known counts from the last day of that; a report without any date
    from the day by which those of its cycle were out.
    """
    if day >= today:
        return LookingBack(PublicOn(day))
    rows = Publication.objects.visible_to(AnonymousUser()).filter(published_on__isnull=True)
    rows = rows.filter(Q(force=force) | Q(force=None)).select_related("inspection__framework__cycle")
    spans = cycle_spans()
    undated = {row: surely(row, spans) for row in rows}
    out = [row for row, span in undated.items() if span.until and span.until <= day]
    doubtful = [row for row, span in undated.items() if row not in out and not (span.after and span.after >= day)]
    return LookingBack(
        PublicOn(day, frozenset(row.pk for row in out)),
        left_out=tuple(row for row in doubtful if row.force_id and row.kind != PublicationKind.OTHER),
        placed=tuple(row for row in out if row.force_id and not out_by(row)),
    )


def surely(publication: Publication, spans: dict[str, CycleSpan]) -> CycleSpan:
    """After which day and by which day a publication without a full date came out, as far as that is known."""
    if out_by(publication):
        return CycleSpan(first_day_of(publication.published_text) - timedelta(days=1), out_by(publication))
    if not hasattr(publication, "inspection"):
        return UNKNOWN
    return spans.get(publication.inspection.framework.cycle.slug, UNKNOWN)
