"""A pair of estimates in one of the fixed wordings, also where they may not be compared."""

from dataclasses import dataclass
from typing import Literal

from audits.statistics.change import Change, change
from audits.statistics.interval import Interval

Comparability = Literal["yes", "no", "not-stated"]
State = Literal["rose", "fell", "no-change", "break", "not-stated", "no-margin"]
NOT_STATED = "not compared: nobody says whether these audits compare [x]"
NO_MARGIN = "not tested: no margin was published [x]"


@dataclass(frozen=True, slots=True)
class Compared:
    """What may be said of two audits' estimates: words, a state to choose a mark by, the test if there is one."""

    words: str
    state: State
    change: Change | None = None

    @property
    def working(self) -> tuple[str, ...]:
        """The arithmetic, a line each; nothing where nothing was tested."""
        return self.change.working if self.change else ()


def compare(before: Interval, after: Interval, comparability: Comparability, reason: str = "") -> Compared:
    """The words for two estimates; tested only where somebody says that the audits compare.

    `comparability` belongs to the pair of audits; `reason` says why they don't compare. A break comes before a
    missing margin. Errors: ValueError for another word of comparability; those of `change`.
    """
    if comparability == "no":
        return Compared(f"cannot be compared: {reason.strip().rstrip('.') or 'no reason was given'} [b]", "break")
    if comparability == "not-stated":
        return Compared(NOT_STATED, "not-stated")
    if comparability != "yes":
        raise ValueError(f"comparability is yes, no or not-stated, not {comparability!r}")
    if before.margin is None or after.margin is None:
        return Compared(NO_MARGIN, "no-margin")
    tested = change(before, after)
    direction: State = "rose" if tested.points > 0 else "fell"
    return Compared(tested.verdict, direction if tested.is_significant else "no-change", tested)
