"""By when a recommendation is due: what its wording says, from the day on which its cause was raised."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from peel.reader.extract.deadlines import find_deadline
from peel.record.models import Recommendation
from peel.ui.dates import format_date


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a wording means: months or days after the cause was raised, or a day; nothing where it can't be told."""

    months: int | None = None
    days: int | None = None
    on: date | None = None

    @property
    def is_told(self) -> bool:
        """Whether the wording tells when."""
        return (self.months, self.days, self.on) != (None, None, None)

    def due_on(self, raised_on: date) -> date | None:
        """The same day of a later month, or that month's last; the rule is the record's own."""
        if self.on is not None:
            return self.on
        if self.months is not None:
            return months_after(raised_on, self.months)
        return raised_on + timedelta(days=self.days) if self.days is not None else None

    def values(self) -> dict[str, object]:
        """For the record."""
        return {"deadline_months": self.months, "deadline_days": self.days, "deadline_on": self.on}

    def worked_out(self, raised_on: date | None) -> str:
        """The due date with the rule that it comes from, in words."""
        if not self.is_told:
            return ""
        if self.on is not None:
            return f"Due {format_date(self.on)}, the day stated."
        if raised_on is None:
            return ""
        due = format_date(self.due_on(raised_on))
        if (self.months, self.days) in ((0, None), (None, 0)):
            return f"Due {due}, the day on which the cause was raised."
        number, unit = (self.months, "month") if self.months is not None else (self.days, "day")
        return f"Due {due}: {number} {unit}{'s' * (number != 1)} after the cause was raised."


def meant_by(wording: str) -> Deadline:
    """What a deadline's wording means."""
    found = find_deadline(wording, wording)
    return Deadline(found.months, found.days, found.on) if found else Deadline()


def stored(row: Recommendation) -> Deadline:
    """What the record holds of a recommendation's deadline."""
    return Deadline(row.deadline_months, row.deadline_days, row.deadline_on)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
