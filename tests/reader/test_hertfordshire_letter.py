"""The closure letter as published: its block, the cause it closes, the area it opens, two audits side by side."""

from datetime import date

import pytest

from peel.reader.drafts import Addressee

LETTER = "letter-hertfordshire-2025-07.txt"
ESTIMATES = [
    ("all-reported-crime", 82.6, None, "previous"),
    ("violent-offences", 75.7, None, "previous"),
    ("all-reported-crime", 92.6, 2.7, "this"),
    ("all-reported-crime", 82.6, 3.4, "previous"),
    ("violent-offences", 90.4, 4.9, "this"),
    ("violent-offences", 75.7, 6.2, "previous"),
    ("sexual-offences", 89.7, 4.9, "this"),
    ("sexual-offences", 89.8, 5.5, "previous"),
    ("crime within 24 hours", 72, None, "this"),
    ("crime within 24 hours", 83, None, "previous"),
]
COUNTS = [
    (1, 16, "previous"),
    (5, 7, "previous"),
    (98, 107, "this"),
    (33, 37, "this"),
    (26, 40, "previous"),
    (14, 20, "this"),
    (22, 23, "previous"),
    (6, 8, "this"),
    (1, 16, "previous"),
]


@pytest.fixture(scope="module")
def letter(published):
    return published(LETTER)


def test_the_block(letter):
    assert letter.kind == "closure_letter"
    assert (letter.force.slug, letter.cycle, letter.sent_on) == ("hertfordshire", "2023-25", date(2025, 7, 11))
    block = letter.letter
    assert (block.sender.name, len(block.sender.roles)) == ("Roy Wilsher OBE QFSM", 2)
    assert block.to == (Addressee("Andy Prophet", "Chief Constable", "Hertfordshire Constabulary"),)
    assert block.cc == (Addressee("Jonathan Ash-Edwards", "Police and Crime Commissioner", "Hertfordshire"),)
    assert block.subject == "Closure of cause of concern"


def test_the_cause_is_closed_with_four_recommendations(letter):
    (cause,) = letter.causes_of_concern
    assert (cause.status, cause.accelerated) == ("closed", False)
    assert [(r.deadline.wording, r.deadline.months) for r in cause.recommendations] == [
        ("With immediate effect", 0),
        ("With immediate effect", 0),
        ("Within three months", 3),
        ("Within three months", 3),
    ]


def test_the_area_for_improvement_with_all_its_paragraphs(letter):
    (area,) = letter.areas_for_improvement
    assert area.title.endswith("how it records sexual offences")
    assert len(area.passages) == 7


def test_this_audit_and_the_one_before_it(letter):
    assert [(e.subject, e.value, e.margin, e.audit) for e in letter.estimates] == ESTIMATES
    assert sum(estimate.margin is not None for estimate in letter.estimates) == 6
    assert [estimate.qualifier for estimate in letter.estimates[-2:]] == ["about", "about"]


def test_the_samples_of_both_audits(letter):
    assert {estimate.sample for estimate in letter.estimates if estimate.audit == "this"} == {
        "December 2024–January 2025"
    }
    assert {estimate.sample for estimate in letter.estimates if estimate.audit == "previous"} == {
        "September–November 2023"
    }


def test_the_published_claims(letter):
    claims = [estimate.claim for estimate in letter.estimates if estimate.audit == "this" and estimate.margin]
    assert claims == ["significant-improvement", "significant-improvement", "no-significant-change"]


def test_the_interval_with_a_non_breaking_hyphen_is_quoted_as_it_stands(letter):
    assert letter.estimates[4].quote == "90.4 percent (+/\u20114.9 percentage points)"


def test_every_count(letter):
    assert [(count.numerator, count.denominator, count.audit) for count in letter.counts] == COUNTS


def test_an_estimate_is_never_worked_out_from_counts(letter):
    problem = next(problem for problem in letter.problems if problem.code == "counts-differ-from-estimate")
    assert "98 of 107 is 91.6 percent, and the estimate is 89.7" in problem.message
