"""Estimates as plain values: each with its interval, its sample's period and the day by which it is placed."""

from dataclasses import dataclass
from datetime import date, timedelta

from audits.audits.results import Result, Said
from audits.models import Audit, Comparison, Estimate
from audits.statistics import Interval
from peel.record.models import SourceKind
from peel.ui.dates import format_date, parse_partial_date


@dataclass(frozen=True, slots=True)
class Placed:
    """The day by which an audit is ordered and drawn, how exactly it is known, and what was that day."""

    on: date
    precision: str
    event: str

    def __str__(self) -> str:
        return f"{self.event} {format_date(self.on, self.precision)}"


def placed(audit: Audit) -> Placed | None:
    """The end of the sample, else the publication; of a month or a year the middle. None where nothing is known."""
    if audit.sample_until:
        return Placed(audit.sample_until, "day", "sample to")
    if audit.publication.published_on:
        return Placed(audit.publication.published_on, "day", "published on")
    year, month = parse_partial_date(audit.publication.published_text)
    if year is None:
        return None
    if month:
        return Placed(date(year, month, 15), "month", "published in")
    return Placed(date(year, 7, 1), "year", "published in")


def in_order(audit: Audit) -> tuple[date, int]:
    """What sorts audits by time; those of which no day is known come first, since nothing may follow from them."""
    known = placed(audit)
    return (known.on if known else date.min, audit.pk)


def told_by(audit: Audit) -> str:
    """' (another source)' where the audit's results are not from a page of the inspectorate, else nothing."""
    is_own = audit.source_kind == SourceKind.INSPECTORATE
    return "" if is_own else f" ({audit.get_source_kind_display().lower()})"


def named(audit: Audit) -> str:
    """An audit's title, with who tells of it where that is not the inspectorate."""
    return f"{audit.title}{told_by(audit)}"


def sampled(audit: Audit) -> str:
    """The sample's period, if it is known, with who tells of it where that is not the inspectorate."""
    words = period(audit)
    return f"{words}{told_by(audit)}" if words else ""


def result(estimate: Estimate, audit: Audit) -> Result:
    """An estimate as plain values; audit, period and day say who tells of it where that is not the inspectorate."""
    place = estimate.passage.get_absolute_url() if estimate.passage else ""
    known = placed(audit)
    return Result(
        subject=estimate.about.name,
        slug=estimate.about.slug,
        audit=named(audit),
        url=f"{audit.get_absolute_url()}#{estimate.anchor}",
        year=str(known.on.year) if known else "",
        period=sampled(audit),
        cases=audit.cases_examined,
        interval=interval(estimate),
        claim=estimate.get_claim_display(),
        source=place or estimate.source,
        passage=estimate.passage_id,
        claimed=estimate.claim,
        scope=estimate.scope,
        on=known.on if known else None,
        when=(str(known) if known else "no day known") + told_by(audit),
    )


def said(comparison: Comparison | None) -> Said:
    """What somebody says of a pair of audits, if anybody does."""
    if comparison is None:
        return Said()
    return Said(comparison.comparable, comparison.get_comparable_display(), comparison.statement, comparison.whose)


def interval(estimate: Estimate) -> Interval:
    """An estimate with its margin."""
    return Interval(estimate.value, estimate.margin, estimate.qualifier)


def period(audit: Audit) -> str:
    """'September to November 2023': from the sample's days where both are known, else as the source words it."""
    first, last = audit.sample_from, audit.sample_until
    if not (first and last):
        return audit.sample_text
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return f"{format_date(first)} to {format_date(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    return f"{first:{'%B' if first.year == last.year else '%B %Y'}} to {last:%B %Y}"
