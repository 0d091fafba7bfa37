"""What of one force was open on a day, and how it stood: for its board, from what was published by then."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.contrib.auth.models import AnonymousUser

from peel.board_packs.queries.grades_on import Graded, grades_on
from peel.board_packs.queries.last_events import last_events
from peel.board_packs.queries.monitoring_on import Level, level_on
from peel.board_packs.queries.public_on import looking_back
from peel.causes.queries.timeline import TimelineEvent
from peel.coverage.causes_held import CausesHeld, causes_held
from peel.forces.queries.force import CauseCard, areas_for_improvement, cause_cards, time_line
from peel.recommendations.deadlines import NAMES, due_buckets
from peel.recommendations.queries import Deadline, deadline, recommendations
from peel.record.as_of import PublicOn
from peel.record.deadlines import LATER, OVERDUE, UNDATED
from peel.record.models import Area, Finding, FindingKind, Force, Publication
from peel.record.when_published import out_by


@dataclass(frozen=True, slots=True)
class DueSpan:
    """The open recommendations that are due in one span of days from the pack's day."""

    slug: str
    rows: tuple[Deadline, ...]

    @property
    def name(self) -> str:
        """'Overdue', 'Due in 30 days'."""
        return NAMES[self.slug].capitalize()


@dataclass(frozen=True, slots=True)
class OpenCause:
    """One open cause of concern: its card, its recommendations in its own order, and what happened last."""

    card: CauseCard
    deadlines: tuple[Deadline, ...]
    last: TimelineEvent

    @property
    def standing(self) -> str:
        """'2 open, of which 1 overdue; 1 closed'."""
        cause = self.card.cause
        ended = len(self.deadlines) - cause.open_recommendations
        late = f", of which {cause.overdue_recommendations} overdue" if cause.overdue_recommendations else ""
        words = [f"{cause.open_recommendations} open{late}", f"{ended} closed" if ended else ""]
        return "; ".join(filter(None, words)) if self.deadlines else "We do not hold them"


@dataclass(frozen=True, slots=True)
class BoardPack:
    """All that the pack of one force holds.

    `left_out` may have been out by the day or not; `later_left_out` are those that may hold later grades. `placed`
    are reports without any date that are in, since all of their cycle were out.
    """

    force: Force
    day: date
    today: date
    reader: PublicOn
    level: Level
    spans: tuple[DueSpan, ...]
    causes: tuple[OpenCause, ...]
    improvements: dict[Area | None, list[Finding]]
    grades: Graded
    held: CausesHeld
    newest: Publication | None
    published: tuple[Publication, ...]
    left_out: tuple[Publication, ...]
    placed: tuple[Publication, ...]
    later_left_out: tuple[Publication, ...]
    first: Publication | None
    is_empty: bool

    @property
    def overdue(self) -> DueSpan:
        """The open recommendations whose day has passed."""
        return self.spans[0]

    @property
    def ahead(self) -> tuple[DueSpan, ...]:
        """The other spans, if any holds something: then those of the next 90 days even if they are empty."""
        if not any(span.rows for span in self.spans[1:]):
            return ()
        return tuple(span for span in self.spans[1:] if span.rows or span.slug not in (LATER, UNDATED))

    @property
    def open_recommendations(self) -> int:
        """How many recommendations are open."""
        return sum(len(span.rows) for span in self.spans)

    @property
    def next(self) -> Deadline | None:
        """The open recommendation that is due next, on the day or after it."""
        dated = (span.rows for span in self.spans if span.slug not in (OVERDUE, UNDATED))
        return next(chain.from_iterable(dated), None)

    @property
    def retold(self) -> list[Publication]:
        """The publications whose sentences are ours, of those that raised what is open."""
        raised = [one.card.cause.raised_in for one in self.causes]
        found = [finding.publication for rows in self.improvements.values() for finding in rows]
        return list(dict.fromkeys(row for row in (*raised, *found) if row.is_retold))

    def number(self, kind: FindingKind) -> int:
        """How many findings of a kind are open."""
        return sum(finding.kind == kind for rows in self.improvements.values() for finding in rows)

    @property
    def open_improvements(self) -> int:
        """How many areas for improvement no letter has closed."""
        return self.number(FindingKind.AREA_FOR_IMPROVEMENT)

    @property
    def areas_of_concern(self) -> int:
        """How many areas of concern no letter has closed."""
        return self.number(FindingKind.AREA_OF_CONCERN)


def board_pack(force: Force, day: date, today: date) -> BoardPack:
    """The pack of one force as at a day: the same number of queries however much is open.

    It holds what is published, whoever asks: a printed pack travels.
    """
    back = looking_back(force, day, today)
    reader = back.reader
    cards = [card for card in cause_cards(reader, force, day) if card.is_open]
    improvements = [row for row in areas_for_improvement(reader, force) if row.closed_on is None]
    published = time_line(reader, force)
    dated = [row for row in published if out_by(row)]
    grades = grades_on(reader, force, day)
    return BoardPack(
        force=force,
        day=day,
        today=today,
        reader=reader,
        level=level_on(force, day, today),
        spans=tuple(
            DueSpan(span.slug, tuple(deadline(row, day) for row in span.rows))
            for span in due_buckets(reader, force, day)
        ),
        causes=open_causes(reader, force, day, cards),
        improvements=by_area(improvements),
        grades=grades,
        later_left_out=later_reports(back.left_out, grades),
        held=causes_held(reader, [force], day=day)[force.pk],
        newest=next(iter(dated), None),
        published=tuple(row for row in dated if out_by(row) > year_before(day)),
        left_out=back.left_out,
        placed=back.placed,
        first=first_dated(force),
        is_empty=not (published or cards or improvements),
    )


def first_dated(force: Force) -> Publication | None:
    """The earliest publication about the force of which we hold the day: one query."""
    rows = Publication.objects.visible_to(AnonymousUser()).filter(force=force, published_on__isnull=False)
    return rows.order_by("published_on", "pk").first()


def later_reports(left_out: tuple[Publication, ...], grades: Graded) -> tuple[Publication, ...]:
    """The reports left out of the cycle of the grades shown or a later one; all where no grade is shown."""
    reports = (row for row in left_out if hasattr(row, "inspection"))
    first = grades.cycle.order if grades.cycle else 0
    return tuple(row for row in reports if row.inspection.framework.cycle.order >= first)


def open_causes(reader: Any, force: Force, day: date, cards: list[CauseCard]) -> tuple[OpenCause, ...]:
    """The open causes of concern, each with all of its recommendations and its last event."""
    due: dict[int, list[Deadline]] = defaultdict(list)
    for row in recommendations(reader, day).filter(cause__force=force).order_by("order", "pk"):
        due[row.cause_id].append(deadline(row, day))
    found = {card.cause: tuple(due[card.cause.pk]) for card in cards}
    last = last_events(reader, force, day, found)
    return tuple(OpenCause(card, found[card.cause], last[card.cause]) for card in cards)


def by_area(findings: list[Finding]) -> dict[Area | None, list[Finding]]:
    """Findings by their area: the latest cycle's first, areas in report order; last those without an area."""
    found: dict[Area | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.area].append(finding)

    def place(area: Area | None) -> tuple[int, int, int]:
        return (1, 0, 0) if area is None else (0, -area.framework.cycle.order, area.order)

    return {area: found[area] for area in sorted(found, key=place)}


def year_before(day: date) -> date:
    """The same day of the year before; of 29 February the last of that month."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
