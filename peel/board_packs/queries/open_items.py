"""What a board pack holds as open, one line each: for a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peel.board_packs.queries.board_pack import BoardPack, OpenCause
from peel.recommendations.queries import Deadline
from peel.record.deadlines import days_late
from peel.record.models import Finding


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One open recommendation, cause of concern or area for improvement, as at the day of its pack."""

    as_at: date
    kind: str
    text: str
    cause: str
    area: str
    raised_on: date | None
    status: str
    wording: str = ""
    rule: str = ""
    due_on: date | None = None
    days_late: int | None = None
    publication: str = ""


def open_items(pack: BoardPack) -> Iterator[OpenItem]:
    """All lines: recommendations in the order of their days, then causes, then areas for improvement."""
    for span in pack.spans:
        yield from (of_recommendation(pack, row) for row in span.rows)
    yield from (of_cause(pack, one) for one in pack.causes)
    for findings in pack.improvements.values():
        yield from (of_finding(pack, finding) for finding in findings)


def of_recommendation(pack: BoardPack, row: Deadline) -> OpenItem:
    """One open recommendation with its deadline."""
    of = row.recommendation
    return OpenItem(
        pack.day,
        "Recommendation",
        of.text,
        of.cause.title,
        str(of.cause.area or ""),
        of.cause.raised_on,
        row.status_label,
        of.deadline_wording,
        row.rule,
        of.due_on,
        days_late(of.due_on, pack.day),
    )


def of_cause(pack: BoardPack, one: OpenCause) -> OpenItem:
    """One open cause of concern."""
    cause = one.card.cause
    return OpenItem(
        pack.day,
        "Cause of concern",
        cause.title,
        cause.title,
        str(cause.area or ""),
        cause.raised_on,
        one.card.status_label,
        publication=str(cause.raised_in),
    )


def of_finding(pack: BoardPack, finding: Finding) -> OpenItem:
    """One area for improvement, or of concern, that no letter has closed."""
    on = finding.publication.published_on
    area, publication = str(finding.area or ""), str(finding.publication)
    return OpenItem(
        pack.day, finding.get_kind_display(), finding.heading, "", area, on, "Open", publication=publication
    )
