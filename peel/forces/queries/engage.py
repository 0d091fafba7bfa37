"""Until when we know in which phase of monitoring a force was: the inspectorate publishes moves, no list.

Some newspapers list all forces in Engage on a day (engage_lists.csv, `is_whole`): such a list tells of every force.
Any other source tells only of the forces that it names.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from peel.record.models import Force, Move, MoveKind
from peel.record.seed_rows import seed_rows
from peel.ui.dates import format_date, latest

if TYPE_CHECKING:
    from peel.forces.queries.force import StayRow

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
        return format_date(self.known_on, self.precision) if self.known_on else ""

    @property
    def words(self) -> str:
        """'In Engage when last known (6 December 2024)'."""
        if self.as_at:
            return f"In {self.name} when last known ({self.as_at})"
        return "Scan by default: we hold no source on monitoring"


@dataclass(frozen=True, slots=True)
class Listed:
    """A source that names forces in Engage on a day; one that `is_whole` names all of them."""

    on: date
    forces: frozenset[str]
    is_whole: bool


def engage_lists() -> list[Listed]:
    """All lists by day, those in the file beside the code."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in seed_rows("engage_lists.csv"):
        found.setdefault((row["on"], row["is_whole"]), set()).add(row["force"])
    return [
        Listed(date.fromisoformat(on), frozenset(of), whole == "yes") for (on, whole), of in sorted(found.items())
    ]


def last_whole_list(without: Force | None = None) -> date | None:
    """The day of the latest list of all forces in Engage, of those that do not have a force if one is given."""
    slug = without.slug if without else ""
    return max((one.on for one in engage_lists() if one.is_whole and slug not in one.forces), default=None)


def last_listed(force: Force) -> date | None:
    """The day of the latest list that has the force in Engage."""
    return max((one.on for one in engage_lists() if force.slug in one.forces), default=None)


def phase(force: Force, stays: Iterable["StayRow"]) -> Phase:
    """The phase of one force by all of its stays, known until its latest own source or list."""
    stays = list(stays)
    entered = [move for stay in stays if stay.is_open for move in stay.entered]
    told = entered or [move for stay in stays for move in stay.moves]
    listed = last_listed(force) if entered else last_whole_list(without=force)
    known = [*map(known_by, told), *([(listed, "day")] if listed else [])]
    return Phase(bool(entered), *max(known, default=(None, "day")))


def engage_known_by(force: Force, known_on: date, precision: str) -> str:
    """Until when a force in Engage is known to be there, by its moves (see `engage_known`) and by lists."""
    known = [(known_on, precision), (last_listed(force) or known_on, "day")]
    return format_date(*max(known, key=lambda one: one[0]))


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
