"""The changes that somebody asks for, newest first, read page by page; and how many of which kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet

from peel.changes.queries import causes, publications
from peel.changes.queries.change import Change, What, how_many
from peel.changes.queries.columns import NAMES
from peel.record.models import Force, Publication, PublicationKind
from peel.ui.dates import format_date

PARTS = (
    publications.published,
    publications.audited,
    publications.withdrawn,
    publications.corrected,
    publications.revised,
    causes.raised,
    causes.closed,
    causes.superseded,
    causes.recommendations_closed,
    causes.issued,
    causes.improved,
    causes.moved,
)
# Of one day and force the publication comes first, then what it did.
NEWEST_FIRST = ("-happened_on", "of", "through", "what", "number")
# A feed tells of what came in lately, also when it had happened long before.
LATEST_KNOWN_FIRST = ("-known_at", "-happened_on", "of", "what", "number")
UNDATED_KINDS = (PublicationKind.OTHER, PublicationKind.STATISTICS)


@dataclass(frozen=True)
class Asked:
    """Which changes: both days belong to the time."""

    since: date | None = None
    until: date | None = None
    force: Force | None = None
    what: str = ""

    @property
    def time(self) -> str:
        """'Since 1 March 2025', 'From 1 March 2025 until 2 May 2025'."""
        if self.since and self.until:
            return f"From {format_date(self.since)} until {format_date(self.until)}"
        if self.until:
            return f"Until {format_date(self.until)}"
        return f"Since {format_date(self.since)}" if self.since else "In the whole record"


@dataclass(frozen=True)
class Found(Sequence):
    """The changes that were asked for; only those of the page that is shown are fetched."""

    user: Any
    asked: Asked

    @cached_property
    def parts(self) -> list[QuerySet]:
        """Each kind of change as it was asked for, which takes longer to write down than to answer."""
        return parts_of(self.user, self.asked)

    @cached_property
    def tallies(self) -> dict[str, int]:
        """How many of each kind there are: one query."""
        parts = [part.values("what").annotate(many=Count("pk")) for part in self.parts]
        return dict(parts[0].union(*parts[1:], all=True).order_by().values_list("what", "many"))

    @property
    def sentence(self) -> str:
        """'Since 1 March 2025: 3 inspection reports, 1 letter.'"""
        counts = [how_many(what, self.tallies[what]) for what in What.values if what in self.tallies]
        about = f", {self.asked.force.short_name}" if self.asked.force else ""
        return f"{self.asked.time}{about}: {', '.join(counts) or 'we hold nothing'}."

    def __len__(self) -> int:
        return sum(self.tallies.values())

    def __getitem__(self, which: Any) -> Any:
        if isinstance(which, slice):
            return [Change(*row) for row in union(self.parts).order_by(*NEWEST_FIRST)[which]]
        return self[which : which + 1][0]

    def __iter__(self) -> Iterator[Change]:
        return iter(self[:])


def parts_of(user: Any, asked: Asked) -> list[QuerySet]:
    """Each kind of change as it was asked for; the days are compared as the columns hold them."""
    chosen = {
        "happened_on__gte": asked.since,
        "happened_on__lte": asked.until,
        "of_slug": asked.force and asked.force.slug,
        "what": asked.what,
    }
    conditions = {name: value for name, value in chosen.items() if value}
    return [part(user).filter(**conditions) for part in PARTS]


def union(parts: list[QuerySet]) -> QuerySet:
    """All kinds of change in one list, which the database sorts and cuts into pages."""
    first, *others = (part.values_list(*NAMES) for part in parts)
    return first.union(*others, all=True)


def latest_changes(user: Any, number: int = 10) -> list[Change]:
    """The newest changes that `user` may know, in one query."""
    return Found(user, Asked())[:number]


def found_or_older(user: Any, asked: Asked, *, has_time: bool) -> tuple[Found, bool]:
    """What was asked for; if nobody asked for a time and the usual one is empty, all there was before it.

    With it, whether the latter was done.
    """
    found = Found(user, asked)
    if found or has_time:
        return found, False
    older = Found(user, replace(asked, since=None))
    return (older, True) if older else (found, False)


def by_month(shown: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """The changes of one page below the months of them; what is known by its year alone has its own heading."""
    in_order = sorted(shown, key=lambda one: (-one.on.toordinal(), one.precision == "year"))
    return [(month, list(of_month)) for month, of_month in groupby(in_order, lambda one: one.month)]


def news(asked: Asked, number: int = 50) -> list[Change]:
    """What everybody could last begin to read here, in one query."""
    rows = union(parts_of(AnonymousUser(), asked)).order_by(*LATEST_KNOWN_FIRST)
    return [Change(*row) for row in rows[:number]]


def last_before(user: Any, asked: Asked) -> Change | None:
    """The newest of the changes that were asked for, but before the time that was."""
    if asked.since is None:
        return None
    before = replace(asked, since=None, until=asked.since - timedelta(days=1))
    return next(iter(Found(user, before)[:1]), None)


def undated(user: Any, force: Force | None) -> int:
    """How many reports and letters have no day of publication in the record, and so are no change."""
    rows = Publication.objects.visible_to(user).filter(published_on__isnull=True).exclude(kind__in=UNDATED_KINDS)
    return (rows.filter(force=force) if force else rows).count()
