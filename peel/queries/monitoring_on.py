"""In which phase of monitoring a force was on a day."""

from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser

from peel.models import Force, Move

from .days import latest, written
from .force import StayRow, stays


@dataclass(frozen=True, slots=True)
class Level:
    """Scan or Engage; `moves` are what sources say of the last change, `told_later` those of later sources."""

    is_engage: bool
    moves: tuple[Move, ...]
    told_later: tuple[Move, ...]
    sources_disagree: bool

    @property
    def name(self) -> str:
        """The phase's name."""
        return "Engage" if self.is_engage else "Scan"

    @property
    def since(self) -> str:
        """'11 March 2024', 'June 2022 or 6 July 2022'; nothing where no source gives the day of a change."""
        return " or ".join(dict.fromkeys(written(move.on, move.precision) for move in self.moves))


def level_on(force: Force, day: date, today: date) -> Level:
    """The phase by the days on which the force moved, whenever the source that we have was published: one query."""
    rows = [until(row, day, today) for row in stays(AnonymousUser(), force)]
    last = next((row for row in rows if row.moves), None)
    if last is None:
        return Level(False, (), (), False)
    moves = tuple(last.left or last.entered)
    later = tuple(move for move in moves if move.publication.published_on and move.publication.published_on > day)
    return Level(last.is_open, moves, later, last.sources_disagree)


def until(row: StayRow, day: date, today: date) -> StayRow:
    """What a stay was by the end of a day: looking back, a month or a year counts from its last day."""

    def had_happened(move: Move) -> bool:
        return (move.on if day >= today else latest(move.on, move.precision)) <= day

    return replace(row, entered=list(filter(had_happened, row.entered)), left=list(filter(had_happened, row.left)))
