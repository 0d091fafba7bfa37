"""What changed lately: reports, letters, causes of concern raised and closed, grades revised."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from peel.models import CauseOfConcern, Closure, Publication, PublicationKind, Revision

RAISED = "Cause of concern raised"
CLOSED = "Cause of concern closed"
REVISED = "Grade revised"
ADDRESSES = {RAISED: "cause", CLOSED: "cause", REVISED: "inspection"}
WHAT = dict(PublicationKind.choices)


@dataclass(frozen=True)
class Event:
    """One thing that happened on a day: what, of which force, in what words, and where to read on."""

    what: str
    on: date
    force: str
    title: str
    url: str


def latest(user: Any, number: int = 10) -> list[Event]:
    """The newest events that `user` may know, in one query."""
    rows = published(user).union(raised(user), closed(user), revised(user), all=True)
    return [event(*found) for found in rows.order_by("-happened_on", "what", "at")[:number]]


def event(what: str, on: date, force: str | None, title: str, at: str) -> Event:
    """A row of the union as an event."""
    return Event(
        WHAT.get(what, what), on, force or "", title, reverse(ADDRESSES.get(what, "publication"), args=[at])
    )


def columns(rows: QuerySet, what: Any, happened_on: str, force: str, called: Any, at: str) -> QuerySet:
    """The five columns that all four kinds of event share."""
    chosen = rows.order_by().annotate(
        what=Cast(what, CharField()),
        happened_on=F(happened_on),
        of=F(f"{force}__short_name"),
        called=Cast(called, TextField()),
        at=F(at),
    )
    return chosen.values_list("what", "happened_on", "of", "called", "at")


def published(user: Any) -> QuerySet:
    """Reports, letters and causes published early, by the day of publication."""
    rows = Publication.objects.visible_to(user).filter(published_on__isnull=False)
    return columns(rows.exclude(kind=PublicationKind.OTHER), F("kind"), "published_on", "force", F("title"), "slug")


def raised(user: Any) -> QuerySet:
    """Causes of concern by the day on which they were raised."""
    return columns(CauseOfConcern.objects.visible_to(user), Value(RAISED), "raised_on", "force", F("title"), "slug")


def closed(user: Any) -> QuerySet:
    """Causes of concern by the day on which a letter closed them."""
    rows = Closure.objects.visible_to(user).filter(cause__in=CauseOfConcern.objects.visible_to(user))
    return columns(rows, Value(CLOSED), "closed_on", "cause__force", F("cause__title"), "cause__slug")


def revised(user: Any) -> QuerySet:
    """Grades by the day on which they were changed after publication."""
    change = Concat(
        "judgment__area__name", Value(": "), "from_grade__name", Value(" → "), "to_grade__name",
        output_field=TextField(),
    )  # fmt: skip
    rows = Revision.objects.visible_to(user)
    return columns(
        rows,
        Value(REVISED),
        "changed_on",
        "judgment__inspection__force",
        change,
        "judgment__inspection__report__slug",
    )
