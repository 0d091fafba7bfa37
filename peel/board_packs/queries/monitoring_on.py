"""In which phase of monitoring a force was on a day."""

from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser

from peel.forces.queries.engage import Phase, phase
from peel.forces.queries.force import StayRow, days_of, stays
from peel.record.models import Force, Move
from peel.ui.dates import latest


@dataclass(frozen=True, slots=True)
class Level:
    """Scan or Engage; `moves` are what sources say of the last change, `told_later` those of later sources.

    `phase` is set where the day lies after our latest source, so that the force may have moved since.
    """

    is_engage: bool
    moves: tuple[Move, ...]
    told_later: tuple[Move, ...]
    phase: Phase | None

    @property
    def name(self) -> str:
        """The phase's name."""
        return "Engage" if self.is_engage else "Scan"

    @property
    def since(self) -> str:
        """'11 March 2024', 'June 2022 or 6 July 2022'; nothing where no source gives the day of a change."""
        return " or ".join(days_of(self.moves))

    @property
    def sources_disagree(self) -> bool:
        """Whether two sources give two days for that change, neither only less exact than the other."""
        return len(days_of(self.moves)) > 1

    @property
    def words(self) -> str:
        """'Engage, since 11 March 2024', 'In Scan when last known (31 July 2025), since 22 May 2025'."""
        name = self.phase.words if self.phase else self.name
        return f"{name}, since {self.since}" if self.since else name


def level_on(force: Force, day: date, today: date) -> Level:
    """The phase by the days on which the force moved, whenever our source was published: one query."""
    all_stays = stays(AnonymousUser(), force)
    rows = [until(row, day, today) for row in all_stays]
    last = next((row for row in rows if row.moves), None)
    is_engage = last is not None and last.is_open
    moves = tuple(last.left or last.entered) if last else ()
    later = tuple(move for move in moves if move.publication.published_on and move.publication.published_on > day)
    return Level(is_engage, moves, later, beyond(force, rows, all_stays, day))


def beyond(force: Force, rows: list[StayRow], all_stays: list[StayRow], day: date) -> Phase | None:
    """The phase as last known, where a day lies after what is known: none where a later move ends the stay."""
    known = phase(force, rows)
    is_ended_later = known.is_engage and not any(row.is_open for row in all_stays)
    return None if is_ended_later or (known.known_on and day <= known.known_on) else known


def until(row: StayRow, day: date, today: date) -> StayRow:
    """What a stay was by the end of a day: looking back, a month or a year counts from its last day."""

    def had_happened(move: Move) -> bool:
        return (move.on if day >= today else latest(move.on, move.precision)) <= day

    return replace(row, entered=list(filter(had_happened, row.entered)), left=list(filter(had_happened, row.left)))
