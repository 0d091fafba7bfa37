"""Until when we know in which phase of monitoring a force was: nobody publishes a list, only moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, F, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from peel.models import Move, MoveKind

from .days import latest, written

if TYPE_CHECKING:
    from .force import StayRow

# A source knows of a move on the day on which it came out, else on that of the move.
KNOWN_ON = Greatest("on", Coalesce("publication__published_on", "on"))


@dataclass(frozen=True, slots=True)
class Phase:
    """Scan or Engage when last known: `known_on` is the day of the latest source; None where we hold none."""

    is_engage: bool
    known_on: date | None
    precision: str = "day"

    @property
    def name(self) -> str:
        """The phase alone."""
        return "Engage" if self.is_engage else "Scan"

    @property
    def as_at(self) -> str:
        """'6 December 2024', 'June 2022'; empty where we hold no source."""
        return written(self.known_on, self.precision) if self.known_on else ""

    @property
    def words(self) -> str:
        """'In Engage when last known (6 December 2024)'."""
        if self.as_at:
            return f"In {self.name} when last known ({self.as_at})"
        return "Scan by default: we hold no source on monitoring"


def last_source(user: Any) -> date | None:
    """The day of the latest source on any force's monitoring that `user` may see: one query."""
    moves = Move.objects.visible_to(user)
    return moves.aggregate(last=Max(KNOWN_ON))["last"]


def phase(stays: Iterable["StayRow"], last: date | None) -> Phase:
    """The phase of one force by all of its stays; `last` is what `last_source` gives."""
    entered = [move for stay in stays if stay.is_open for move in stay.entered]
    if not entered:
        return Phase(False, last)
    known_on, precision = max(map(known_by, entered))
    return Phase(True, known_on, precision)


def known_by(move: Move) -> tuple[date, str]:
    """Until when one source knows: the day on which it came out, else that of the move, as exactly as it is."""
    published_on = move.publication.published_on
    if published_on and published_on >= latest(move.on, move.precision):
        return published_on, "day"
    return move.on, move.precision


def engage_known(user: Any, open_stays: QuerySet) -> dict[str, Any]:
    """Annotations of a force in Engage: `engage_known_on` and `engage_known_precision`, of its latest source."""
    moves = Move.objects.visible_to(user).filter(event=MoveKind.ENTERED)
    moves = moves.filter(stay__in=open_stays, stay__force=OuterRef("pk")).annotate(known_on=KNOWN_ON)
    is_published = When(publication__published_on__gte=F("on"), then=Value("day"))
    moves = moves.annotate(known=Case(is_published, default=F("precision"), output_field=CharField()))
    newest = moves.order_by("-known_on", "pk")
    return {
        "engage_known_on": Subquery(newest.values("known_on")[:1]),
        "engage_known_precision": Subquery(newest.values("known")[:1]),
    }
