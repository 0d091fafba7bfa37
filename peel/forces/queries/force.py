"""One force: who it is, its grades against those of the cycle before, what is open, and all that was published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from peel.causes.queries.cause import age_in_words, causes
from peel.forces.queries.engage import engage_known, phase
from peel.grades.queries.grid import forces_with_open_causes
from peel.inspections.queries.inspection import newest_first
from peel.record.models import (
    CauseOfConcern,
    CauseStatus,
    Closure,
    Finding,
    FindingKind,
    Force,
    Inspection,
    Move,
    MoveKind,
    Publication,
    Stay,
)
from peel.record.newest_decision import THAT_DECIDE
from peel.record.when_published import newest_first as newest_published
from peel.record.when_published import out_by, published_in_words
from peel.ui.dates import due_in_words, finest, format_date

# The publications that open and close causes of concern, and move forces in and out of Engage.


def forces_for_table(user: Any) -> QuerySet:
    """Forces with latest report, open causes and monitoring, as `user` may know them."""
    in_engage = open_stays(user)
    newest = newest_first(Inspection.objects.visible_to(user).filter(force=OuterRef("pk")))
    return forces_with_open_causes(user).annotate(
        report_slug=Subquery(newest.values("report__slug")[:1]),
        report_on=Subquery(newest.values("report__published_on")[:1]),
        report_date_text=Subquery(newest.values("report__published_text")[:1]),
        cycle_name=Subquery(newest.values("framework__cycle__name")[:1]),
        cycle_order=Subquery(newest.values("framework__cycle__order")[:1]),
        in_engage=Exists(in_engage.filter(force=OuterRef("pk"))),
        **engage_known(user, in_engage),
    )


def open_stays(user: Any) -> QuerySet:
    """Stays in Engage that `user` may know to have begun, and not to have ended."""
    moves = Move.objects.visible_to(user).filter(stay=OuterRef("pk"))
    entered, left = moves.filter(event=MoveKind.ENTERED), moves.filter(event=MoveKind.LEFT)
    return Stay.objects.filter(Exists(entered), ~Exists(left))


@dataclass(frozen=True)
class StayRow:
    """One stay in Engage: what each source says of its beginning and its end."""

    force: Force
    entered: list[Move]
    left: list[Move]

    @property
    def moves(self) -> list[Move]:
        """All moves, those into Engage first."""
        return [*self.entered, *self.left]

    @property
    def entered_on(self) -> list[str]:
        """When it began, as exactly as any source says: 'June 2022' and '6 July 2022' where two disagree."""
        return days_of(self.entered)

    @property
    def left_on(self) -> list[str]:
        """When it ended, in the same way."""
        return days_of(self.left)

    @property
    def disagreement(self) -> str:
        """'The sources disagree on when it entered.'; nothing where one is only less exact than another."""
        ends = [("entered", self.entered_on), ("left", self.left_on)]
        words = " and ".join(end for end, days in ends if len(days) > 1)
        return f"The sources disagree on when it {words}." if words else ""

    @property
    def is_open(self) -> bool:
        """Whether no source that can be seen says that the force left."""
        return not self.left

    @property
    def last_known(self) -> str:
        """The day of the latest source that has the force in Engage, as exactly as it is known."""
        return phase(self.force, [self]).as_at

    @property
    def remarks(self) -> list[str]:
        """The reasons that the sources give, and what is noted of them, each once."""
        said = (text for move in self.moves for text in (move.reason, move.note) if text)
        return list(dict.fromkeys(said))


def days_of(moves: Iterable[Move]) -> list[str]:
    """The days of one end of a stay in words, without those that another source gives more exactly."""
    return [format_date(*one) for one in finest((move.on, move.precision) for move in moves)]


def stays(user: Any, force: Force | None = None) -> list[StayRow]:
    """The stays of a force in Engage, or of all forces, newest first: one query."""
    moves = Move.objects.visible_to(user)
    moves = moves.filter(stay__force=force) if force else moves
    told: dict[Stay, list[Move]] = {}
    for move in moves.select_related("stay__force", "publication", "passage").order_by("on", "pk"):
        told.setdefault(move.stay, []).append(move)
    rows = [stay_row(stay, found) for stay, found in told.items()]
    return sorted(rows, key=lambda row: row.moves[0].on, reverse=True)


def stay_row(stay: Stay, moves: list[Move]) -> StayRow:
    """The moves of one stay, by which end of it they tell of."""
    entered = [move for move in moves if move.event == MoveKind.ENTERED]
    return StayRow(stay.force, entered, [move for move in moves if move.event == MoveKind.LEFT])


@dataclass(frozen=True)
class CauseCard:
    """One cause of concern, how old it is in words, and what closed it."""

    cause: CauseOfConcern
    age: str
    closure: Closure | None

    @property
    def is_open(self) -> bool:
        """Whether nothing that can be seen closed or superseded it."""
        return self.cause.status == CauseStatus.OPEN

    @property
    def status_label(self) -> str:
        """Where it stands, in a word."""
        return CauseStatus(self.cause.status).label

    @property
    def due(self) -> str:
        """'4 October 2025 – 50 days late', of the earliest deadline that is open."""
        due_on = self.cause.next_due_on
        return f"{format_date(due_on)} – {due_in_words(due_on, self.cause.today)}" if due_on else ""

    @property
    def closed(self) -> str:
        """The day of its closure, as exactly as it is known."""
        return format_date(self.closure.closed_on, self.closure.precision) if self.closure else ""


@dataclass(frozen=True)
class ToDo:
    """The open recommendations to one force: how many, how many of them overdue, and the card of the next."""

    open: int
    overdue: int
    next: CauseCard | None


def to_do(cards: list[CauseCard]) -> ToDo:
    """What is left to do of all causes of concern."""
    dated = [card for card in cards if card.cause.next_due_on]
    return ToDo(
        open=sum(card.cause.open_recommendations for card in cards),
        overdue=sum(card.cause.overdue_recommendations for card in cards),
        next=min(dated, key=lambda card: card.cause.next_due_on, default=None),
    )


def cause_cards(user: Any, force: Force, today: date) -> list[CauseCard]:
    """The force's causes of concern, newest first."""
    closures = Closure.objects.visible_to(user).filter(cause__force=force)
    ends = {end.cause_id: end for end in closures.select_related("publication", "passage")}
    rows = causes(user, today).filter(force=force).select_related("raised_in", "passage")
    return [CauseCard(row, age_in_words(row), ends.get(row.pk)) for row in rows]


def areas_for_improvement(user: Any, force: Force) -> list[Finding]:
    """The force's areas for improvement, newest first; `closed_on` is set on those that a letter closed."""
    closed = Closure.objects.seen_with(user, finding=OuterRef("pk"))
    rows = Finding.objects.visible_to(user).filter(publication__force=force)
    rows = rows.filter(kind__in=[FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.AREA_OF_CONCERN])
    rows = rows.annotate(
        closed_on=Subquery(closed.values("closed_on")[:1]),
        closed_precision=Subquery(closed.values("precision")[:1]),
    )
    rows = rows.select_related("publication", "area__framework__cycle", "passage")
    return list(rows.order_by("-publication__published_on", "publication", "order", "pk"))


def time_line(user: Any, force: Force) -> list[Publication]:
    """All that was published about a force, newest first; last what has no date: one query."""
    return newest_published(Publication.objects.visible_to(user).filter(force=force))


def newest_decision(published: list[Publication], today: date) -> str:
    """'11 July 2025', 'November 2023': the latest of these reports and letters whose date is known, if any.

    Until then we know what they open and close. A month or a year counts as its last day.
    """
    deciding = (row for row in newest_published(published) if row.kind in THAT_DECIDE and out_by(row))
    known = (row for row in deciding if not row.published_on or row.published_on <= today)
    newest = next(known, None)
    return published_in_words(newest) if newest else ""
