"""From a passage to what it says of an audit: the links beside a document's text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from audits.audits.queries.audits import counts, estimates
from audits.audits.queries.results import interval
from audits.models import Count, Estimate
from peel.record.models import Document


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
        return Note("Estimate", f"{row.about}: {interval(row)}", row.get_absolute_url())
    return Note("Count", f"{row}: {row.subject or row.wording}", row.get_absolute_url())
