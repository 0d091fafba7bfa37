"""Deadlines and recommendations in the shapes that causes of concern give them."""

from datetime import date

import pytest

from peel.reader.extract.deadlines import find_deadline
from peel.reader.read import read
from peel.reader.structure.text import plain

HEAD = [
    "PEEL: Kent Police cause of concern – custody",
    "Published on: 8 August 2024",
    "Cause of concern",
    "Kent Police isn't safe",
]


def recommendations(*rows):
    (cause,) = read("\n".join([*HEAD, *rows]).encode()).causes_of_concern
    return [(item.deadline.wording if item.deadline else None, item.text) for item in cause.recommendations]


@pytest.mark.parametrize(
    ("lead", "wording", "months", "on", "days"),
    [
        ("With immediate effect, the force should:", "With immediate effect", 0, None, None),
        ("Immediately, the force should:", "Immediately", 0, None, None),
        ("The force should immediately:", "immediately", 0, None, None),
        ("Within three months, the force should:", "Within three months", 3, None, None),
        ("The force should, within 3 months:", "within 3 months", 3, None, None),
        ("Within the next six months the force should:", "Within the next six months", 6, None, None),
        ("Within 12 months, the force must:", "Within 12 months", 12, None, None),
        ("Within a year, the force must:", "Within a year", 12, None, None),
        ("Within 28 days, the force should:", "Within 28 days", None, None, 28),
        ("Within four weeks, the force should:", "Within four weeks", None, None, 28),
        ("By 30 September 2024, the force should:", "By 30 September 2024", None, date(2024, 9, 30), None),
        ("By 1st May 2025 the force should:", "By 1st May 2025", None, date(2025, 5, 1), None),
        ("By 30/09/2024, the force should:", "By 30/09/2024", None, date(2024, 9, 30), None),
        ("By the end of March 2025, it should:", "By the end of March 2025", None, date(2025, 3, 31), None),
        ("By March 2025, the force should:", "By March 2025", None, date(2025, 3, 31), None),
        ("By the end of 2025, the force should:", "By the end of 2025", None, date(2025, 12, 31), None),
        ("No later than 1 May 2025, it should:", "No later than 1 May 2025", None, date(2025, 5, 1), None),
        ("By 30 September the force should:", "By 30 September", None, None, None),
    ],
)
def test_deadlines(lead, wording, months, on, days):
    deadline = find_deadline(lead, plain(lead))
    assert (deadline.wording, deadline.months, deadline.on, deadline.days) == (wording, months, on, days)


@pytest.mark.parametrize("text", ["answer calls immediately after they come", "reply within 28 days of a report"])
def test_a_deadline_inside_an_item_is_what_the_item_asks(text):
    assert find_deadline(text, text, at_start=True) is None


def test_items_take_the_deadline_of_their_lead_in():
    assert recommendations(
        "Recommendations",
        "Within three months, the force should:",
        "- train staff; and",
        "- vet them.",
        "By 1 May 2025, the force should:",
        "- publish a plan.",
    ) == [
        ("Within three months", "train staff"),
        ("Within three months", "vet them."),
        ("By 1 May 2025", "publish a plan."),
    ]


def test_a_deadline_as_a_heading_of_its_own():
    assert recommendations("Recommendations", "Within six months", "• train staff;", "• vet them.") == [
        ("Within six months", "train staff"),
        ("Within six months", "vet them."),
    ]


def test_single_paragraphs():
    assert recommendations(
        "Recommendations",
        "Within three months, Kent Police should train its staff.",
        "Kent Police should immediately review its cells.",
    ) == [
        ("Within three months", "Within three months, Kent Police should train its staff."),
        ("immediately", "Kent Police should immediately review its cells."),
    ]


def test_numbered_items_with_their_own_deadlines():
    assert recommendations(
        "Recommendations", "The force should:", "1. within 28 days, appoint a lead; and", "2. report to us."
    ) == [
        ("within 28 days", "within 28 days, appoint a lead"),
        (None, "report to us."),
    ]


def test_nested_items_belong_to_the_item_above():
    assert recommendations(
        "Recommendations",
        "Immediately, the force should:",
        "  - make sure that:",
        "    - plans are set; and",
        "    - plans are kept; and",
        "  - train staff.",
    ) == [
        ("Immediately", "make sure that: plans are set; plans are kept"),
        ("Immediately", "train staff."),
    ]


def test_a_reason_after_a_dash_stays_in_the_item():
    assert recommendations(
        "Within three months, Kent Police should make sure that:",
        "- risk is recorded – this will help; and",
        "- it acts.",
    ) == [
        ("Within three months", "risk is recorded – this will help"),
        ("Within three months", "it acts."),
    ]


def test_a_remark_between_lists_is_no_recommendation():
    found = recommendations(
        "Recommendations",
        "Immediately, the force should:",
        "- act.",
        "It should give most weight to rape.",
        "Within three months, the force should:",
        "- report.",
    )
    assert found == [("Immediately", "act."), ("Within three months", "report.")]
