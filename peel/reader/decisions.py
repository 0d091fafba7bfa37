"""A draft as it stands once people have decided: what was rejected is out, what was edited has their values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from peel.reader.drafts import CauseOfConcern, Draft, Recommendation
from peel.reader.suggestions import HELD_IN, Suggestion, suggestions

REJECT = "reject"
# Two grades for one area stop a draft until somebody has decided which is right.
SETTLED_BY_A_VERDICT = "grade-disagrees"


@dataclass(frozen=True)
class DecidedValue:
    """A verdict on one proposal, with the values that an edit puts in the place of those read."""

    verdict: str
    values: Mapping[str, Any] = field(default_factory=dict)


type Decisions = Mapping[tuple[str, int], DecidedValue]


def with_decisions(draft: Draft, verdicts: Decisions) -> Draft:
    """The draft with every verdict applied; where there is none, what was read stands. Quotes always stay."""
    held = {held_in: kept(draft, kind, verdicts) for kind, held_in in HELD_IN.items() if kind != "cause"}
    changed = replace(
        draft,
        **held,
        causes_of_concern=causes(draft, verdicts),
        letter=one(draft.letter, verdicts.get(("letter", 0))) if draft.letter else None,
        problems=tuple(problem for problem in draft.problems if not is_settled(draft, problem, verdicts)),
    )
    return with_head(changed, verdicts.get(("document", 0)))


def is_decided(proposal: Suggestion, verdicts: Decisions) -> bool:
    """Whether a proposal has its verdict; a rejected cause takes its recommendations with it."""
    return proposal.key in verdicts or is_moot(proposal, verdicts)


def is_moot(proposal: Suggestion, verdicts: Decisions) -> bool:
    """Whether a recommendation has nothing left that it belongs to."""
    cause = verdicts.get(("cause", proposal.under)) if proposal.under is not None else None
    return cause is not None and cause.verdict == REJECT


def undecided(draft: Draft, verdicts: Decisions) -> list[Suggestion]:
    """What nobody has decided yet."""
    return [proposal for proposal in suggestions(draft) if not is_decided(proposal, verdicts)]


def one(value: Any, decided: DecidedValue | None) -> Any:
    """A value after its verdict; None where it is rejected."""
    if decided is None:
        return value
    return None if decided.verdict == REJECT else edited(value, decided.values)


def edited(value: Any, values: Mapping[str, Any]) -> Any:
    """A value with others in some of its fields, converted to what these fields hold."""
    return msgspec.convert({**msgspec.to_builtins(value), **values}, type(value)) if values else value


def kept(draft: Draft, kind: str, verdicts: Decisions) -> tuple[Any, ...]:
    """The values of one kind that were not rejected."""
    found = (one(value, verdicts.get((kind, n))) for n, value in enumerate(getattr(draft, HELD_IN[kind])))
    return tuple(value for value in found if value is not None)


def causes(draft: Draft, verdicts: Decisions) -> tuple[CauseOfConcern, ...]:
    """The causes that were not rejected, each with its recommendations that were not."""
    found, number = [], 0
    for place, cause in enumerate(draft.causes_of_concern):
        recommendations: list[Recommendation] = []
        for recommendation in cause.recommendations:
            after = one(recommendation, verdicts.get(("recommendation", number)))
            recommendations += [after] if after is not None else []
            number += 1
        after = one(replace(cause, recommendations=()), verdicts.get(("cause", place)))
        found += [replace(after, recommendations=tuple(recommendations))] if after is not None else []
    return tuple(found)


def with_head(draft: Draft, decided: DecidedValue | None) -> Draft:
    """The draft with what a person said of the document; a letter's day is one, wherever it is kept."""
    if decided is None or not decided.values:
        return draft
    told = edited(replace(draft, passages=(), problems=()), decided.values)
    told = replace(told, passages=draft.passages, problems=draft.problems)
    if told.letter is not None and "sent_on" in decided.values:
        told = replace(told, letter=replace(told.letter, sent_on=told.sent_on))
    return told


def is_settled(draft: Draft, problem: Any, verdicts: Decisions) -> bool:
    """Whether a problem that stops a draft is settled by the verdicts on all that it throws doubt on."""
    if problem.code != SETTLED_BY_A_VERDICT:
        return False
    doubted = [each for each in suggestions(draft) if problem in each.doubts]
    return bool(doubted) and all(each.key in verdicts for each in doubted)
