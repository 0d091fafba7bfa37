"""One change: what it is, of which force, and where to read on."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.urls import reverse

from peel.record.models import PublicationKind
from peel.ui.dates import format_date


class What(models.TextChoices):
    """What can change. Publications keep the words of their kinds."""

    REPORT = PublicationKind.INSPECTION_REPORT.value, "Inspection report"
    LETTER = PublicationKind.LETTER.value, "Letter"
    EARLY = PublicationKind.CAUSES_OF_CONCERN.value, "Cause of concern published early"
    INTEGRITY = PublicationKind.CRIME_DATA_AUDIT.value, "Crime data integrity inspection"
    STATISTICS = PublicationKind.STATISTICS.value, "Statistical table"
    AUDIT = "audit", "Audit"
    RAISED = "cause-raised", "Cause of concern raised"
    CLOSED = "cause-closed", "Cause of concern closed"
    SUPERSEDED = "cause-superseded", "Cause of concern superseded"
    RECOMMENDATION_CLOSED = "recommendation-closed", "Recommendation closed"
    ISSUED = "improvement-issued", "Area for improvement issued"
    IMPROVED = "improvement-closed", "Area for improvement closed"
    ENTERED = "engage-entered", "Moved into Engage"
    LEFT = "engage-left", "Left Engage"
    REVISED = "grade-revised", "Grade revised"
    CORRECTED = "corrected", "Correction"
    WITHDRAWN = "withdrawn", "Withdrawn"


# How many of each, where the plural is not the word with an s.
PLURALS = {
    What.EARLY: "causes of concern published early",
    What.RAISED: "causes of concern raised",
    What.CLOSED: "causes of concern closed",
    What.SUPERSEDED: "causes of concern superseded",
    What.RECOMMENDATION_CLOSED: "recommendations closed",
    What.ISSUED: "areas for improvement issued",
    What.IMPROVED: "areas for improvement closed",
    What.REVISED: "grades revised",
}
# What the label alone does not say beside a number.
COUNTED = {
    What.ENTERED: ("move into Engage", "moves into Engage"),
    What.LEFT: ("move out of Engage", "moves out of Engage"),
    What.WITHDRAWN: ("publication withdrawn", "publications withdrawn"),
}
# The classes of the tags: a colour has one meaning on all pages.
TONES = {
    What.RAISED: "open",
    What.ISSUED: "open",
    What.CLOSED: "closed",
    What.RECOMMENDATION_CLOSED: "closed",
    What.IMPROVED: "closed",
    What.SUPERSEDED: "superseded",
    What.WITHDRAWN: "withdrawn",
}


def how_many(what: str, number: int) -> str:
    """'1 letter', '3 causes of concern closed'."""
    one = What(what).label[0].lower() + What(what).label[1:]
    one, many = COUNTED.get(what, (one, PLURALS.get(what, f"{one}s")))
    return f"{number:,} {one if number == 1 else many}"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened on a day; its fields are the columns of the union, in their order.

    `through` is the publication that told of it. `known_at` is when everybody could read of it here, as far as
    that is known: never before the day on which it happened.
    """

    what: str
    on: date
    precision: str
    force: str
    force_slug: str
    title: str
    route: str
    at: str
    through: str
    through_route: str
    through_at: str
    was: str
    became: str
    why: str
    is_public: bool
    known_at: datetime
    number: int
    public_name: str

    @property
    def label(self) -> str:
        """What it is, in words."""
        return What(self.what).label

    @property
    def tone(self) -> str:
        """The class of its tag."""
        return TONES.get(self.what, "plain")

    @property
    def when(self) -> str:
        """The day, as exactly as it is known."""
        return format_date(self.on, self.precision)

    @property
    def month(self) -> str:
        """The heading that it stands below."""
        return f"{self.on.year}, month not known" if self.precision == "year" else f"{self.on:%B %Y}"

    @property
    def url(self) -> str:
        """The page of the thing itself."""
        place = "#monitoring" if self.what in (What.ENTERED, What.LEFT) else ""
        return reverse(self.route, args=[self.at]) + place

    @property
    def through_url(self) -> str:
        """The page of the publication that told of it; empty where that is the thing itself."""
        page = reverse(self.through_route, args=[self.through_at]) if self.through else ""
        return "" if page == self.url else page

    @property
    def changes_a_value(self) -> bool:
        """Whether something published was changed from one value to another."""
        return self.what in (What.REVISED, What.CORRECTED)

    @property
    def pk(self) -> tuple[str, int]:
        """What tells it from all others."""
        return self.what, self.number
