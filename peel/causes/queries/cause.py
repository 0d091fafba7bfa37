"""Causes of concern as their list and their page show them."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Case, DurationField, ExpressionWrapper, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from peel.causes.queries.timeline import Ending, TimelineEvent, timeline
from peel.recommendations.queries import Deadline, deadlines
from peel.record.models import (
    CauseOfConcern,
    CauseStatus,
    Closure,
    Document,
    Finding,
    Passage,
    Publication,
    Recommendation,
    Supersession,
)
from peel.record.models.cause import CauseRows
from peel.record.subquery_count import subquery_count
from peel.ui.dates import format_days


def causes(user: Any, today: date) -> CauseRows:
    """What `user` may see, the open ones first and the newest of those, with status and age.

    The age is that at the end or on `today`; of open recommendations there are the numbers and the next due date.
    """
    closures = Closure.objects.seen_with(user, cause=OuterRef("pk"))
    successions = Supersession.objects.seen_with(user, cause=OuterRef("pk"))
    to_do = Recommendation.objects.visible_to(user).open(user).filter(cause=OuterRef("pk"))
    dated = to_do.filter(due_on__isnull=False)
    return (
        CauseOfConcern.objects.visible_to(user)
        .with_status(user)
        .annotate(
            closed_precision=Subquery(closures.values("precision")[:1]),
            ended_on=Coalesce(F("closed_on"), Subquery(successions.values("on")[:1])),
            today=Value(today),
            next_due_on=Subquery(dated.order_by("due_on").values("due_on")[:1]),
            open_recommendations=subquery_count(to_do, "cause"),
            overdue_recommendations=subquery_count(to_do.overdue_on(today), "cause"),
            age=ExpressionWrapper(Coalesce(F("ended_on"), Value(today)) - F("raised_on"), DurationField()),
        )
        .select_related("force", "area__framework__cycle", "area__theme")
        .order_by(Case(When(status=CauseStatus.OPEN, then=0), default=1), "-raised_on", "pk")
    )


def age_in_words(cause: CauseOfConcern) -> str:
    """'267 days' to its end, or to today; 'at most' or 'about' so many where a day is not known.

    A month or a year is kept as its first day: counting from that day gives the most that it can be.
    """
    if cause.closed_precision in ("month", "year"):
        return f"about {format_days(cause.age.days)}"
    is_exact = cause.raised_on_precision == "day" and cause.closed_precision != "at-latest"
    return f"{'' if is_exact else 'at most '}{format_days(cause.age.days)}"


@dataclass(frozen=True, slots=True)
class Text:
    """The passages of one document that state a cause or a finding."""

    document: Document
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class CausePage:
    """All that the page of one cause shows, each row as the person may see it."""

    cause: CauseOfConcern
    raised_in: Publication
    restated_in: Publication | None
    age: str
    timeline: tuple[TimelineEvent, ...]
    texts: tuple[Text, ...]
    deadlines: tuple[Deadline, ...]
    ending: Ending
    predecessors: tuple[Supersession, ...]
    same_theme: tuple[CauseOfConcern, ...]

    @property
    def told_by(self) -> set[Publication]:
        """The publications whose words it shows."""
        return {self.raised_in, *(text.document.publication for text in self.texts)}


def causes_for_page(user: Any, today: date) -> CauseRows:
    """What `user` may see, with all that a page needs of the row itself."""
    beside = ("raised_in__inspection", "passage", "force", "area__framework__cycle", "area__theme")
    return causes(user, today).select_related(*beside)


def cause_page(user: Any, today: date, cause: CauseOfConcern) -> CausePage:
    """The page of one of `causes_for_page`."""
    restated_in = Publication.objects.visible_to(user).filter(pk=cause.restated_in_id).first()
    due = deadlines(user, today, cause.pk)
    end = ending(user, cause)
    return CausePage(
        cause=cause,
        raised_in=cause.raised_in,
        restated_in=restated_in,
        age=age_in_words(cause),
        timeline=timeline(user, today, cause, restated_in, due, end),
        texts=texts(Passage.objects.visible_to(user).filter(causes_of_concern=cause)),
        deadlines=due,
        ending=end,
        predecessors=predecessors(user, cause),
        same_theme=same_theme(user, today, cause),
    )


def texts(passages: Any) -> tuple[Text, ...]:
    """The passages by the document that holds them, in reading order."""
    rows = passages.select_related("document__publication").defer("document__content")
    found = groupby(rows.order_by("document__pk", "number", "pk"), lambda row: row.document)
    return tuple(Text(document, tuple(group)) for document, group in found)


def ending(user: Any, cause: CauseOfConcern) -> Ending:
    """What closed or superseded a cause; a successor that `user` may not see is not named."""
    carried_by = ("publication__letter", "passage")
    closure = Closure.objects.visible_to(user).filter(cause=cause).select_related(*carried_by).first()
    supersession = Supersession.objects.visible_to(user).filter(cause=cause).select_related(*carried_by).first()
    if supersession is None:
        return Ending(closure)
    successor = CauseOfConcern.objects.visible_to(user).filter(pk=supersession.successor_id).first()
    finding = Finding.objects.visible_to(user).filter(pk=supersession.finding_id).first()
    return Ending(closure, supersession, successor or finding)


def predecessors(user: Any, cause: CauseOfConcern) -> tuple[Supersession, ...]:
    """The causes whose place this one took, of those that `user` may see."""
    return tuple(Supersession.objects.visible_to(user).filter(successor=cause).select_related("cause"))


def same_theme(user: Any, today: date, cause: CauseOfConcern) -> tuple[CauseOfConcern, ...]:
    """The causes of other forces in the same theme, by force."""
    if cause.area is None:
        return ()
    others = causes(user, today).filter(area__theme=cause.area.theme_id).exclude(force=cause.force_id)
    return tuple(others.order_by("force__short_name", "-raised_on", "pk"))
