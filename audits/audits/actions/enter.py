"""An audit with its estimates, its counts and what it compares with, entered by hand."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from audits.models import Audit, AuditKind, Comparison, Count, Estimate
from peel.entry.actions.enter import Line, PublicationChoice, RecordWriter, made, made_before, place
from peel.record.actions.action import action
from peel.record.actions.slugs import new_slug
from peel.record.models import Force, PublicationKind, User

INSTEAD = "Correct it, or withdraw the publication."
KINDS = {AuditKind.CRIME_DATA_INTEGRITY: PublicationKind.CRIME_DATA_AUDIT}


@dataclass(frozen=True, slots=True)
class Found:
    """What an audit found, line by line."""

    estimates: list[Line]
    counts: list[Line]
    comparisons: list[Line]


@action
def make_audit(
    *, key: UUID, placed: PublicationChoice, force: Force, values: dict[str, Any], found: Found, by: User
) -> str:
    """A new audit, stated in something not published; returns its address. The same opened form makes it once."""
    address = made_before(key)
    if address:
        return address
    kind = KINDS.get(values["kind"], PublicationKind.OTHER)
    publication = place(placed, kind=kind, title=f"{force.official_name}: {values['title']}", force=force, by=by)
    pen = RecordWriter(publication, by)
    slug = new_slug(force.slug, "audit")
    audit = pen.write(Audit(slug=slug, force=force, publication=publication), values, at="head")
    write_found(pen, audit, found)
    pen.put_down()
    return made(key, audit)


@action
def change_audit(
    *,
    audit: Audit,
    publication: dict[str, Any],
    values: dict[str, Any],
    found: Found,
    by: User,
    reason: str = "",
) -> bool:
    """Write what an audit's form says; False when nothing of it is new."""
    pen = RecordWriter(audit.publication, by, reason)
    pen.write(audit.publication, publication, at="place")
    pen.write(audit, values, at="head")
    write_found(pen, audit, found)
    return pen.put_down()


def write_found(pen: RecordWriter, audit: Audit, found: Found) -> None:
    """Estimates, counts and comparisons, each to its row."""
    pen.write_all(found.estimates, lambda: Estimate(audit=audit), instead=INSTEAD)
    pen.write_all(found.counts, lambda: Count(audit=audit), instead=INSTEAD)
    pen.write_all(found.comparisons, lambda: Comparison(later=audit), instead=INSTEAD)
