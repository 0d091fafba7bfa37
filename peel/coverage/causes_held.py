"""What we hold of causes of concern, up to when that is known, and what we know of and do not hold."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef

from peel.coverage.causes_not_loaded import known_not_held
from peel.coverage.words import causes_held_in_words, recommendations_not_held
from peel.record.models import CauseOfConcern, CauseStatus, Cycle, Force, Recommendation
from peel.record.subquery_count import subquery_count
from peel.ui.dates import format_date


@dataclass(frozen=True, slots=True)
class HeldCause:
    """One cause: its status, the last day on which a source says that it was open, and its recommendations held."""

    status: str
    known_on: date
    precision: str
    recommendations: int


@dataclass(frozen=True, slots=True)
class CausesHeld:
    """The causes of one force. `not_loaded` says in words what we know of and do not hold."""

    causes: tuple[HeldCause, ...] = ()
    not_loaded: tuple[str, ...] = ()

    @property
    def held(self) -> int:
        """How many we hold, whatever became of them."""
        return len(self.causes)

    @property
    def open_ones(self) -> list[HeldCause]:
        """Those that nothing we hold has closed or replaced."""
        return [one for one in self.causes if one.status == CauseStatus.OPEN]

    @property
    def open(self) -> int:
        """How many those are."""
        return len(self.open_ones)

    @property
    def as_at(self) -> str:
        """'as at 6 June 2025'; see `as_at_in_words`."""
        return as_at_in_words((one.known_on, one.precision) for one in self.open_ones)

    @property
    def recommendations_in_words(self) -> str:
        """Whether we hold the recommendations of the open causes; nothing where we hold some of each."""
        without = sum(not one.recommendations for one in self.open_ones)
        its = "its" if self.open == 1 else "their"
        if without == self.open:
            return f"{its} recommendations are not held" if without else ""
        return f"the recommendations of {without} of them are not held" if without else ""

    @property
    def unknown_outcomes_in_words(self) -> str:
        """'the outcome of 3 is not known': no source says whether these are open; nothing where there is none."""
        unknown = sum(one.status == CauseStatus.NOT_KNOWN for one in self.causes)
        return f"the outcome of {unknown}{' more' if self.open else ''} is not known" if unknown else ""

    @property
    def words(self) -> str:
        """'5 open causes of concern held (as at 6 June 2025); their recommendations are not held'."""
        return causes_held_in_words(
            self.open, self.as_at, self.recommendations_in_words, self.unknown_outcomes_in_words
        )


def causes_held(
    user: Any,
    forces: Iterable[Force] | None = None,
    *,
    cycle: Cycle | None = None,
    day: date | None = None,
) -> dict[int, CausesHeld]:
    """The causes of each force by its key, as `user` may see them: two queries, one where `forces` are given, and
    one more where a cause that was not loaded may be held by now.

    All forces and cycles unless some are given; `cycle` is that of the cause's area. Every force has an answer,
    also one without any cause. Looking back, no cause is known to be open for longer than until `day`;
    what we do not hold is what we do not hold today.
    """
    forces = list(Force.objects.all() if forces is None else forces)
    rows = CauseOfConcern.objects.visible_to(user).with_status(user).filter(force__in=forces)
    rows = rows if cycle is None else rows.filter(area__framework__cycle=cycle)
    recommendations = Recommendation.objects.visible_to(user).filter(cause=OuterRef("pk"))
    found: dict[int, list[HeldCause]] = defaultdict(list)
    for row in rows.annotate(recommendations_held=subquery_count(recommendations, "cause")).order_by(
        "raised_on", "pk"
    ):
        found[row.force_id].append(held_cause(row, day))
    known = known_not_held(AnonymousUser() if day else user, forces, cycle)
    return {force.pk: CausesHeld(tuple(found.get(force.pk, ())), known.get(force.slug, ())) for force in forces}


def held_cause(row: CauseOfConcern, day: date | None) -> HeldCause:
    """One cause; where no source says until when it was open, the day on which it was raised is the last known."""
    known_on, precision = last_known(row)
    if row.known_open_on:
        known_on = min(filter(None, (known_on, day)))
    return HeldCause(row.status, known_on, precision, row.recommendations_held)


def last_known(row: CauseOfConcern) -> tuple[date, str]:
    """The last day on which a source says that a cause is open, and how exactly it is known."""
    return (row.known_open_on, "day") if row.known_open_on else (row.raised_on, row.raised_on_precision)


def as_at_in_words(known: Iterable[tuple[date, str]]) -> str:
    """'as at 6 June 2025'; 'each as last known, between 3 October 2023 and 31 July 2025'; empty for none.

    The last known days of several causes: none of them is known to be open for longer than its own.
    """
    days = sorted(known)
    said = list(dict.fromkeys(format_date(*day) for day in (days[:1] + days[-1:])))
    if len(said) == 2:
        return f"each as last known, between {said[0]} and {said[1]}"
    return f"as at {said[0]}" if said else ""


def recommendations_missing(user: Any, slug: str = "") -> str:
    """Of how many open causes, of one force if `slug` names one, we hold no recommendation: two queries."""
    forces = [force for force in Force.objects.all() if slug in ("", force.slug)]
    found = [one for held in causes_held(user, forces).values() for one in held.open_ones]
    return recommendations_not_held(sum(not one.recommendations for one in found), len(found))
