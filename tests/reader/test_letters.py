"""Letter blocks in many shapes, all of our own making."""

from datetime import date

import pytest

from peel.reader.drafts import Addressee
from peel.reader.read import read

TITLE = "Sussex Police: closure of cause of concern letter"
BODY = "I am writing to confirm that we are closing the cause of concern on custody."
TO = (Addressee("Jo Shiner", "Chief Constable", "Sussex Police"),)
CC = (Addressee("Katy Bourne", "Police and Crime Commissioner", "Sussex"),)


def letter(*rows):
    return read("\n".join([TITLE, *rows, "Background", BODY]).encode())


@pytest.mark.parametrize(
    "rows",
    [
        (
            "From",
            "Roy Wilsher",
            "HM Inspector of Constabulary",
            "To",
            "Jo Shiner",
            "Chief Constable",
            "Sussex Police",
            "Cc",
            "Katy Bourne",
            "Police and Crime Commissioner for Sussex",
            "Sent on",
            "11 July 2025",
        ),
        (
            "From:",
            "Roy Wilsher",
            "HM Inspector of Constabulary",
            "",
            "To:",
            "Chief Constable Jo Shiner",
            "Sussex Police",
            "",
            "CC:",
            "Katy Bourne",
            "Police and Crime Commissioner for Sussex",
            "",
            "Sent on:",
            "11th July 2025",
        ),
        (
            "From: Roy Wilsher",
            "HM Inspector of Constabulary",
            "To: Chief Constable Jo Shiner",
            "Sussex Police",
            "Cc: Katy Bourne",
            "Sussex Police and Crime Commissioner",
            "Sent on: 11/07/2025",
        ),
        (
            "From: Roy Wilsher, HM Inspector of Constabulary",
            "To: Jo Shiner, Chief Constable of Sussex Police",
            "Copy to: Katy Bourne, Police and Crime Commissioner for Sussex",
            "Date: 11 July 2025",
        ),
        (
            "Sent on",
            "11 July 2025",
            "From",
            "Roy Wilsher",
            "HM Inspector of Constabulary",
            "To",
            "Chief Constable, Jo Shiner",
            "Sussex Police",
            "Cc",
            "Katy Bourne",
            "Police and Crime Commissioner, Sussex",
        ),
    ],
)
def test_label_styles(rows):
    draft = letter(*rows)
    assert draft.kind == "closure_letter"
    assert draft.letter.sender.name == "Roy Wilsher"
    assert draft.letter.sender.roles == ("HM Inspector of Constabulary",)
    assert draft.letter.to == TO
    assert draft.letter.cc == CC
    assert draft.letter.sent_on == draft.sent_on == date(2025, 7, 11)
    assert draft.force.slug == "sussex"
    assert [passage.kind for passage in draft.passages if passage.text == "Background"] == ["heading"]


@pytest.mark.parametrize(
    "rank",
    [
        "Temporary Chief Constable",
        "Acting Chief Constable",
        "Deputy Chief Constable",
        "T/Chief Constable",
        "Commissioner",
        "Commissioner of Police of the Metropolis",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_ranks_before_and_after_the_name(rank, is_first):
    who = [f"{rank} Sam Poe"] if is_first else ["Sam Poe", rank]
    draft = letter("From", "Roy Wilsher", "To", *who, "Sussex Police", "Sent on", "1 May 2024")
    assert draft.letter.to == (Addressee("Sam Poe", rank, "Sussex Police"),)
    assert draft.letter.cc == ()


def test_two_addressees():
    draft = letter(
        "From",
        "Roy Wilsher",
        "To",
        "Jo Shiner",
        "Chief Constable",
        "Sussex Police",
        "Katy Bourne",
        "Police and Crime Commissioner for Sussex",
        "Sent on",
        "1 May 2024",
    )
    assert draft.letter.to == (*TO, *CC)


def test_honours_stay_with_the_name():
    draft = letter(
        "From",
        "Andy Cooke QPM DL",
        "To",
        "Sir Al Roe OBE QFSM",
        "Chief Constable",
        "Kent Police",
        "Sent on",
        "1 May 2024",
    )
    assert draft.letter.sender.name == "Andy Cooke QPM DL"
    assert draft.letter.to == (Addressee("Sir Al Roe OBE QFSM", "Chief Constable", "Kent Police"),)


def test_a_date_that_is_missing_is_a_problem():
    draft = letter("From", "Roy Wilsher", "To", "Jo Shiner", "Chief Constable", "Sussex Police")
    assert draft.sent_on is None
    assert "letter-incomplete" in {problem.code for problem in draft.problems}


def test_a_sentence_that_starts_with_to_is_no_label():
    text = "Kent Police: PEEL revisit letter\nTo improve, Kent Police should act.\nFrom there it went well."
    assert read(text.encode()).letter is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kent Police: closure of cause of concern", "closure_letter"),
        ("Kent Police: PEEL causes of concern revisit letter", "revisit_letter"),
        ("Kent Police: move to enhanced phase of monitoring", "monitoring_letter"),
        ("Kent Police – return to default phase of monitoring", "monitoring_letter"),
        ("Kent Police: enhanced monitoring decision", "monitoring_letter"),
    ],
)
def test_kinds_by_title(title, kind):
    rows = [
        title,
        "From",
        "Roy Wilsher",
        "To",
        "Tim Smith",
        "Chief Constable",
        "Kent Police",
        "Sent on",
        "1 May 2024",
        BODY,
    ]
    assert read("\n".join(rows).encode()).kind == kind


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("We have therefore closed this cause of concern.", "closed"),
        ("This cause of concern is now closed.", "closed"),
        ("I am pleased that we can close the cause of concern.", "closed"),
        ("All causes of concern have been closed.", "closed"),
        ("This cause of concern remains open.", "open"),
        ("We aren't able to close the cause of concern yet.", "open"),
        ("We can’t close this cause of concern at this time.", "open"),
        ("We will return in the autumn.", "unknown"),
        ("Before we close the cause of concern we need to see more.", "unknown"),
    ],
)
def test_what_becomes_of_the_cause(sentence, status):
    rows = [
        "Kent Police: PEEL cause of concern revisit letter",
        "From",
        "Roy Wilsher",
        "To",
        "Tim Smith",
        "Chief Constable",
        "Kent Police",
        "Sent on",
        "1 May 2024",
        "Cause of concern",
        "The force isn't vetting its staff",
        "Recommendations",
        "The force should immediately:",
        "- vet them.",
        "Conclusion",
        sentence,
    ]
    (cause,) = read("\n".join(rows).encode()).causes_of_concern
    assert (cause.title, cause.status, len(cause.recommendations)) == (
        "The force isn't vetting its staff",
        status,
        1,
    )


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        (
            "On 6 July 2022, we moved the force to the engage phase of our monitoring.",
            [("engage", "entered", date(2022, 7, 6))],
        ),
        ("I have decided to move the force into enhanced monitoring.", [("engage", "entered", date(2024, 5, 1))]),
        (
            "HMCI has decided to return the force to our default level of monitoring, known as ‘scan’.",
            [("engage", "left", date(2024, 5, 1)), ("scan", "entered", date(2024, 5, 1))],
        ),
        ("On 30 April 2024, the force was removed from Engage.", [("engage", "left", date(2024, 4, 30))]),
        ("The force will not be moved into enhanced monitoring.", []),
        ("Officers engage with communities, moving between schools.", []),
    ],
)
def test_monitoring(sentence, events):
    rows = [
        "Kent Police: PEEL cause of concern revisit letter",
        "From",
        "Roy Wilsher",
        "To",
        "Tim Smith",
        "Chief Constable",
        "Kent Police",
        "Sent on",
        "1 May 2024",
        "Background",
        sentence,
    ]
    found = read("\n".join(rows).encode()).monitoring
    assert [(event.stage, event.event, event.on) for event in found] == events
