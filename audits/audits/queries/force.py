"""The audits of one force: each subject over time, and whether each result compares with the one before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from audits.audits.queries.audits import audits, comparisons, counts, estimates
from audits.audits.queries.results import in_order, result, said
from audits.audits.results import Outcome, Result, Said, Step, outcomes
from audits.models import About, Audit, AuditKind, Count, Estimate
from audits.statistics import Difference, difference
from peel.record.models import Force

Pairs = dict[tuple[int, int], Said]


@dataclass(frozen=True, slots=True)
class CountStep:
    """The counts of one subject in two audits that somebody says compare."""

    before: Count
    after: Count

    @property
    def difference(self) -> Difference:
        """How much larger the later share is, with our limits."""
        now, was = self.after, self.before
        return difference(now.numerator, now.denominator, was.numerator, was.denominator)


@dataclass(frozen=True, slots=True)
class Course:
    """One subject in the audits of one force, oldest first, with a step from each result to the next."""

    subject: About
    results: tuple[Result, ...] = ()
    steps: tuple[Step, ...] = ()
    counts: tuple[Count, ...] = ()
    count_steps: tuple[CountStep, ...] = ()

    @property
    def last(self) -> Result:
        """The latest result."""
        return self.results[-1]

    @property
    def last_counts(self) -> tuple[Count, ...]:
        """The counts of the last audit that has any."""
        return tuple(count for count in self.counts if count.audit == self.counts[-1].audit)

    @property
    def last_step(self) -> Step | None:
        """From the result before to the latest; None where it is the only one."""
        return self.steps[-1] if self.steps else None


@dataclass(frozen=True, slots=True)
class Others:
    """The counts of one audit that belong to no subject."""

    audit: Audit
    counts: tuple[Count, ...]

    @property
    def is_survey(self) -> bool:
        """Whether those counted chose themselves to answer."""
        return self.audit.kind == AuditKind.WORKFORCE_SURVEY


@dataclass(frozen=True, slots=True)
class ForceAudits:
    """All that the audits of one force found, each row as the person may see it."""

    force: Force
    audits: tuple[Audit, ...]
    courses: tuple[Course, ...]
    others: tuple[Others, ...]

    @property
    def estimated(self) -> tuple[Course, ...]:
        """The subjects of which there is an estimate."""
        return tuple(course for course in self.courses if course.results)

    @property
    def last_steps(self) -> tuple[Step, ...]:
        """From the result before to the latest, of each subject that has two."""
        return tuple(course.last_step for course in self.estimated if course.last_step)

    @property
    def outcomes(self) -> list[Outcome]:
        """What changed since the result before of each subject, in short."""
        return outcomes(self.last_steps)

    @property
    def has_counts(self) -> bool:
        """Whether anything was counted."""
        return bool(self.others or any(course.counts for course in self.courses))

    @property
    def counted(self) -> tuple[Course, ...]:
        """The subjects of which there are counts alone."""
        return tuple(course for course in self.courses if not course.results)


def force_audits(user: Any, force: Force, kind: AuditKind | None = None) -> ForceAudits:
    """The audits of a force, of one kind if it is given: four queries, however many there are."""
    rows = audits(user).filter(force=force)
    found = sorted(rows.filter(kind=kind) if kind else rows, key=in_order)
    places = {audit.pk: place for place, audit in enumerate(found)}
    by_key = {audit.pk: audit for audit in found}
    pairs = {(row.earlier_id, row.later_id): said(row) for row in comparisons(user).filter(later__force=force)}
    estimated = by_subject(estimates(user).filter(audit__force=force), by_key, places)
    tallied = by_subject(counts(user).filter(audit__force=force), by_key, places)
    unnamed = tallied.pop(None, [])
    subjects = sorted({*estimated, *tallied})
    return ForceAudits(
        force=force,
        audits=tuple(reversed(found)),
        courses=tuple(course(one, estimated.get(one, []), tallied.get(one, []), pairs) for one in subjects),
        others=tuple(of_audits(unnamed)),
    )


def by_subject(
    rows: Iterable[Estimate | Count], by_key: dict[int, Audit], places: dict[int, int]
) -> dict[About | None, list[Any]]:
    """Rows by what they are about, in the order of their audits, each with its audit at hand.

    Counts without a subject come under None: they are listed audit by audit.
    """
    found: dict[About | None, list[Any]] = defaultdict(list)
    for row in sorted((row for row in rows if row.audit_id in by_key), key=lambda row: places[row.audit_id]):
        row.audit = by_key[row.audit_id]
        found[None if isinstance(row, Count) and row.subject is None else row.about].append(row)
    return found


def course(subject: About, estimated: list[Estimate], counted: list[Count], pairs: Pairs) -> Course:
    """One subject's results and counts with the steps between them."""
    shown = [result(row, row.audit) for row in estimated]
    keys = [row.audit_id for row in estimated]
    return Course(
        subject=subject,
        results=tuple(shown),
        steps=tuple(
            Step(before, after, pairs.get(pair, Said()))
            for (before, after), pair in zip(pairwise(shown), pairwise(keys), strict=True)
        ),
        counts=tuple(counted),
        count_steps=tuple(
            CountStep(before, after)
            for before, after in pairwise(counted)
            if pairs.get((before.audit_id, after.audit_id), Said()).comparability == "yes"
        ),
    )


def of_audits(rows: list[Count]) -> Iterable[Others]:
    """The counts without a subject, by audit, latest first."""
    by_audit: dict[Audit, list[Count]] = defaultdict(list)
    for row in rows:
        by_audit[row.audit].append(row)
    return (Others(audit, tuple(found)) for audit, found in reversed(by_audit.items()))
