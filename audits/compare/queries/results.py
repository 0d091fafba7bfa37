"""The latest audit result of each force in each subject; two forces compare only where somebody says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from audits.audits.queries.audits import audits, comparisons, counts, estimates
from audits.audits.queries.results import in_order, interval, period, placed, told_by
from audits.compare.queries.rows import Entry, Note, Row, Section, cells
from audits.models import Audit, Comparison, Count, Estimate, Subject
from audits.statistics import compare
from peel.record.models import Force

NOTES = (
    Note("An estimate is shown with the margin that was published, at the 95% confidence level."),
    Note(
        "Audits of different forces are not compared: nobody says that they compare [x], unless a row says who "
        "does. They were made in different years, some under other rules."
    ),
    Note("A count is a number of cases; no percentage is worked out from it."),
    Note("[x]: not available."),
)


@dataclass(frozen=True, slots=True)
class Latest:
    """The results of one kind of one force in one subject, of the last audit that has any."""

    audit: Audit
    rows: tuple[Estimate | Count, ...]


def results(user: Any, forces: tuple[Force, ...]) -> Section:
    """All subjects of which any of the forces has a result: four queries."""
    by_audit = {audit.pk: audit for audit in audits(user).filter(force__in=forces)}
    said = list(comparisons(user).filter(earlier__in=by_audit, later__in=by_audit))
    estimated = latest(estimates(user).filter(audit__in=by_audit, subject__isnull=False), by_audit)
    counted = latest(counts(user).filter(audit__in=by_audit, subject__isnull=False), by_audit)
    rows = [
        *(row(subject, subject.name, forces, found, said) for subject, found in estimated.items()),
        *(row(subject, f"{subject.name}, cases counted", forces, found, []) for subject, found in counted.items()),
    ]
    nothing = "No audit result of these forces is in the record."
    return Section("audits", "Latest audit results", tuple(rows), NOTES if rows else (), nothing=nothing)


def latest(rows: Iterable[Any], by_audit: dict[int, Audit]) -> dict[Subject, dict[Force, Latest]]:
    """By subject and force, the results of the last audit that has any."""
    found: dict[Subject, dict[Force, Latest]] = {}
    by_time = sorted(rows, key=lambda one: (one.subject.order, one.subject_id, in_order(by_audit[one.audit_id])))
    for (subject, pk), group in groupby(by_time, key=lambda one: (one.subject, one.audit_id)):
        audit = by_audit[pk]
        found.setdefault(subject, {})[audit.force] = Latest(audit, tuple(group))
    return found


def row(
    subject: Subject, head: str, forces: tuple[Force, ...], found: dict[Force, Latest], said: list[Comparison]
) -> Row:
    """One subject: each force's last result, and whether any two of them compare."""
    shown = [found[force] for force in forces if force in found]
    return Row(
        head=head,
        cells=cells(forces, lambda force: entries(found.get(force))),
        href=reverse("audit-measure", args=[subject.slug]),
        remarks=years(shown),
        tested=tuple(stated(shown, said)),
    )


def entries(one: Latest | None) -> list[Entry]:
    """Each result with its period; in words that there is none."""
    return [entry(found, one.audit) for found in one.rows] if one else [Entry("None in the record")]


def entry(found: Estimate | Count, audit: Audit) -> Entry:
    """One result; its date is that of the sample, else of the publication."""
    when = period(audit)
    dated = f"Sample: {when}" if when else capfirst(str(placed(audit) or "date not known"))
    dated += told_by(audit)
    href = f"{audit.get_absolute_url()}#{found.anchor}"
    if isinstance(found, Count):
        return Entry(
            str(found), href, remarks=tuple(filter(None, (found.wording, dated))), sourced=found, period=when
        )
    shown = interval(found)
    remarks = tuple(filter(None, (found.scope, dated)))
    return Entry(
        str(shown),
        href,
        remarks=remarks,
        sourced=found,
        value=shown.value,
        lower=shown.lower,
        upper=shown.upper,
        period=when,
    )


def years(shown: list[Latest]) -> tuple[str, ...]:
    """The years of the audits, where they are not the same."""
    found = sorted({known.on.year for known in map(placed, (one.audit for one in shown)) if known})
    return (f"Audited in different years: {', '.join(map(str, found))}",) if len(found) > 1 else ()


def stated(shown: list[Latest], said: list[Comparison]) -> Iterable[str]:
    """The words for each pair of forces whose audits somebody compares, or says not to compare."""
    by_pair = {frozenset((one.earlier_id, one.later_id)): one for one in said}
    for one, other in combinations(shown, 2):
        found = by_pair.get(frozenset((one.audit.pk, other.audit.pk)))
        if found:
            before, after = (one, other) if found.earlier_id == one.audit.pk else (other, one)
            verdict = compare(interval(before.rows[0]), interval(after.rows[0]), found.comparable, found.statement)
            yield f"From {before.audit.force} to {after.audit.force}: {verdict.words} ({found.whose})"
