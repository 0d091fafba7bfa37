"""A small record that documents are loaded into, and the drafts of a small report and letter."""

from datetime import date
from typing import Any

import pytest

from peel.reader import drafts
from peel.record.models import Area, Force, User
from tests import factories

PUBLISHED = date(2024, 10, 17)


@pytest.fixture
def barset(db: None) -> Force:
    """A force with a framework of two areas in the cycle 2023-25."""
    cycle = factories.cycle(slug="2023-25", name="2023–25")
    framework = factories.framework(cycle=cycle)
    factories.area(framework=framework, name="Investigating crime", slug="investigating-crime")
    factories.area(framework=framework, name="Recording data about crime", slug="recording-data")
    factories.subject(name="All reported crime", slug="all-reported-crime")
    return factories.force("Barset")


@pytest.fixture
def areas(barset: Force) -> dict[str, Area]:
    """The areas by their slug."""
    return {area.slug: area for area in Area.objects.all()}


REPORT_TEXT = [
    ("heading", "Investigating crime"),
    ("paragraph", "Barset Police is good at investigating crime."),
    ("heading", "The force solves most crimes"),
    ("paragraph", "It solved 81.5 percent of crimes. It examined 90 of 93 relevant cases."),
    ("heading", "Recording data about crime"),
    ("paragraph", "Barset Police is inadequate at recording crime."),
    ("heading", "The force records too few crimes"),
    ("paragraph", "We estimate that it records 82.6 percent (+/- 3.4 percent) of all reported crime."),
    ("heading", "Cause of concern"),
    ("paragraph", "The force fails to record crime"),
    ("bullet", "Within three months, the force should train its officers."),
]


def passages(text: list[tuple[Any, str]]) -> tuple[drafts.Passage, ...]:
    """Passages of these kinds and texts, numbered from 1."""
    return tuple(drafts.Passage(n, kind, words) for n, (kind, words) in enumerate(text, start=1))


def report(**fields: Any) -> drafts.Draft:
    """The draft of a whole small report; any part can be given otherwise."""
    recommendation = drafts.Recommendation(
        drafts.Deadline("Within three months", 3, None), "The force should train its officers.", 11
    )
    parts: dict[str, Any] = {
        "kind": "inspection_report",
        "title": "PEEL 2023–25",
        "address": "https://example.org/barset",
        "published_on": PUBLISHED,
        "sent_on": None,
        "force": drafts.Force("barset", "Barset Police"),
        "cycle": "2023-25",
        "passages": passages(REPORT_TEXT),
        "judgments": (
            drafts.Judgment("Investigating crime", "good", True, 2, "is good at investigating crime"),
            drafts.Judgment(
                "Recording data about crime", "inadequate", True, 6, "is inadequate at recording crime"
            ),
        ),
        "findings": (
            drafts.Finding("Investigating crime", "The force solves most crimes", (3, 4)),
            drafts.Finding("Recording data about crime", "The force records too few crimes", (7, 8)),
        ),
        "estimates": (
            drafts.Estimate("all-reported-crime", 82.6, 3.4, "percent", 8, "82.6 percent (+/- 3.4 percent)"),
        ),
        "counts": (drafts.Count(90, 93, "relevant cases", 4, "90 of 93 relevant cases"),),
        "figures": (drafts.Figure("percentage", 81.5, None, "crimes solved", 4, "81.5 percent"),),
        "causes_of_concern": (
            drafts.CauseOfConcern(
                title="The force fails to record crime",
                status="open",
                accelerated=False,
                passages=(10,),
                recommendations=(recommendation,),
            ),
        ),
    }
    return drafts.Draft(**parts | fields)


LETTER_TEXT = [
    ("heading", "Closure of cause of concern"),
    ("paragraph", "We raised this cause in our 2023–25 inspection."),
    ("paragraph", "The force fails to record crime"),
    (
        "paragraph",
        "Now 92.6 percent (+/- 2.7 percentage points), before 82.6 percent (+/- 3.4 percentage points).",
    ),
    ("paragraph", "The force needs to record sexual offences"),
]


def letter(**fields: Any) -> drafts.Draft:
    """The draft of the letter that closes the report's cause and opens an area for improvement."""
    quotes = "92.6 percent (+/- 2.7 percentage points)", "82.6 percent (+/- 3.4 percentage points)"
    parts: dict[str, Any] = {
        "kind": "closure_letter",
        "title": "Barset Police: closure of cause of concern",
        "address": None,
        "published_on": None,
        "sent_on": date(2025, 7, 11),
        "force": drafts.Force("barset", "Barset Police"),
        "cycle": "2023-25",
        "passages": passages(LETTER_TEXT),
        "estimates": (
            drafts.Estimate("all-reported-crime", 92.6, 2.7, "percentage points", 4, quotes[0]),
            drafts.Estimate("all-reported-crime", 82.6, 3.4, "percentage points", 4, quotes[1], audit="previous"),
        ),
        "causes_of_concern": (drafts.CauseOfConcern("The force fails to record crime", "closed", False, (3,)),),
        "areas_for_improvement": (drafts.AreaForImprovement("The force needs to record sexual offences", (5,)),),
        "letter": drafts.Letter(
            sender=drafts.Signatory("Ann Inspector", ("His Majesty’s Inspector of Constabulary",)),
            to=(drafts.Addressee("Ben Chief", "Chief Constable", "Barset Police"),),
            cc=(),
            sent_on=date(2025, 7, 11),
            subject="Closure of cause of concern",
        ),
    }
    return drafts.Draft(**parts | fields)


@pytest.fixture
def by(barset: Force) -> User:
    """Who loads the documents."""
    return factories.user()
