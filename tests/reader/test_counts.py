"""How cases are counted, in sentences of our own; and what looks like a count and is none."""

import pytest

from peel.reader.extract.audits import Repeated
from peel.reader.extract.counts import find_counts
from peel.reader.structure.headings import number_lines
from peel.reader.structure.text import Block


def counts(text, year=None):
    lines = number_lines([Block(text, "paragraph")])
    return [place.count for place in find_counts(lines, Repeated(frozenset(), year))]


@pytest.mark.parametrize(
    ("text", "numbers", "subject"),
    [
        ("It checked in 71 of 88 relevant cases.", (71, 88), "relevant cases"),
        ("We found 19 out of 21 crimes were recorded.", (19, 21), "crimes"),
        ("In 61 of the 64 calls we listened to, risk was assessed.", (61, 64), "calls we listened to"),
        ("It had recorded 31 of those 35.", (31, 35), "cases"),
        ("None of the 14 victims were told.", (0, 14), "victims"),
        ("Only one of the 16 crimes was recorded.", (1, 16), "crimes"),
        ("All 17 cases we reviewed were supervised.", (17, 17), "cases we reviewed"),
        ("Twenty-three of the forty-one files met the standard.", (23, 41), "files"),
        ("Of the 44 rape crimes we audited, 29 were recorded.", (29, 44), "rape crimes we audited"),
        ("It turned out that 25 crimes should have been recorded and 21 were.", (21, 25), "crimes"),
        ("Nine crimes should have been recorded, but only seven were.", (7, 9), "crimes"),
        (
            "We found 18 thefts that should have been recorded but the force had only recorded two of these.",
            (2, 18),
            "thefts",
        ),
        ("The force should have recorded 117 sexual offences, but it recorded 99.", (99, 117), "sexual offences"),
        ("The force should have recorded 30 crimes but had only recorded 24.", (24, 30), "crimes"),
        (
            "We found 51 reports of rape in the sample and that the force recorded 47 crimes well.",
            (47, 51),
            "reports of rape",
        ),
        ("It wrote up no more than 28 of the 41 rape crimes.", (28, 41), "rape crimes"),
        ("About 31 percent (61 of 197 respondents) agreed.", (61, 197), "respondents"),
        ("Most, 71 percent (100 of 141) of line managers, agreed.", (100, 141), "line managers"),
        ("We reviewed 48 records and 45 of these were complete.", (45, 48), "records"),
        ("We audited 100 files, and in 91 the grade of the call was right.", (91, 100), "files"),
        ("Seven cases out of 20 were closed too soon.", (7, 20), "cases"),
        ("It recorded 31 of 40 reported thefts.", (31, 40), "reported thefts"),
        ("Of 310 survey respondents, 288 agreed.", (288, 310), "survey respondents"),
        ("We reviewed 60 cases and found good supervision in 31.", (31, 60), "cases"),
    ],
)
def test_forms(text, numbers, subject):
    (count,) = counts(text)
    assert (count.numerator, count.denominator) == numbers
    assert count.subject == subject
    assert count.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "There are graded judgments in seven of these eight areas.",
        "There are graded judgments in 11 of these 14 as follows:",
        "All 43 police forces were asked.",
        "It is one of the 43 police forces.",
        "Section 31 of the Police Act 1996 asks for this.",
        "Results rose in two of the three categories.",
        "It has met four of the eight recommendations.",
        "This is part 2 of 3 of the report.",
        "The review ran from 1 of March to 30 of April.",
        "Of the 2,021 crimes there were many.",
        "It employs 30 of those.",
        "Of the 43 police forces, 12 took part.",
        "Of the 40 crimes, 12 percent were solved.",
    ],
)
def test_what_is_no_count(text):
    assert counts(text) == []


def test_several_counts_in_one_sentence_keep_their_order():
    found = counts("We asked: 41 of 77 hadn't told anyone, 9 of 77 had told a manager and 17 of 77 a friend.")
    assert [(count.numerator, count.denominator) for count in found] == [(41, 77), (9, 77), (17, 77)]


def test_bare_crimes_are_named_by_the_cases_they_were_found_in():
    (count,) = counts("We examined 70 reports from care homes. It should have recorded 20 crimes but recorded 14.")
    assert count.subject == "crimes: reports from care homes"


@pytest.mark.parametrize(
    ("text", "audit"),
    [
        ("In 2024, we saw that 29 out of 31 thefts were recorded.", "previous"),
        ("In 2025, we saw that 29 out of 31 thefts were recorded.", "this"),
        ("When we last inspected, 22 of 23 crimes were recorded.", "previous"),
        ("In the last 12 months, 22 of 23 respondents felt safe.", "this"),
    ],
)
def test_counts_of_the_audit_before(text, audit):
    assert [count.audit for count in counts(text, year=2025)] == [audit]
