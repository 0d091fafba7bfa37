"""How estimates are worded and their intervals noted, in sentences of our own."""

import pytest

from peel.reader.extract.audits import Repeated
from peel.reader.extract.estimates import find_estimates
from peel.reader.structure.headings import number_lines
from peel.reader.structure.text import Block


def estimates(text, year=None):
    lines = number_lines([Block(text, "paragraph")])
    return find_estimates(lines, Repeated(frozenset(), year))


@pytest.mark.parametrize(
    ("interval", "margin", "wording"),
    [
        (" (with a confidence interval of +/- 3.4 percent)", 3.4, "percent"),
        (" (with a confidence interval of +/- 1.86 percent)", 1.86, "percent"),
        (" (+/-2.7 percentage points)", 2.7, "percentage points"),
        (" (+/\u20114.9 percentage points)", 4.9, "percentage points"),
        (" (+/\u22124.9 percentage points)", 4.9, "percentage points"),
        (" (+/–3)", 3, "percent"),
        (" (+/- 4.5%)", 4.5, "percent"),
        (" (± 1.4 percent)", 1.4, "percent"),
        (" (±1.4 per cent)", 1.4, "percent"),
        (" ± 1.4 percentage points", 1.4, "percentage points"),
        (", plus or minus 2 percentage points,", 2, "percentage points"),
        (" (with a 95 percent confidence interval of +/- 2.1 percentage points)", 2.1, "percentage points"),
        (" (95% confidence interval: ±2.1 percentage points)", 2.1, "percentage points"),
        (" (with a confidence interval of plus or minus 3 percentage points)", 3, "percentage points"),
        (" [+/- 3.0 percentage points]", 3, "percentage points"),
        ("", None, "percent"),
    ],
)
@pytest.mark.parametrize("unit", [" percent", "%", " per cent"])
def test_notations_of_the_interval(unit, interval, margin, wording):
    (estimate,) = estimates(f"We estimate that the force is recording 83.25{unit}{interval} of all reported crime.")
    assert (estimate.value, estimate.margin, estimate.wording) == (83.25, margin, wording)
    assert estimate.subject == "all-reported-crime"
    assert estimate.quote.startswith(f"83.25{unit}")


def test_an_interval_after_the_crimes():
    (estimate,) = estimates("The force records 91 percent of reported crimes (+/- 2 percentage points).")
    assert (estimate.value, estimate.margin) == (91, 2)
    assert estimate.quote == "91 percent of reported crimes (+/- 2 percentage points)"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "We estimate that it is recording 90.1 percent of all reported crime (excluding fraud).",
            "all-reported-crime",
        ),
        ("We estimate that the force records 90.1% of crimes reported to it.", "all-reported-crime"),
        ("This is a recording rate of 90.1 percent.", "all-reported-crime"),
        ("The service is only recording 90.1 percent of violence offences.", "violent-offences"),
        ("We found that 90.1 percent of violent crimes are being recorded.", "violent-offences"),
        ("The recording rate for violent crime is only 90.1 percent.", "violent-offences"),
        ("For sexual offences, we estimate the force is recording 90.1 percent.", "sexual-offences"),
        ("It records 90.1 percent of sexual offences, excluding rape.", "sexual-offences"),
        ("It records 90.1 percent of rape crimes.", "rape crimes"),
        ("It recorded 90.1 percent of crime within 24 hours.", "crime within 24 hours"),
        ("It is recording 90.1 percent of domestic abuse crimes.", "domestic abuse crimes"),
        (
            "We estimate that 90.1 percent of stop and searches had reasonable grounds.",
            "stop-and-search-reasonable-grounds",
        ),
    ],
)
def test_subjects(text, subject):
    (estimate,) = estimates(text)
    assert (estimate.value, estimate.subject) == (90.1, subject)


@pytest.mark.parametrize(
    "text",
    [
        "The 18.3 percent of reported crime that goes unrecorded matters to victims.",
        "The force fails to record 24.2 percent of violent crime.",
        "Some 24.2 percent of reported crime isn't recorded (+/- 3 percent).",
        "It does not record 24.2 percent of the sexual offences reported to it.",
        "Across England and Wales, forces record 92.4 percent of reported crime.",
        "In 16 percent of the searches nobody noted the ethnicity.",
        "Only 5.5 percent of crimes recorded as burglary led to a charge.",
        "About 8 percent were recorded as broken.",
        "The recording of crimes has improved by 3 percentage points.",
        "We estimate that 9 percent of stop and searches did not have reasonable grounds.",
    ],
)
def test_what_is_no_recording_rate(text):
    assert estimates(text) == ()


@pytest.mark.parametrize(
    ("text", "audits"),
    [
        (
            "It records 92.6 percent of all reported crime, compared to 82.6 percent previously.",
            ["this", "previous"],
        ),
        ("It records 92.6 percent of reported crime, up from 82.6 percent in 2018.", ["this", "previous"]),
        (
            "Recording of reported crime: the recording rate rose from 82.6 percent to 92.6 percent.",
            ["previous", "this"],
        ),
        ("Previously, we estimated that it recorded 82.6 percent of all reported crime.", ["previous"]),
        ("In our last inspection, the force recorded 82.6 percent of all reported crime.", ["previous"]),
        ("In 2022, we estimated that the force recorded 82.6 percent of all reported crime.", ["previous"]),
        ("In 2025, we estimated that the force recorded 82.6 percent of all reported crime.", ["this"]),
        (
            "It records 92.6 percent of all reported crime, an improvement on our previous finding of 82.6 "
            "percent.",
            ["this", "previous"],
        ),
    ],
)
def test_this_audit_and_the_one_before(text, audits):
    assert [estimate.audit for estimate in estimates(text, year=2025)] == audits


@pytest.mark.parametrize("word", ["about", "over", "more than", "nearly", "at least", "just under"])
def test_a_hedge_goes_into_the_qualifier(word):
    (estimate,) = estimates(f"The force is recording {word} 72 percent of all reported crime.")
    assert (estimate.value, estimate.qualifier, estimate.quote) == (72, word, f"{word} 72 percent")
