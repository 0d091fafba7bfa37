"""What needs attention on the first page: open causes of concern, their deadlines, and forces in Engage."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from peel.causes.queries.cause import causes
from peel.coverage.causes_held import as_at_in_words, last_known
from peel.forces.queries.force import StayRow, stays
from peel.recommendations.queries import recommendations
from peel.record.models import CauseOfConcern, CauseStatus, Force, Recommendation
from peel.record.newest_decision import newest_decision
from peel.ui.dates import due_in_words, format_date

NEXT_DEADLINES = 5


@dataclass(frozen=True)
class OpenCauses:
    """All open causes, newest first; `by_force` is in order of name, with how many each force has."""

    causes: tuple[CauseOfConcern, ...]
    by_force: tuple[tuple[Force, int], ...]
    without_recommendations: int

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.causes)

    @property
    def as_at(self) -> str:
        """Until when they are known to be open."""
        return as_at_in_words(map(last_known, self.causes))


@dataclass(frozen=True)
class NextDeadline:
    """One open recommendation with a due date, and the date in words: '4 October 2025 – 50 days late'."""

    recommendation: Recommendation
    due: str


@dataclass(frozen=True)
class Deadlines:
    """The open recommendations of open causes; `next` are those with the earliest due dates, late ones first."""

    open: int
    overdue: int
    due_soon: int
    undated: int
    next: tuple[NextDeadline, ...]


@dataclass(frozen=True)
class Attention:
    """`as_at` is the day of the newest report or letter that we hold, None without any."""

    causes: OpenCauses
    deadlines: Deadlines
    engage: tuple[StayRow, ...]
    as_at: date | None


def attention(user: Any, today: date) -> Attention:
    """What `user` may see of all forces: four queries."""
    return Attention(
        open_causes(user, today), deadlines(user, today), in_engage(user), newest_decision(user, today)
    )


def open_causes(user: Any, today: date) -> OpenCauses:
    """One query; `without_recommendations` counts the causes of which no recommendation is open."""
    rows = tuple(causes(user, today).filter(status=CauseStatus.OPEN))
    by_force = Counter(row.force for row in rows)
    return OpenCauses(
        causes=rows,
        by_force=tuple(sorted(by_force.items(), key=lambda item: item[0].short_name)),
        without_recommendations=sum(not row.open_recommendations for row in rows),
    )


def deadlines(user: Any, today: date) -> Deadlines:
    """One query."""
    rows = list(recommendations(user, today).filter(is_open=True))
    dated = sorted((row for row in rows if row.due_on), key=lambda row: row.due_on)
    return Deadlines(
        open=len(rows),
        overdue=sum(row.is_overdue for row in dated),
        due_soon=sum(row.is_due_soon for row in dated),
        undated=len(rows) - len(dated),
        next=tuple(
            NextDeadline(row, f"{format_date(row.due_on)} – {due_in_words(row.due_on, today)}")
            for row in dated[:NEXT_DEADLINES]
        ),
    )


def in_engage(user: Any) -> tuple[StayRow, ...]:
    """The stays that no source ends, by force: one query."""
    return tuple(sorted((stay for stay in stays(user) if stay.is_open), key=lambda stay: stay.force.short_name))
