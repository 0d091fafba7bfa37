"""Samples of what the record shows: cards, a life line, a letter, passages, corrections, states."""

from datetime import date, timedelta

from django.utils import timezone

from peel.causes.queries.timeline import TimelineEvent
from peel.documents.queries.document import Line
from peel.documents.queries.notes import Note
from peel.gallery.made_up import AREA, HERE, MadeUp, fact, publication
from peel.record.models import Publication, PublicationKind, State
from peel.record.withdrawn import Tombstone

CARDS = (
    MadeUp(
        title="",
        cause=fact(
            "The constabulary doesn’t answer letters",
            status="open",
            area=AREA,
            raised_on=date(2030, 3, 5),
            raised_on_precision="day",
            is_accelerated=True,
            next_due_on=date(2030, 9, 5),
        ),
        status_label="Open",
        age="120 days",
        due="5 September 2030 – in 64 days",
    ),
    MadeUp(
        title="",
        cause=fact(
            "The constabulary keeps its keys under the mat",
            status="open",
            area=None,
            raised_on=date(2029, 11, 1),
            raised_on_precision="month",
            is_accelerated=False,
            next_due_on=None,
        ),
        status_label="Open",
        age="at most 244 days",
        due="",
    ),
)
INSPECTORATE = "The inspectorate"
SOURCE = fact("A sentence")


def event(on: date, title: str, who: str = INSPECTORATE, **more: object) -> TimelineEvent:
    """One item of the life line, with a link that leads nowhere else."""
    return TimelineEvent(on, 0, title, who, url=HERE, **more)


LIFE_LINE = (
    event(date(2029, 11, 1), "Raised ahead of the report", precision="month", source=SOURCE, link="A publication"),
    event(date(2030, 2, 12), "Restated", link="The report"),
    event(
        date(2030, 5, 1),
        "1 recommendation due",
        "Barsetshire Constabulary",
        note="overdue, 62 days late",
        link="Recommendation in full",
    ),
    event(date(2030, 5, 20), "Letter sent: monitoring", "An inspector", link="The letter"),
    event(date(2030, 6, 2), "Revisit audit published", note="sample of May 2030", source=SOURCE, link="The audit"),
    event(date(2030, 6, 20), "Closed", source=SOURCE, link="The letter that closed it"),
    event(date(2030, 6, 20), "Became an area for improvement", source=SOURCE, link="The area for improvement"),
    event(
        date(2030, 12, 1),
        "2 recommendations due",
        note="in 5 months",
        link="Recommendations in full",
        is_ahead=True,
    ),
)
LETTER = {
    "from": [MadeUp(title="", name="An Inspector", rank="His Majesty’s Inspector", body="")],
    "to": [MadeUp(title="", name="A Chief", rank="Chief Constable", body="Barsetshire Constabulary")],
    "copied": [MadeUp(title="", name="A Commissioner", rank="", body="Office of the Commissioner, Barsetshire")],
}


def passage(number: int, text: str, kind: str = "paragraph") -> MadeUp:
    """One passage of a document."""
    return MadeUp(title=text, text=text, number=number, kind=kind, pk=-number)


BLOCKS = (
    MadeUp(
        title="", kind="paragraph", passages=[passage(901, "Dear Chief, we came back to look at your letters.")]
    ),
    MadeUp(title="", kind="heading", passages=[passage(902, "What we found")]),
    MadeUp(
        title="",
        kind="bullet",
        passages=[passage(903, "Letters are opened."), passage(904, "Most of them are answered.")],
    ),
    MadeUp(title="", kind="paragraph", passages=[passage(905, "We have therefore closed the cause of concern.")]),
)
RETOLD = publication("A retold report", is_retold=True, published_on=date(2030, 2, 12))
QUOTED = (
    MadeUp(
        title="",
        document=MadeUp(title="The report", publication=RETOLD),
        passages=[passage(12, "The constabulary doesn’t answer letters."), passage(13, "By whom", "bullet")],
    ),
)
NOTES = (Note("Area for improvement", "The constabulary should buy stamps", HERE),)
LINES = (
    Line(passage(911, "Answering letters", "heading"), (), True, False, False, ""),
    Line(passage(912, "The constabulary should buy stamps."), NOTES, False, False, False, ""),
    Line(passage(913, "Large ones", "bullet"), (), False, True, False, ""),
    Line(passage(914, "Small ones", "bullet"), (), False, False, True, ""),
    Line(passage(915, "Figure 7: letters a day"), (), False, False, False, "Figure 7"),
)
CORRECTIONS = (
    MadeUp(
        title="",
        corrected_on=date(2030, 7, 1),
        about="Recording crime: grade",
        from_value="Adequate",
        to_value="Good",
        reason="The report had been corrected.",
    ),
)


def states() -> list[Publication]:
    """A publication in each state in which not everybody sees it."""
    return [
        publication("A draft", state=State.DRAFT),
        publication("With the force", state=State.WITH_FORCE, check_due_on=date(2030, 8, 1)),
        publication("Set", state=State.PUBLISHED, live_at=timezone.now() + timedelta(days=7)),
        WITHDRAWN,
    ]


WITHDRAWN = publication(
    "A letter that was withdrawn",
    PublicationKind.LETTER,
    state=State.WITHDRAWN,
    withdrawn_on=date(2030, 7, 2),
    withdrawn_because="It named the wrong force.",
    withdrawn_title="A letter that was withdrawn",
    withdrawn_kind=PublicationKind.LETTER,
)
TOMBSTONE = Tombstone.of(WITHDRAWN)
