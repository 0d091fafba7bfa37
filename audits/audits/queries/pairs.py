"""Two audits beside each other: what both found, whether they compare, and what may be said of the change."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q
from django.urls import reverse

from audits.audits.queries.audits import audits, comparisons, with_results
from audits.audits.queries.notes import Note, by_passage
from audits.audits.queries.results import named, result, said
from audits.audits.results import Counted, Measure, Pair, Said, Step
from audits.models import Audit, Comparison, Estimate
from peel.record.models import Publication


@dataclass(frozen=True, slots=True)
class PublicationAudits:
    """What one publication gives of audits: its own, each beside those before, and which passage says what.

    `notes` go by the key of the passage; also an earlier result that the publication repeats has one.
    """

    audits: tuple[Audit, ...] = ()
    pairs: tuple[Pair, ...] = ()
    notes: dict[int, list[Note]] = field(default_factory=dict)


def audits_given_in(user: Any, publication: Publication | None) -> PublicationAudits:
    """The audits of a publication and those that they are said to compare with, or not."""
    if publication is None:
        return PublicationAudits()
    rows = comparisons(user).filter(later__publication=publication)
    rows = tuple(rows.order_by("later__kind", "later_id", F("earlier__sample_until").desc(nulls_last=True), "pk"))
    wanted = Q(publication=publication) | Q(pk__in=[row.earlier_id for row in rows])
    found = {audit.pk: audit for audit in with_results(user, audits(user).filter(wanted))}
    return PublicationAudits(
        audits=tuple(audit for audit in found.values() if audit.publication_id == publication.pk),
        pairs=paired(rows, found),
        notes=by_passage(row for audit in found.values() for row in (*audit.shown_estimates, *audit.shown_counts)),
    )


def pairs_before(user: Any, audit: Audit, rows: tuple[Comparison, ...]) -> tuple[Pair, ...]:
    """An audit beside each of the earlier ones that `rows` name."""
    wanted = [audit.pk, *(row.earlier_id for row in rows)]
    return paired(rows, {found.pk: found for found in with_results(user, audits(user).filter(pk__in=wanted))})


def pair_of(user: Any, earlier: str, later: str) -> Pair | None:
    """The pair of these two audits; None where there is none, or where `user` may not see both."""
    row = comparisons(user).filter(earlier__slug=earlier, later__slug=later).first()
    found = {audit.pk: audit for audit in with_results(user, audits(user).filter(slug__in=[earlier, later]))}
    if row is None or len(found) < 2:
        return None
    return pair(row, found[row.earlier_id], found[row.later_id])


def paired(rows: tuple[Comparison, ...], found: dict[int, Audit]) -> tuple[Pair, ...]:
    """The pairs that have anything to show."""
    pairs = [
        pair(row, found[row.earlier_id], found[row.later_id])
        for row in rows
        if {row.earlier_id, row.later_id} <= found.keys()
    ]
    return tuple(shown for shown in pairs if shown.measures or shown.counts)


def pair(comparison: Comparison, earlier: Audit, later: Audit) -> Pair:
    """Both audits with all that either found, also what did not change for the better."""
    words = said(comparison)
    return Pair(
        key=f"{earlier.slug}-{later.slug}",
        place=str(later.force or "England and Wales"),
        kind=later.kind,
        earlier=named(earlier),
        later=named(later),
        earlier_url=earlier.get_absolute_url(),
        later_url=later.get_absolute_url(),
        url=reverse("audit-pair", args=[later.slug, earlier.slug]),
        said=words,
        is_unpublished=any(not one.publication.is_public for one in (earlier, later)),
        measures=measures(earlier, later, words),
        counts=counted(earlier, later),
    )


def measures(earlier: Audit, later: Audit, words: Said) -> tuple[Measure, ...]:
    """All subjects of either audit's estimates, in the subjects' order; own words match in audits of one force."""
    sides = [
        {(row.about, of_one_force(row, audit)): result(row, audit) for row in audit.shown_estimates}
        for audit in (earlier, later)
    ]
    found = []
    for key in sorted({*sides[0], *sides[1]}):
        before, after = sides[0].get(key), sides[1].get(key)
        step = Step(before, after, words) if before and after else None
        found.append(Measure(key[0].name, before, after, step))
    return tuple(found)


def of_one_force(row: Estimate, audit: Audit) -> int:
    """What keeps own words of two forces apart: the force (0 for none), and 0 for a subject, which is shared."""
    return 0 if row.subject_id else audit.force_id or 0


def counted(earlier: Audit, later: Audit) -> tuple[Counted, ...]:
    """All subjects of either audit's counts, in the subjects' order; a count without a subject stands alone."""
    before, after = ({row.about: row for row in audit.shown_counts if row.subject} for audit in (earlier, later))
    subjects = sorted({*before, *after})
    return tuple(
        Counted(
            subject.name,
            str(before.get(subject, "")),
            str(after.get(subject, "")),
            after[subject].passage_id if subject in after else None,
        )
        for subject in subjects
    )
