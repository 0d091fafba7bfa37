"""One subject in all forces: the latest result of each, never sorted across a break; and the list of subjects."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from audits.audits.programmes import Programme, programme_of, programmes
from audits.audits.queries.audits import audits, counts, estimates
from audits.audits.queries.results import in_order, result
from audits.audits.results import Result
from audits.models import Count, Estimate, Subject
from peel.record.subquery_count import subquery_count

NATIONAL = "England and Wales"


@dataclass(frozen=True, slots=True)
class Standing:
    """One result of one force (of England and Wales where it has none), and the programme of its audit."""

    place: str
    url: str
    result: Result
    programme: Programme
    is_published: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one programme, highest estimate first."""

    programme: Programme
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """All that the page of one subject shows."""

    subject: Subject
    standings: tuple[Standing, ...]
    programmes: tuple[Programme, ...]
    years: tuple[str, ...]
    counted: tuple[Count, ...]

    def narrowed(self, *, programme: str = "", year: str = "") -> "Narrowed":
        """The latest result of each force, of one programme or one year where that is asked."""
        fitting = [
            standing
            for standing in self.standings
            if programme in ("", standing.programme.slug) and year in ("", standing.result.year)
        ]
        latest = {standing.place: standing for standing in fitting}
        return Narrowed(tuple(latest[place] for place in sorted(latest)))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The latest results, one a force, by name."""

    latest: tuple[Standing, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """Those with a margin by programme, the latest programme first, sorted by estimate inside each alone."""
        return tuple(
            Group(programme, tuple(sorted(members, key=lambda one: (-one.result.interval.value, one.place))))
            for programme, members in by_programme(
                one for one in self.latest if one.url and one.result.interval.margin is not None
            )
        )

    @property
    def without_margin(self) -> tuple[Standing, ...]:
        """Those of which no margin was published, by name."""
        return tuple(one for one in self.latest if one.url and one.result.interval.margin is None)

    @property
    def national(self) -> tuple[Standing, ...]:
        """The result of England and Wales."""
        return tuple(one for one in self.latest if not one.url)

    @property
    def is_unpublished(self) -> bool:
        """Whether any of them is not published."""
        return not all(one.is_published for one in self.latest)


def by_programme(standings: Iterable[Standing]) -> Iterable[tuple[Programme, list[Standing]]]:
    """The programmes that have results, latest first."""
    order = {one.slug: place for place, one in enumerate(programmes())}
    found = sorted(standings, key=lambda one: -order[one.programme.slug])
    return ((programme, list(members)) for programme, members in groupby(found, lambda one: one.programme))


def subject_page(user: Any, subject: Subject) -> SubjectPage:
    """All estimates of one of `subjects` that `user` may see, oldest first: two queries."""
    rows = estimates(user).filter(subject=subject, audit__in=audits(user).order_by().values("pk"))
    rows = rows.select_related("audit__force", "audit__publication")
    standings = tuple(standing(row) for row in sorted(rows, key=lambda row: in_order(row.audit)))
    seen = {one.programme for one in standings}
    return SubjectPage(
        subject=subject,
        standings=standings,
        programmes=tuple(one for one in reversed(programmes()) if one in seen),
        years=tuple(sorted({one.result.year for one in standings if one.result.year}, reverse=True)),
        counted=tuple(counts_of(user, subject)),
    )


def counts_of(user: Any, subject: Subject) -> list[Count]:
    """The counts of a subject, by force, oldest first."""
    rows = counts(user).filter(subject=subject, audit__in=audits(user).order_by().values("pk"))
    rows = rows.select_related("audit__force", "audit__publication")
    return sorted(rows, key=lambda row: (str(row.audit.force or ""), in_order(row.audit)))


def standing(estimate: Estimate) -> Standing:
    """An estimate with its force and programme."""
    audit = estimate.audit
    shown = result(estimate, audit)
    return Standing(
        place=audit.force.short_name if audit.force else NATIONAL,
        url=audit.force.get_absolute_url() if audit.force else "",
        result=shown,
        programme=programme_of(audit.kind, shown.on),
        is_published=audit.publication.is_public,
    )


def subjects(user: Any) -> QuerySet:
    """The subjects of which `user` may see anything, with how many estimates and counts: no other is named."""
    shown = audits(user).order_by().values("pk")
    numbered = Subject.objects.annotate(
        estimated=subquery_count(estimates(user).filter(audit__in=shown, subject=OuterRef("pk")), "subject"),
        counted=subquery_count(counts(user).filter(audit__in=shown, subject=OuterRef("pk")), "subject"),
    )
    return numbered.filter(Q(estimated__gt=0) | Q(counted__gt=0))
