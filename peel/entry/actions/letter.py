"""A letter, who it is from and to, what it closes and what it opens, entered by hand."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Max

from peel.entry.actions.enter import Line, PublicationChoice, RecordWriter, made, made_before, place
from peel.record.actions.action import action
from peel.record.models import (
    Closure,
    Correspondent,
    Finding,
    FindingKind,
    Force,
    Letter,
    PublicationKind,
    User,
)

INSTEAD = "Correct it, or withdraw the letter."


@dataclass(frozen=True, slots=True)
class Done:
    """What a letter holds and does, line by line."""

    people: list[Line]
    closures: list[Line]
    improvements: list[Line]


@action
def make_letter(
    *, key: UUID, placed: PublicationChoice, force: Force, values: dict[str, Any], done: Done, by: User
) -> str:
    """A new letter, not published; returns its address. The same opened form makes it once."""
    address = made_before(key)
    if address:
        return address
    title = f"{force.official_name}: {values['subject']}"
    publication = place(placed, kind=PublicationKind.LETTER, title=title, force=force, by=by)
    pen = RecordWriter(publication, by)
    letter = pen.write(Letter(publication=publication, force=force), values, at="head")
    write_done(pen, letter, done)
    pen.put_down()
    return made(key, letter)


@action
def change_letter(
    *,
    letter: Letter,
    publication: dict[str, Any],
    values: dict[str, Any],
    done: Done,
    by: User,
    reason: str = "",
) -> bool:
    """Write what a letter's form says; False when nothing of it is new."""
    pen = RecordWriter(letter.publication, by, reason)
    pen.write(letter.publication, publication, at="place")
    pen.write(letter, values, at="head")
    write_done(pen, letter, done)
    return pen.put_down()


def write_done(pen: RecordWriter, letter: Letter, done: Done) -> None:
    """Correspondents, closures and areas for improvement; new ones come after those that are there."""
    publication = letter.publication
    places = after(letter.correspondents.all(), len(done.people))
    pen.write_all(done.people, lambda: Correspondent(letter=letter, order=next(places)), instead=INSTEAD)
    pen.write_all(done.closures, lambda: Closure(publication=publication), instead=INSTEAD)
    orders = after(publication.findings.all(), len(done.improvements))
    kind = FindingKind.AREA_FOR_IMPROVEMENT
    pen.write_all(
        done.improvements,
        lambda: Finding(publication=publication, kind=kind, order=next(orders)),
        instead=INSTEAD,
    )


def after(rows: models.QuerySet, many: int) -> Any:
    """The places after the last of some rows."""
    last = rows.aggregate(last=Max("order"))["last"] or 0
    return iter(range(last + 1, last + 1 + many))
