"""A draft to review: what it proposes beside the text, what is doubted, and what was decided so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet

from peel.reader import drafts
from peel.reader.decisions import Decisions, is_decided, is_moot, one
from peel.reader.suggestions import Suggestion, suggestions
from peel.reader.summaries import Lines, lines_in_title, summary, title
from peel.record.models import Decision, Draft
from peel.review.queries.highlights import Highlight, highlight, side_by_side

GROUPS = {
    "document": "The document",
    "letter": "Letter",
    "judgment": "Grades",
    "cause": "Causes of concern",
    "recommendation": "Recommendations",
    "improvement": "Areas for improvement",
    "estimate": "Estimates",
    "count": "Counts",
    "finding": "Findings",
    "figure": "Figures",
    "monitoring": "Monitoring",
}


@dataclass(frozen=True)
class Line:
    """One label with its words; `read` are the words of the document's reading where an edit says others."""

    label: str
    words: str
    read: str = ""


@dataclass(frozen=True)
class Card:
    """One proposal as a person decides of it."""

    proposal: Suggestion
    title: str
    lines: tuple[Line, ...]
    decision: Decision | None
    is_moot: bool
    cause: str

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"{self.proposal.kind}-{self.proposal.number}"

    @property
    def in_title(self) -> int:
        """How many of its lines the title says already."""
        return lines_in_title(self.proposal.kind)

    @property
    def status(self) -> str:
        """Accepted, edited, rejected, moot or undecided."""
        return "moot" if self.is_moot else self.decision.verdict if self.decision else "undecided"


@dataclass(frozen=True)
class Row:
    """Passages, and the proposals of one kind that were read from them."""

    pieces: tuple[Highlight, ...]
    cards: tuple[Card, ...]

    @property
    def shows_words(self) -> bool:
        """Whether the marks in the passages say which words the one proposal was read from."""
        return len(self.cards) == 1 and any(each.is_marked for each in self.pieces)


@dataclass(frozen=True)
class Group:
    """All proposals of one kind."""

    kind: str
    name: str
    rows: tuple[Row, ...]
    total: int
    decided: int
    doubts: int

    @property
    def left(self) -> int:
        """How many nobody has decided."""
        return self.total - self.decided

    @property
    def next(self) -> Card | None:
        """The first that nobody has decided."""
        return next((card for row in self.rows for card in row.cards if card.status == "undecided"), None)

    @property
    def may_accept_all(self) -> bool:
        """Whether several are left, and nothing in the group is in doubt."""
        return self.left > 1 and not self.doubts

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"all-{self.kind}"


@dataclass(frozen=True)
class Doubt:
    """A problem of the document, with the passage that it is about and the proposals that it bears on."""

    problem: drafts.Problem
    passage: drafts.Passage | None
    cards: tuple[Card, ...]

    @property
    def is_settled(self) -> bool:
        """Whether all that it bears on is decided; what bears on nothing is for people to know."""
        return bool(self.cards) and all(card.status != "undecided" for card in self.cards)


@dataclass(frozen=True)
class Review:
    """A whole draft; `seen` is the moment of the latest decision that is shown."""

    groups: tuple[Group, ...]
    doubts: tuple[Doubt, ...]
    rest: tuple[drafts.Passage, ...]
    seen: str

    @property
    def total(self) -> int:
        """How many proposals there are."""
        return sum(group.total for group in self.groups)

    @property
    def decided(self) -> int:
        """How many have their verdict."""
        return sum(group.decided for group in self.groups)

    @property
    def undoubted(self) -> int:
        """How many of those that are left nothing throws doubt on."""
        return sum(not card.proposal.doubts for card in self.left)

    @property
    def left(self) -> list[Card]:
        """What nobody has decided."""
        cards = (card for group in self.groups for row in group.rows for card in row.cards)
        return [card for card in cards if card.status == "undecided"]

    @property
    def next(self) -> Group | None:
        """The first group in which something is left."""
        return next((group for group in self.groups if group.left), None)

    @property
    def unsettled(self) -> list[Doubt]:
        """The doubts that somebody has to look at."""
        return [doubt for doubt in self.doubts if not doubt.is_settled]

    @property
    def settled(self) -> list[Doubt]:
        """The doubts of which all is decided."""
        return [doubt for doubt in self.doubts if doubt.is_settled]

    def open(self, asked: str) -> str:
        """The kind whose group stands open: the one asked for, else that of what is to be decided next."""
        if asked in {group.kind for group in self.groups}:
            return asked
        return self.next.kind if self.next else ""


def drafts_for_review(user: Any) -> QuerySet:
    """Drafts that `user` may see with document, publication and decisions, without the file's bytes."""
    rows = Draft.objects.visible_to(user).defer("document__content")
    rows = rows.select_related("document__publication__force", "read_by", "accepted_by")
    return rows.prefetch_related(Prefetch("decisions", Decision.objects.visible_to(user).select_related("by")))


def review(row: Draft, draft: drafts.Draft, verdicts: Decisions) -> Review:
    """What a draft proposes, and how far its review has come: no query beyond those of `drafts_for_review`."""
    decisions = {(each.kind, each.number): each for each in row.decisions.all()}
    found = [card(draft, each, decisions.get(each.key), verdicts) for each in suggestions(draft)]
    passages = {passage.n: passage for passage in draft.passages}
    used = {n for each in found for n in each.proposal.passages}
    return Review(
        groups=tuple(
            group(kind, list(cards), passages, verdicts)
            for kind, cards in groupby(found, key=lambda each: each.proposal.kind)
        ),
        doubts=tuple(
            Doubt(problem, passages.get(problem.passage or 0), doubted(problem, found))
            for problem in draft.problems
        ),
        rest=tuple(passage for n, passage in passages.items() if n not in used),
        seen=max((each.at for each in decisions.values()), default=row.read_at).isoformat(),
    )


def card(draft: drafts.Draft, proposal: Suggestion, decision: Decision | None, verdicts: Decisions) -> Card:
    """One proposal, in the words that were edited where they were."""
    after = value_after(proposal, verdicts)
    under = draft.causes_of_concern[proposal.under].title if proposal.under is not None else ""
    return Card(
        proposal=proposal,
        title=title(proposal.kind, after),
        lines=compared(summary(proposal.kind, proposal.value), summary(proposal.kind, after)),
        decision=decision,
        is_moot=is_moot(proposal, verdicts),
        cause=under,
    )


def value_after(proposal: Suggestion, verdicts: Decisions) -> Any:
    """A proposal's value as it was edited; what is rejected stays as it was read."""
    return one(proposal.value, verdicts.get(proposal.key)) or proposal.value


def compared(read: Lines, after: Lines) -> tuple[Line, ...]:
    """The lines as they stand, each with what was read where that differs."""
    before, now = dict(read), dict(after)
    labels = [*now, *(label for label in before if label not in now)]
    return tuple(Line(label, now.get(label, "Nothing"), read_as(label, before, now)) for label in labels)


def read_as(label: str, before: dict[str, str], now: dict[str, str]) -> str:
    """What was read under a label, if something else stands there now."""
    return "" if before.get(label) == now.get(label) else before.get(label, "nothing")


def group(kind: str, cards: list[Card], passages: dict[int, drafts.Passage], verdicts: Decisions) -> Group:
    """The proposals of one kind, those of the same passages side by side with them."""
    rows = [
        Row(tuple(highlight(passages[n], [each.proposal for each in beside]) for n in numbers), tuple(beside))
        for numbers, beside in side_by_side(cards)
    ]
    return Group(
        kind=kind,
        name=GROUPS[kind],
        rows=tuple(rows),
        total=len(cards),
        decided=sum(is_decided(each.proposal, verdicts) for each in cards),
        doubts=sum(bool(each.proposal.doubts) for each in cards),
    )


def doubted(problem: drafts.Problem, cards: Iterable[Card]) -> tuple[Card, ...]:
    """The proposals that a problem bears on."""
    return tuple(each for each in cards if problem in each.proposal.doubts)


def history(user: Any, row: Draft) -> QuerySet:
    """Every decision of a draft as it was made, the latest first."""
    if not Draft.objects.visible_to(user).filter(pk=row.pk).exists():
        return Decision.pgh_event_model.objects.none()
    events = Decision.pgh_event_model.objects.filter(draft=row.pk).exclude(pgh_label="delete")
    return events.select_related("by").order_by("-pgh_id")


def moment(text: str) -> datetime:
    """The moment that a form was shown; one that is none counts as the beginning of time."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        return datetime.fromisoformat("0001-01-02T00:00:00+00:00")
    return found
