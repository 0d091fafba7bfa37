"""What happened last to each of several open causes of concern of one force."""

from datetime import date
from typing import Any

from django.db.models import Q

from peel.causes.queries.timeline import TimelineEvent, audit_published, fell_due, letters_sent, raised, restated
from peel.recommendations.queries import Deadline
from peel.record.models import CauseOfConcern, Force, LetterKind, Publication

type Due = dict[CauseOfConcern, tuple[Deadline, ...]]


def last_events(reader: Any, force: Force, day: date, due: Due) -> dict[CauseOfConcern, TimelineEvent]:
    """The latest item of each cause's life line by the end of a day: four queries, however many causes."""
    repeated = Publication.objects.visible_to(reader).filter(causes_restated__force=force).in_bulk()
    audited, sent = audits(reader, force), letters(reader, force)
    found = {}
    for cause, rows in due.items():
        own = [raised(cause), *restated(repeated.get(cause.restated_in_id)), *fell_due(cause, rows, day)]
        own += [event for event in audited if event.on > cause.raised_on]
        own += [event for event in sent if event.on >= cause.raised_on]
        past = (event for event in own if event.on <= day)
        found[cause] = max(past, key=lambda event: (event.on, event.rank))
    return found


def audits(reader: Any, force: Force) -> list[TimelineEvent]:
    """The publication of each of the force's audits."""
    rows = force.audits.visible_to(reader).filter(publication__published_on__isnull=False)
    return [audit_published(row) for row in rows.select_related("publication", "passage")]


def letters(reader: Any, force: Force) -> list[TimelineEvent]:
    """The revisit and monitoring letters to the force."""
    return letters_sent(reader, Q(kind__in=[LetterKind.REVISIT, LetterKind.MONITORING], force=force))
