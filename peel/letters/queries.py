"""Letters as their list and their page show them: the block, the body, and what the letter did."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import OuterRef, Prefetch
from django.db.models.functions import Coalesce

from peel.findings.queries import figures
from peel.record.models import (
    CauseOfConcern,
    Closure,
    Correspondent,
    CorrespondentRole,
    Document,
    Effect,
    Figure,
    Finding,
    FindingKind,
    Letter,
    Move,
    Passage,
    Supersession,
)
from peel.record.subquery_count import subquery_count
from peel.record.visibility import VisibleQuerySet
from peel.ui.dates import format_date


def letters(user: Any) -> VisibleQuerySet:
    """What `user` may see, latest sent first, with how much each closed, opened and moved."""
    closed = Closure.objects.visible_to(user).filter(publication=OuterRef("publication"), effect=Effect.MADE)
    opened = Finding.objects.visible_to(user).filter(
        publication=OuterRef("publication"), kind=FindingKind.AREA_FOR_IMPROVEMENT
    )
    raised = CauseOfConcern.objects.visible_to(user).filter(raised_in=OuterRef("publication"))
    moved = Move.objects.visible_to(user).filter(publication=OuterRef("publication"), effect=Effect.MADE)
    return (
        Letter.objects.visible_to(user)
        .annotate(
            day=Coalesce("sent_on", "publication__published_on"),
            closed=subquery_count(closed, "publication"),
            opened=subquery_count(opened, "publication"),
            raised=subquery_count(raised, "raised_in"),
            moved=subquery_count(moved, "publication"),
        )
        .select_related("publication", "force")
        .order_by("-day", "pk")
    )


@dataclass(frozen=True, slots=True)
class Block:
    """Passages of one kind that stand together: a heading, a paragraph, or the items of one list."""

    kind: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A letter's document in reading order: its head (the letter block as text) and what follows."""

    document: Document
    head: tuple[Block, ...]
    rest: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a letter did, each row as the person may see it; `mentioned` is what it says was done elsewhere."""

    closures: tuple[Closure, ...]
    opened: tuple[Finding, ...]
    raised: tuple[CauseOfConcern, ...]
    supersessions: tuple[Supersession, ...]
    figures: tuple[Figure, ...]
    moves: tuple[Move, ...]
    mentioned: tuple[Closure | Move, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """All that the page of one letter shows."""

    letter: Letter
    senders: tuple[Correspondent, ...]
    addressees: tuple[Correspondent, ...]
    copied: tuple[Correspondent, ...]
    bodies: tuple[Body, ...]
    deeds: Deeds

    @property
    def changed_nothing(self) -> bool:
        """Whether it closed, opened, replaced and moved nothing."""
        did = self.deeds
        return not (did.closures or did.opened or did.raised or did.supersessions or did.moves)


def letters_for_page(user: Any) -> VisibleQuerySet:
    """What `user` may see, with all that a page needs of the row itself."""
    block = Prefetch("correspondents", queryset=Correspondent.objects.visible_to(user))
    return letters(user).prefetch_related(block).select_related("force", "publication__force")


def letter_page(user: Any, letter: Letter) -> LetterPage:
    """The page of one of `letters_for_page`."""
    people = letter.correspondents.all()
    sides = {role: tuple(person for person in people if person.role == role) for role in CorrespondentRole}
    return LetterPage(
        letter=letter,
        senders=sides[CorrespondentRole.FROM],
        addressees=sides[CorrespondentRole.TO],
        copied=sides[CorrespondentRole.CC],
        bodies=bodies(user, letter),
        deeds=deeds(user, letter),
    )


def bodies(user: Any, letter: Letter) -> tuple[Body, ...]:
    """The letter as it was given last, with its passages; none when no document is stored."""
    passages = Prefetch("passages", queryset=Passage.objects.visible_to(user).order_by("number", "pk"))
    documents = Document.objects.visible_to(user).without_content().filter(publication=letter.publication_id)
    return tuple(
        body(document, tuple(document.passages.all()), letter)
        for document in documents.order_by("-stored_at", "-pk").prefetch_related(passages)[:1]
    )


def body(document: Document, passages: tuple[Passage, ...], letter: Letter) -> Body:
    """The document cut behind the last line of the letter block."""
    cut = head_length(passages, letter)
    return Body(document, blocks(passages[:cut]), blocks(passages[cut:]))


def head_length(passages: tuple[Passage, ...], letter: Letter) -> int:
    """How many passages the letter block takes: up to the day it was sent, where the text says it in full.

    A body repeats that day seldom, and never before its first heading; so only the first mention counts. The block
    of a letter that was not sent yet goes up to the last of those whom it is from and to.
    """
    if letter.sent_on is None:
        return 1 + last_named(letter, [" ".join(passage.text.split()) for passage in passages])
    sent_on = said_in(format_date(letter.sent_on), passages)
    return 0 if sent_on is None else sent_on + 1


def last_named(letter: Letter, texts: list[str]) -> int:
    """The last place where a line about a correspondent stands for the first time; -1 when none does."""
    lines = {line for person in letter.correspondents.all() for line in lines_of(person)}
    return max((texts.index(line) for line in lines if line in texts), default=-1)


def lines_of(person: Correspondent) -> list[str]:
    """What the letter block says of one person, line by line."""
    return [line for text in (person.name, person.rank, person.body) for line in text.splitlines()]


def said_in(day: str, passages: tuple[Passage, ...]) -> int | None:
    """The place of the first passage that is no more than a label and that day."""
    for place, passage in enumerate(passages):
        text = " ".join(passage.text.split())
        if text.endswith(day) and len(text) <= len(day) + len("Sent on: "):
            return place
    return None


def blocks(passages: tuple[Passage, ...]) -> tuple[Block, ...]:
    """The passages, list items that follow each other put together."""
    found = groupby(enumerate(passages), lambda item: "bullet" if item[1].kind == "bullet" else item[0])
    return tuple(
        Block(group[0].kind, group) for group in (tuple(passage for _, passage in members) for _, members in found)
    )


def deeds(user: Any, letter: Letter) -> Deeds:
    """What the letter's publication says, as far as `user` may see it."""
    carried = {"publication": letter.publication_id}
    causes = CauseOfConcern.objects.visible_to(user)
    closed = Closure.objects.visible_to(user).filter(**carried)
    superseded = Supersession.objects.visible_to(user).filter(**carried)
    findings = Finding.objects.visible_to(user).filter(kind=FindingKind.AREA_FOR_IMPROVEMENT, **carried)
    closures = closed.select_related("cause", "recommendation__cause", "finding", "passage")
    moves = Move.objects.visible_to(user).filter(**carried).select_related("stay__force", "passage")
    return Deeds(
        closures=made_by_it(closures),
        opened=tuple(findings.select_related("passage")),
        raised=tuple(causes.filter(raised_in=letter.publication_id).select_related("passage")),
        supersessions=tuple(superseded.select_related("cause", "passage")),
        figures=tuple(figures(user).filter(**carried)),
        moves=made_by_it(moves),
        mentioned=tuple(row for rows in (closures, moves) for row in rows if row.effect == Effect.MENTIONED),
    )


def made_by_it(rows: VisibleQuerySet) -> tuple[Any, ...]:
    """Of what a letter states, that which it brought about itself; fetches the rows."""
    return tuple(row for row in rows if row.effect == Effect.MADE)


def days_differ(letter: Letter) -> date | None:
    """The day of publication, where it is another than the day it was sent, or that is not known."""
    published_on = letter.publication.published_on
    return published_on if published_on != letter.sent_on else None
