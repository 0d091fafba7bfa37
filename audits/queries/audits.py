"""Audits as their list, their pages and the pages of forces, causes, letters and documents show them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.db.models import F, Prefetch, Q
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from audits.intervals import Interval
from audits.models import Audit, Comparison, Count, Estimate
from audits.results import Counted, Measure, Pair, Result
from peel.models import Comparability, Document, Force, Publication
from peel.models.rows import VisibleRows, readable
from peel.queries.days import written


def audits(user: Any) -> VisibleRows:
    """What `user` may see, latest first: by the end of the sample, else by publication."""
    return (
        Audit.objects.visible_to(user)
        .filter(readable(user))
        .annotate(latest_on=Coalesce("sample_until", "publication__published_on"))
        .select_related("force", "publication", "passage")
        .order_by(F("latest_on").desc(nulls_last=True), "pk")
    )


def estimates(user: Any) -> VisibleRows:
    """The estimates that `user` may see, by subject."""
    rows = Estimate.objects.visible_to(user).filter(readable(user))
    return rows.select_related("subject", "passage").order_by("subject__order", "subject", "pk")


def counts(user: Any) -> VisibleRows:
    """The counts that `user` may see, by subject, then in reading order."""
    rows = Count.objects.visible_to(user).filter(readable(user)).select_related("subject", "passage")
    return rows.order_by(F("subject__order").asc(nulls_last=True), "subject", "passage__number", "pk")


def comparisons(user: Any) -> VisibleRows:
    """Which audits compare, of pairs of which `user` may see both."""
    rows = Comparison.objects.visible_to(user).filter(readable(user))
    return rows.select_related("earlier__publication", "later__publication", "passage")


@dataclass(frozen=True, slots=True)
class AuditPage:
    """All that the page of one audit shows, each row as the person may see it."""

    audit: Audit
    estimates: tuple[Estimate, ...]
    counts: tuple[Count, ...]
    back: tuple[Comparison, ...]
    forward: tuple[Comparison, ...]


def audit_page(user: Any, slug: str) -> AuditPage:
    """The page of one audit; one that `user` may not see does not exist for them."""
    audit = get_object_or_404(audits(user), slug=slug)
    pairs = comparisons(user)
    return AuditPage(
        audit=audit,
        estimates=tuple(estimates(user).filter(audit=audit)),
        counts=tuple(counts(user).filter(audit=audit)),
        back=tuple(pairs.filter(later=audit)),
        forward=tuple(pairs.filter(earlier=audit)),
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What one publication gives of audits: its own, each beside those before, and which passage says what.

    `notes` go by the key of the passage; also an earlier result that the publication repeats has one.
    """

    audits: tuple[Audit, ...] = ()
    pairs: tuple[Pair, ...] = ()
    notes: dict[int, list["Note"]] = field(default_factory=dict)


def given_in(user: Any, publication: Publication | None) -> Given:
    """The audits of a publication and those that they are said to compare with, or not."""
    if publication is None:
        return Given()
    said = comparisons(user).filter(later__publication=publication)
    said = tuple(said.order_by("later__kind", "later_id", F("earlier__sample_until").desc(nulls_last=True), "pk"))
    wanted = Q(publication=publication) | Q(pk__in=[row.earlier_id for row in said])
    found = {audit.pk: audit for audit in with_results(user, audits(user).filter(wanted))}
    pairs = [
        pair(row, found[row.earlier_id], found[row.later_id])
        for row in said
        if {row.earlier_id, row.later_id} <= found.keys()
    ]
    return Given(
        audits=tuple(audit for audit in found.values() if audit.publication_id == publication.pk),
        pairs=tuple(shown for shown in pairs if shown.measures or shown.counts),
        notes=by_passage(row for audit in found.values() for row in (*audit.shown_estimates, *audit.shown_counts)),
    )


def with_results(user: Any, rows: VisibleRows) -> VisibleRows:
    """Audits with their estimates and counts."""
    return rows.prefetch_related(
        Prefetch("estimates", queryset=estimates(user), to_attr="shown_estimates"),
        Prefetch("counts", queryset=counts(user), to_attr="shown_counts"),
    )


def pair(comparison: Comparison, earlier: Audit, later: Audit) -> Pair:
    """Both audits with all that either found, also what did not change for the better."""
    return Pair(
        key=f"{earlier.slug}-{later.slug}",
        place=str(later.force or "England and Wales"),
        kind=later.kind,
        earlier=earlier.title,
        later=later.title,
        earlier_url=earlier.get_absolute_url(),
        later_url=later.get_absolute_url(),
        is_comparable=comparison.comparable == Comparability.YES,
        comparability=comparison.get_comparable_display(),
        statement=comparison.statement,
        whose=comparison.whose,
        measures=measures(earlier, later),
        counts=counted(earlier, later),
    )


def measures(earlier: Audit, later: Audit) -> tuple[Measure, ...]:
    """All subjects of either audit's estimates, in the subjects' order."""
    sides = [{row.subject: result(row, audit) for row in audit.shown_estimates} for audit in (earlier, later)]
    subjects = sorted({*sides[0], *sides[1]}, key=lambda subject: (subject.order, subject.pk))
    return tuple(Measure(subject.name, sides[0].get(subject), sides[1].get(subject)) for subject in subjects)


def counted(earlier: Audit, later: Audit) -> tuple[Counted, ...]:
    """All subjects of either audit's counts, in the subjects' order; a count without a subject stands alone."""
    before, after = ({row.subject: row for row in audit.shown_counts if row.subject} for audit in (earlier, later))
    subjects = sorted({*before, *after}, key=lambda subject: (subject.order, subject.pk))
    return tuple(
        Counted(
            subject.name,
            str(before.get(subject, "")),
            str(after.get(subject, "")),
            after[subject].passage_id if subject in after else None,
        )
        for subject in subjects
    )


def result(estimate: Estimate, audit: Audit) -> Result:
    """An estimate as plain values."""
    place = estimate.passage.get_absolute_url() if estimate.passage else ""
    return Result(
        subject=estimate.subject.name,
        slug=estimate.subject.slug,
        audit=audit.title,
        url=estimate.get_absolute_url(),
        year=str(audit.latest_on.year) if audit.latest_on else "",
        period=period(audit),
        cases=audit.cases_examined,
        interval=interval(estimate),
        claim=estimate.get_claim_display(),
        source=place or estimate.source,
        passage=estimate.passage_id,
    )


def interval(estimate: Estimate) -> Interval:
    """An estimate with its margin."""
    return Interval(estimate.value, estimate.margin, estimate.qualifier)


def period(audit: Audit) -> str:
    """'September to November 2023': from the sample's days where both are known, else as the source words it."""
    first, last = audit.sample_from, audit.sample_until
    if not (first and last):
        return audit.sample_text
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return f"{written(first)} to {written(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    return f"{first:{'%B' if first.year == last.year else '%B %Y'}} to {last:%B %Y}"


@dataclass(frozen=True, slots=True)
class Latest:
    """The last result of a force in one subject, the one before it, and whether somebody says they compare."""

    subject: str
    last: Result
    before: Result | None
    comparability: str
    is_break: bool
    statement: str
    whose: str

    @property
    def claim(self) -> str:
        """What the inspectorate says of the change, where the two compare."""
        return "" if self.is_break else self.last.claim


def latest_results(user: Any, force: Force) -> tuple[Latest, ...]:
    """The last two results of a force in each subject."""
    rows = estimates(user).select_related("audit").filter(audit__in=audits(user).filter(force=force))
    by_audit = {audit.pk: audit for audit in audits(user).filter(force=force)}
    place = {pk: number for number, pk in enumerate(by_audit)}
    says = {(row.earlier_id, row.later_id): row for row in comparisons(user).filter(later__force=force)}
    found = groupby(rows, lambda row: row.subject)
    return tuple(
        latest(sorted(group, key=lambda row: place[row.audit_id])[:2], by_audit, says) for _, group in found
    )


def latest(rows: list[Estimate], by_audit: dict[int, Audit], says: dict[tuple[int, int], Comparison]) -> Latest:
    """The last result, and the one before where there is one."""
    results = [result(row, by_audit[row.audit_id]) for row in rows]
    said = says.get((rows[1].audit_id, rows[0].audit_id)) if len(rows) > 1 else None
    return Latest(
        subject=rows[0].subject.name,
        last=results[0],
        before=results[1] if len(rows) > 1 else None,
        comparability=said.get_comparable_display() if said else Comparability.NOT_STATED.label,
        is_break=bool(said) and said.comparable == Comparability.NO,
        statement=said.statement if said else "",
        whose=said.whose if said else "",
    )


@dataclass(frozen=True, slots=True)
class Note:
    """A link from a passage to what it says of an audit."""

    label: str
    text: str
    url: str


def notes(user: Any, document: Document) -> dict[int, list[Note]]:
    """By the key of the passage, the estimates and counts that a document states."""
    return by_passage(stated_in(user, passage__document=document))


def by_passage(rows: Iterable[Estimate | Count]) -> dict[int, list[Note]]:
    """The notes of results that stand in passages, by the passage's key."""
    found: dict[int, list[Note]] = {}
    for row in rows:
        if row.passage_id:
            found.setdefault(row.passage_id, []).append(note(row))
    return found


def stated_in(user: Any, **passages: Any) -> list[Estimate | Count]:
    """The estimates, then the counts, that stand in passages."""
    return [
        *estimates(user).filter(**passages).select_related("audit"),
        *counts(user).filter(**passages).select_related("audit"),
    ]


def note(row: Estimate | Count) -> Note:
    """The link to an estimate or a count."""
    if isinstance(row, Estimate):
        return Note("Estimate", f"{row.subject}: {interval(row)}", row.get_absolute_url())
    return Note("Count", f"{row}: {row.subject or row.wording}", row.get_absolute_url())
