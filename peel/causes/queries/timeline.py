"""The life line of a cause of concern: what happened to it, oldest first."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, Q

from peel.recommendations.queries import Deadline
from peel.record.models import (
    CauseOfConcern,
    Closure,
    Correspondent,
    CorrespondentRole,
    Effect,
    Finding,
    FindingKind,
    Letter,
    LetterKind,
    Publication,
    Sourced,
    Supersession,
)
from peel.ui.dates import due_in_words, format_date

INSPECTORATE = "The inspectorate"
# Events of one day, in the order in which they lead to each other.
RAISED, RESTATED, DUE, AUDITED, WRITTEN, ENDED, ISSUED = range(7)


@dataclass(frozen=True, slots=True)
class Ending:
    """What ended a cause: its closure, or what took its place; all None while it is open."""

    closure: Closure | None = None
    supersession: Supersession | None = None
    successor: CauseOfConcern | Finding | None = None

    @property
    def publication(self) -> Publication | None:
        """The letter or report that ended it."""
        end = self.closure or self.supersession
        return end.publication if end else None

    @property
    def on(self) -> date | None:
        """The day of its end."""
        return self.closure.closed_on if self.closure else self.supersession and self.supersession.on


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One item of a life line. `source` is the row that tells of it, `url` the page about it."""

    on: date
    rank: int
    title: str
    who: str
    note: str = ""
    url: str = ""
    link: str = ""
    source: Sourced | None = None
    precision: str = "day"
    is_ahead: bool = False

    @property
    def when(self) -> str:
        """The day, as exactly as it is known."""
        return format_date(self.on, self.precision)


def timeline(
    user: Any,
    today: date,
    cause: CauseOfConcern,
    restated_in: Publication | None,
    due: tuple[Deadline, ...],
    end: Ending,
) -> tuple[TimelineEvent, ...]:
    """All events of a cause that `user` may see, oldest first."""
    events = [
        raised(cause),
        *restated(restated_in),
        *fell_due(cause, due, today),
        *audited(user, cause, end.on or today),
        *written_to(user, cause, end, today),
        *ended(end),
        *issued(user, end),
    ]
    return tuple(sorted(events, key=lambda event: (event.on, event.rank)))


def raised(cause: CauseOfConcern) -> TimelineEvent:
    """The publication that raised it, and the HM Inspector where one is known."""
    inspection = getattr(cause.raised_in, "inspection", None)
    return TimelineEvent(
        cause.raised_on,
        RAISED,
        "Raised ahead of the report" if cause.is_accelerated else "Raised",
        (inspection and inspection.hm_inspector) or INSPECTORATE,
        url=cause.raised_in.get_absolute_url(),
        link=cause.raised_in.title,
        source=cause,
        precision=cause.raised_on_precision,
    )


def restated(publication: Publication | None) -> list[TimelineEvent]:
    """The report that repeated a cause raised ahead of it."""
    if publication is None or publication.published_on is None:
        return []
    url = publication.get_absolute_url()
    return [
        TimelineEvent(publication.published_on, RESTATED, "Restated", INSPECTORATE, url=url, link=publication.title)
    ]


def fell_due(cause: CauseOfConcern, due: tuple[Deadline, ...], today: date) -> list[TimelineEvent]:
    """The days on which recommendations are due, each with how many, and which are overdue."""
    dated = sorted((row for row in due if row.recommendation.due_on), key=lambda row: row.recommendation.due_on)
    events = []
    for on, group in groupby(dated, lambda row: row.recommendation.due_on):
        rows = list(group)
        many = "1 recommendation" if len(rows) == 1 else f"{len(rows)} recommendations"
        events.append(
            TimelineEvent(
                on,
                DUE,
                f"{many} due",
                cause.force.official_name,
                note=overdue(rows) or (due_in_words(on, today) if on > today else ""),
                url=f"#{rows[0].recommendation.anchor}",
                link="Recommendation in full" if len(rows) == 1 else "Recommendations in full",
                is_ahead=on > today,
            )
        )
    return events


def overdue(rows: list[Deadline]) -> str:
    """'overdue, 50 days late', '1 of them overdue, 50 days late'; nothing where none is."""
    late = [row.lateness for row in rows if row.status == "overdue"]
    if not late:
        return ""
    return f"{'' if len(late) == len(rows) else f'{len(late)} of them '}overdue, {late[0]}"


def audited(user: Any, cause: CauseOfConcern, until: date) -> list[TimelineEvent]:
    """The force's audits published after the cause was raised and until its end."""
    rows = cause.force.audits.visible_to(user).filter(
        publication__published_on__gt=cause.raised_on, publication__published_on__lte=until
    )
    return [audit_published(row) for row in rows.select_related("publication", "passage")]


def audit_published(row: Any) -> TimelineEvent:
    """The publication of one audit, with its sample."""
    return TimelineEvent(
        row.publication.published_on,
        AUDITED,
        f"{row.get_kind_display()} audit published",
        INSPECTORATE,
        note=sample(row),
        url=row.get_absolute_url(),
        link=row.title,
        source=row,
    )


def sample(audit: Any) -> str:
    """The period that an audit looked at, by its days where both are known."""
    if audit.sample_from and audit.sample_until:
        return f"sample of {format_date(audit.sample_from)} to {format_date(audit.sample_until)}"
    return f"sample of {audit.sample_text}" if audit.sample_text else ""


def written_to(user: Any, cause: CauseOfConcern, end: Ending, today: date) -> list[TimelineEvent]:
    """The letter that ended it, and the revisit and monitoring letters to the force before."""
    between = Q(kind__in=[LetterKind.REVISIT, LetterKind.MONITORING], force=cause.force_id)
    between &= Q(sent_on__gte=cause.raised_on, sent_on__lte=end.on or today)
    its_own = Q(publication=end.publication) if end.publication else Q(pk__in=[])
    return letters_sent(user, its_own | between)


def letters_sent(user: Any, chosen: Q) -> list[TimelineEvent]:
    """The sending of the chosen letters, of those with a date: two queries."""
    senders = Correspondent.objects.visible_to(user).filter(role=CorrespondentRole.FROM)
    rows = Letter.objects.visible_to(user).filter(chosen).select_related("publication")
    return [
        TimelineEvent(
            letter.sent_on or letter.publication.published_on,
            WRITTEN,
            f"Letter sent: {letter.get_kind_display().lower()}",
            ", ".join(sender.name for sender in letter.correspondents.all()) or INSPECTORATE,
            url=letter.get_absolute_url(),
            link=letter.publication.title,
        )
        for letter in rows.prefetch_related(Prefetch("correspondents", queryset=senders))
        if letter.sent_on or letter.publication.published_on
    ]


def ended(end: Ending) -> list[TimelineEvent]:
    """Its closure, or what took its place; a successor that may not be seen is not named."""
    publication = end.publication
    if publication is None:
        return []
    if end.closure:
        url = publication.get_absolute_url()
        return [
            TimelineEvent(
                end.on,
                ENDED,
                "Closed",
                INSPECTORATE,
                url=url,
                link=publication.title,
                source=end.closure,
                precision=end.closure.precision,
            )
        ]
    became = isinstance(end.successor, Finding)
    return [
        TimelineEvent(
            end.on,
            ENDED,
            "Became an area for improvement" if became else "Superseded",
            INSPECTORATE,
            url=end.successor.get_absolute_url() if end.successor else "",
            link=str(end.successor or ""),
            source=end.supersession,
        )
    ]


def issued(user: Any, end: Ending) -> list[TimelineEvent]:
    """The areas for improvement that the letter which closed a cause left behind."""
    if end.closure is None or end.closure.effect != Effect.MADE or not hasattr(end.publication, "letter"):
        return []
    rows = Finding.objects.visible_to(user).filter(
        publication=end.publication, kind=FindingKind.AREA_FOR_IMPROVEMENT
    )
    return [
        TimelineEvent(
            end.on,
            ISSUED,
            "Area for improvement issued",
            INSPECTORATE,
            url=row.get_absolute_url(),
            link=row.heading,
            source=row,
        )
        for row in rows.select_related("passage")
    ]
