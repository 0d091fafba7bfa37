"""A letter's block, and what it says of monitoring, become records."""

from collections.abc import Iterator
from datetime import date, timedelta

from peel.reader import drafts
from peel.reader.extract.monitoring import announces
from peel.record.actions.diff import Change, Status, delete_missing, upsert
from peel.record.models import (
    Correspondent,
    CorrespondentRole,
    Letter,
    LetterKind,
    Move,
    MoveKind,
    Stay,
    effect_of,
)
from peel.review.actions.accept_context import AcceptContext

KINDS = {
    "closure_letter": LetterKind.CLOSURE,
    "revisit_letter": LetterKind.REVISIT,
    "monitoring_letter": LetterKind.MONITORING,
}
# Sources date one decision by its making, its letter or its news: weeks apart, it is still one stay.
SAME_STAY = timedelta(days=60)


def record_letter(reading: AcceptContext) -> Iterator[Change]:
    """The letter with its correspondents, then the moves into and out of Engage that the document tells."""
    block = reading.draft.letter
    if block is not None:
        letter, change = upsert(
            Letter,
            key={"publication": reading.publication},
            values={
                "force": reading.force,
                "kind": KINDS.get(reading.draft.kind, LetterKind.REVISIT),
                "sent_on": block.sent_on,
                "subject": block.subject or reading.draft.title or "",
            },
            what=f"letter to {reading.force}",
        )
        yield change
        yield from record_correspondents(letter, block)
    yield from record_moves(reading)


def record_correspondents(letter: Letter, block: drafts.Letter) -> Iterator[Change]:
    """From, to and copied to, in the letter's order."""
    people = [(CorrespondentRole.FROM, 1, block.sender.name, "\n".join(block.sender.roles), "")]
    for role, addressees in ((CorrespondentRole.TO, block.to), (CorrespondentRole.CC, block.cc)):
        people += [
            (role, order, each.name, each.rank or "", each.body or "")
            for order, each in enumerate(addressees, start=1)
        ]
    kept = []
    for role, order, name, rank, body in people:
        row, change = upsert(
            Correspondent,
            key={"letter": letter, "role": role, "order": order},
            values={"name": name, "rank": rank, "body": body},
            what=f"{role.label}: {name}",
        )
        kept.append(row.pk)
        yield change
    yield from delete_missing(letter.correspondents.all(), kept, "correspondent")


def record_moves(reading: AcceptContext) -> Iterator[Change]:
    """Into Engage, or out of it: one row for what this document says, beside what other sources say."""
    for move in sorted(reading.draft.monitoring, key=lambda move: move.on or date.max):
        entered = (move.stage == "engage") == (move.event == "entered")
        kind = MoveKind.ENTERED if entered else MoveKind.LEFT
        what = f"{reading.force} {kind.label.lower()}"
        on = day_of(reading, move)
        if on is None:
            yield Change(Status.NOT_WRITTEN, what, "neither the document nor its publication says when")
            continue
        stay = stay_of(reading, kind, on)
        if stay is None:
            yield Change(Status.NOT_WRITTEN, what, "no stay in Engage is in the record; load its letter first")
            continue
        _, change = upsert(
            Move,
            key={"stay": stay, "event": kind, "publication": reading.publication},
            values={
                "on": on,
                "precision": "day",
                "effect": effect_of(on, "day", reading.publication),
                **reading.from_here(move.passage, move.quote),
            },
            what=what,
        )
        yield change


def day_of(reading: AcceptContext, move: drafts.Monitoring) -> date | None:
    """The stated day, else that of the publication where it announces the move; one that it recalls has none."""
    return move.on or (reading.publication.published_on if announces(move.quote) else None)


def stay_of(reading: AcceptContext, kind: MoveKind, on: date) -> Stay | None:
    """The stay that a move belongs to; entering begins one where none began about then."""
    moves = Move.objects.filter(stay__force=reading.force).select_related("stay")
    near = moves.filter(event=kind, on__range=(on - SAME_STAY, on + SAME_STAY)).first()
    if near is not None:
        return near.stay
    if kind == MoveKind.ENTERED:
        return Stay.objects.create(key=f"{reading.force.slug}-{on.isoformat()}", force=reading.force)
    begun = moves.filter(event=MoveKind.ENTERED, on__lte=on).order_by("-on", "pk").first()
    return begun.stay if begun else None
