"""The pre-publication room: a draft's text with what its force said of each passage, and what it was answered."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from peel.reader.structure.sections import main_headings
from peel.record.models import Answer, Document, Passage, Publication, Remark, Round, State
from peel.record.permissions import Permission, can
from peel.ui.dates import due_in_words, format_date

BEGINNING = datetime.fromisoformat("0001-01-02T00:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Said:
    """One comment with its answer, if the person may read one, and what the person may do about it."""

    remark: Remark
    round: Round
    answer: Answer | None
    can_change: bool
    can_answer: bool

    @property
    def anchor(self) -> str:
        """The id of the comment on the page."""
        return f"comment-{self.remark.public_id}"

    @property
    def where(self) -> str:
        """'Paragraph 12', 'List item 3', 'The whole'."""
        passage = self.remark.passage
        return f"{passage.get_kind_display()} {passage.number}" if passage else "The whole"


@dataclass(frozen=True, slots=True)
class Place:
    """One passage, and what was said of it."""

    passage: Passage
    said: tuple[Said, ...]
    is_section: bool

    @property
    def name(self) -> str:
        """'paragraph 12', 'list item 3'."""
        return f"{self.passage.get_kind_display().lower()} {self.passage.number}"


@dataclass(frozen=True)
class Room:
    """All that the room of one publication shows to one person."""

    publication: Publication
    rounds: tuple[Round, ...]
    document: Document | None
    places: tuple[Place, ...]
    said: tuple[Said, ...]
    withdrawn: tuple[Said, ...]
    can_comment: bool
    can_answer: bool
    today: date

    @property
    def round(self) -> Round | None:
        """The last round: the one that may be open."""
        return self.rounds[-1] if self.rounds else None

    @property
    def is_open(self) -> bool:
        """Whether the force may write comments now."""
        return is_open(self.publication, self.round)

    @property
    def due(self) -> str:
        """'11 July 2025 – in 5 days' of the last round."""
        return (
            f"{format_date(self.round.due_on)} – {due_in_words(self.round.due_on, self.today)}"
            if self.round
            else ""
        )

    @property
    def current(self) -> tuple[Said, ...]:
        """The comments of the last round."""
        return tuple(one for one in self.said if one.round == self.round)

    @property
    def on_whole(self) -> tuple[Said, ...]:
        """The comments on no single passage."""
        return tuple(one for one in self.said if one.remark.passage_id is None)

    @property
    def elsewhere(self) -> tuple[Said, ...]:
        """The comments on passages of a text that another took the place of."""
        shown = {place.passage.pk for place in self.places} | {None}
        return tuple(one for one in self.said if one.remark.passage_id not in shown)

    @property
    def sections(self) -> list[tuple[str, str]]:
        """The parts of the page with their ids, the text last."""
        parts = [("Comments at a glance", "comments", self.said), ("On the whole", "whole", self.on_whole)]
        parts.append(("On an earlier text", "earlier", self.elsewhere))
        return [*((name, target) for name, target, rows in parts if rows), ("The text", "text")]

    @property
    def headings(self) -> list[tuple[str, str]]:
        """The main headings of the text, with their ids."""
        return [(one.passage.text, f"p-{one.passage.number}") for one in self.places if one.is_section]

    @property
    def seen(self) -> str:
        """When the newest comment was written or withdrawn, to tell whether a person has read all."""
        return max((one.remark.at for one in self.said + self.withdrawn), default=BEGINNING).isoformat()

    @property
    def answered(self) -> int:
        """How many comments have an answer that the force can read."""
        return sum(one.answer is not None and one.answer.given_at is not None for one in self.said)

    @property
    def drafts(self) -> tuple[Said, ...]:
        """The comments of the last round with an answer that is not given yet."""
        return tuple(one for one in self.current if one.answer is not None and one.answer.given_at is None)

    @property
    def unanswered(self) -> tuple[Said, ...]:
        """The comments of the last round without an answer."""
        return tuple(one for one in self.current if one.answer is None)


def is_open(publication: Publication, row: Round | None) -> bool:
    """Whether comments can be written in a round of a publication."""
    return row is not None and row.submitted_at is None and publication.state == State.WITH_FORCE


def rooms(user: Any) -> QuerySet:
    """The publications whose rooms `user` may enter: those about a force, for its staff and who sees everything."""
    rows = Publication.objects.visible_to(user).filter(force__isnull=False).select_related("force")
    if can(user, Permission.COMMENT):
        return rows.filter(force=user.force_id)
    return rows if can(user, Permission.ANSWER) else rows.none()


def room(user: Any, publication: Publication, today: date) -> Room:
    """The room as `user` sees it: five queries."""
    rounds = Round.objects.visible_to(user).filter(publication=publication)
    rounds = tuple(rounds.select_related("sent_by", "submitted_by", "reopened_by").order_by("number"))
    said = all_said(user, publication, rounds)
    documents = Document.objects.visible_to(user).without_content().filter(publication=publication)
    document = documents.order_by("-stored_at", "-pk").first()
    standing = tuple(one for one in said if not one.remark.is_withdrawn)
    return Room(
        publication=publication,
        rounds=rounds,
        document=document,
        places=places(user, document, standing) if document else (),
        said=standing,
        withdrawn=tuple(one for one in said if one.remark.is_withdrawn),
        can_comment=can(user, Permission.COMMENT),
        can_answer=can(user, Permission.ANSWER),
        today=today,
    )


def all_said(user: Any, publication: Publication, rounds: tuple[Round, ...]) -> list[Said]:
    """Every comment of a publication, withdrawn ones too, in reading order."""
    by_key = {row.pk: row for row in rounds}
    answers = Answer.objects.visible_to(user).filter(remark__round__publication=publication)
    answered = {answer.remark_id: answer for answer in answers.select_related("by")}
    rows = Remark.objects.visible_to(user).filter(round__publication=publication).select_related("passage", "by")
    rows = rows.order_by("passage__document__pk", "passage__number", "round__number", "pk")
    return [said(user, publication, row, by_key[row.round_id], answered.get(row.pk)) for row in rows]


def said(user: Any, publication: Publication, row: Remark, of: Round, answer: Answer | None) -> Said:
    """One comment, with what `user` may do about it."""
    is_given = answer is not None and answer.given_at is not None
    return Said(
        remark=row,
        round=of,
        answer=answer,
        can_change=can(user, Permission.COMMENT) and is_open(publication, of) and not is_given,
        can_answer=can(user, Permission.ANSWER) and of.submitted_at is not None and not is_given,
    )


def places(user: Any, document: Document, said: tuple[Said, ...]) -> tuple[Place, ...]:
    """The passages of a document in order, each with its comments."""
    found: dict[int | None, list[Said]] = defaultdict(list)
    for one in said:
        found[one.remark.passage_id].append(one)
    passages = list(Passage.objects.visible_to(user).filter(document=document).order_by("number"))
    headings = [row for row in passages if row.kind == "heading"]
    sections = {headings[n].pk for n in main_headings([row.text for row in headings])}
    return tuple(Place(row, tuple(found[row.pk]), row.pk in sections) for row in passages)
