"""The answer to 'what is overdue?': every day until which something is asked of a force, in two sentences."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from peel.record.deadlines import WEEK, is_due_within, is_overdue
from peel.ui.dates import due_in_words, format_date, format_days

RECOMMENDATION, CHECK = "recommendation", "publication to check"
MANY = {RECOMMENDATION: "recommendations", CHECK: "publications to check"}


@dataclass(frozen=True, slots=True)
class DeadlineSummary:
    """The days until which recommendations and checks are asked for, as they stand on `today`."""

    days: tuple[tuple[date, str], ...]
    today: date

    @property
    def late(self) -> list[tuple[date, str]]:
        """What is overdue, the longest first."""
        return sorted(day for day in self.days if is_overdue(day[0], self.today))

    @property
    def ahead(self) -> list[tuple[date, str]]:
        """What is due today or later, the first at the top."""
        return sorted(day for day in self.days if not is_overdue(day[0], self.today))

    @property
    def is_pressing(self) -> bool:
        """Whether anything is overdue, or due within a week."""
        return any(is_overdue(day, self.today) or is_due_within(day, self.today, WEEK) for day, _ in self.days)

    @property
    def overdue(self) -> str:
        """'Overdue: 2 recommendations and 1 publication to check, the longest for 50 days.'"""
        late = self.late
        if not late:
            return "Nothing that we hold is overdue."
        longest = format_days((self.today - late[0][0]).days)
        return f"Overdue: {named(late)}, {'the longest ' if len(late) > 1 else ''}for {longest}."

    @property
    def next(self) -> str:
        """'Next: 1 recommendation, due 11 July 2025 – in 5 days.'"""
        ahead = self.ahead
        if not ahead:
            return "We hold no other deadline." if self.late else "We hold no deadline."
        day = ahead[0][0]
        first = [each for each in ahead if each[0] == day]
        return f"Next: {named(first)}, due {format_date(day)} – {due_in_words(day, self.today)}."


def named(days: list[tuple[date, str]]) -> str:
    """'2 recommendations and 1 publication to check'."""
    numbers = Counter(kind for _, kind in days)
    return " and ".join(f"{n} {kind if n == 1 else MANY[kind]}" for kind in MANY if (n := numbers[kind]))
