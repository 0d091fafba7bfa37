"""A draft taken apart into what can be decided one by one, each with its passages, words and doubts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from peel.reader.drafts import Draft, Problem, Ref

# Where a draft holds the values of each kind. The document's own head and its letter block are one each.
HELD_IN = {
    "judgment": "judgments",
    "finding": "findings",
    "cause": "causes_of_concern",
    "improvement": "areas_for_improvement",
    "estimate": "estimates",
    "count": "counts",
    "figure": "figures",
    "monitoring": "monitoring",
}
ORDER = (
    "document",
    "letter",
    "judgment",
    "cause",
    "recommendation",
    "improvement",
    "estimate",
    "count",
    "finding",
    "figure",
    "monitoring",
)
# The kinds that a problem throws doubt on; one that is not named here is about the text as a whole.
DOUBTED = {
    "unknown-force": ("document",),
    "unknown-kind": ("document",),
    "letter-block-missing": ("document",),
    "letter-incomplete": ("letter",),
    "grades-number-differs": ("document",),
    "grade-disagrees": ("judgment",),
    "old-judgment-repeated": ("judgment",),
    "grade-missing": ("judgment",),
    "cause-of-concern-missing": ("judgment",),
    "area-for-improvement-missing": ("judgment",),
    "recommendations-missing": ("cause",),
    "margin-in-percent": ("estimate",),
    "estimate-without-margin": ("estimate",),
    "counts-differ-from-estimate": ("count",),
    "list-missing": ("finding", "cause", "improvement"),
    "figure-without-data": ("finding",),
    "text-cut-off": ("finding", "cause", "recommendation", "improvement"),
}


@dataclass(frozen=True)
class Suggestion:
    """One value that a draft proposes: the `number`th of its kind, from 0.

    `under` is the number of the cause that a recommendation belongs to.
    """

    kind: str
    number: int
    value: Any
    passages: tuple[int, ...]
    quote: str
    doubts: tuple[Problem, ...]
    under: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What names it within its draft."""
        return self.kind, self.number


def suggestions(draft: Draft) -> tuple[Suggestion, ...]:
    """All that a draft proposes, kind by kind, each kind in the document's order."""
    found = [suggestion(draft, kind, number, value, under) for kind, number, value, under in values(draft)]
    return tuple(sorted(found, key=lambda each: (ORDER.index(each.kind), each.number)))


def values(draft: Draft) -> Iterator[tuple[str, int, Any, int | None]]:
    """Each value with its kind and number, and the number of the cause that it stands under."""
    yield "document", 0, draft, None
    if draft.letter is not None:
        yield "letter", 0, draft.letter, None
    for kind, held_in in HELD_IN.items():
        for number, value in enumerate(getattr(draft, held_in)):
            yield kind, number, value, None
    recommendations = (
        (under, each) for under, cause in enumerate(draft.causes_of_concern) for each in cause.recommendations
    )
    for number, (under, value) in enumerate(recommendations):
        yield "recommendation", number, value, under


def suggestion(draft: Draft, kind: str, number: int, value: Any, under: int | None) -> Suggestion:
    """One proposal with the doubts that bear on it."""
    passages = passages_of(value) if kind not in ("document", "letter") else ()
    doubts = tuple(problem for problem in draft.problems if bears_on(problem, kind, number, value, passages))
    return Suggestion(kind, number, value, passages, getattr(value, "quote", ""), doubts, under)


def passages_of(value: Any) -> tuple[int, ...]:
    """The passages that a value stands in."""
    return value.passages if hasattr(value, "passages") else (value.passage,)


def bears_on(problem: Problem, kind: str, number: int, value: Any, passages: tuple[int, ...]) -> bool:
    """Whether a problem throws doubt on a value: it names it, or names none and is about the value's passage.

    A draft that was stored before problems named their targets has none, so there it doubts all in its passage; a
    grade that differs from one further on was told by its area alone.
    """
    if kind not in DOUBTED.get(problem.code, ()):
        return False
    if problem.targets:
        return Ref(kind, number) in problem.targets
    if kind == "judgment" and problem.message.startswith(value.area):
        return True
    return kind in ("document", "letter") or problem.passage in passages
