"""Forms of counts, estimates, claims and monitoring that came with the excerpts, in sentences of our own."""

import pytest

from peel.reader.read import read

REPORT = (
    "PEEL 2023–25: An inspection of Kent Police\nOverall summary\nInvestigating crime\n"
    "Kent Police is good at investigating crime.\nMain findings\nA finding\n{}\n"
)
LETTER = (
    "Kent Police: PEEL causes of concern revisit letter\nFrom:\nAda Marsh\nHM Inspector of Constabulary\nTO –\n"
    "T/Chief Constable Tim Hill\nKent Police\nSent on Friday, 7\u00a0June\u00a02024\nBackground\n{}\n"
)


def report(text):
    return read(REPORT.format(text).encode())


def letter(text):
    return read(LETTER.format(text).encode())


@pytest.mark.parametrize(
    ("text", "numbers", "subject"),
    [
        ("We reviewed 61 files and found that 17 had a plan.", (17, 61), "files"),
        ("We looked at 44 plans and 39 were good.", (39, 44), "plans"),
        ("We reviewed 44 case files. A supervisor had set a plan in 39.", (39, 44), "case files"),
        ("We found 28 reports of rape, and 25 crimes were recorded well.", (25, 28), "reports of rape"),
        ("We found that nine crimes should have been recorded; only four were.", (4, 9), "crimes"),
        (
            "Of 52 incidents, 13 crimes should have been recorded but only two had been.",
            (2, 13),
            "crimes: incidents",
        ),
        ("From 52 incidents, 13 thefts should have been recorded. Just two had been.", (2, 13), "thefts"),
        ("We found 21 reports that were crimes; the force had recorded eight of them.", (8, 21), "reports"),
        ("Of 31 rapes, all but two were recorded.", (29, 31), "rapes"),
        ("Of 27 crimes that were due, the force had recorded 26.", (26, 27), "crimes"),
        ("Fewer than half (18 of 40) of the victims were asked.", (18, 40), "victims"),
    ],
)
def test_counts(text, numbers, subject):
    (count,) = report(text).counts
    assert (count.numerator, count.denominator) == numbers
    assert count.subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "By June the force should show this in nine out of ten cases.",
        "In April we told you that two of the three had been closed.",
        "Of the 43 forces, 12 have done this.",
    ],
)
def test_no_counts(text):
    assert report(text).counts == ()


def test_what_is_recorded_in_time_is_no_rate_of_all_crime():
    (estimate,) = report("The force says about 71 percent of crime is recorded within 24 hours.").estimates
    assert (estimate.subject, estimate.value) == ("crime is recorded within 24 hours", 71)


def test_an_interval_given_as_a_range_has_no_margin_and_is_a_problem():
    draft = report("It is recording 81.5 percent (confidence interval: 78.1 percent to 84.9 percent) of all crime.")
    (estimate,) = draft.estimates
    assert (estimate.value, estimate.margin, draft.figures) == (81.5, None, ())
    assert any("as a range" in problem.message for problem in draft.problems)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Each of these improvements is statistically significant.", "significant-improvement"),
        ("Both of these are statistically significant improvements.", "significant-improvement"),
        ("These declines are statistically significant.", "significant-decline"),
        ("There is no statistically significant difference.", "no-significant-change"),
        ("This isn’t a statistically significant change.", "no-significant-change"),
        ("The improvement for sexual offences is statistically significant.", None),
    ],
)
def test_claims(sentence, claim):
    (estimate,) = letter(
        f"The force records 91.5 percent (+/- 2.5 percentage points) of crime. {sentence}"
    ).estimates
    assert estimate.claim == claim


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("On 3 May 2024, I moved the force from the Scan phase to Engage.", [("engage", "entered", "2024-05-03")]),
        (
            "We have therefore moved it back to Scan with effect from 8 May 2024.",
            [("engage", "left", "2024-05-08"), ("scan", "entered", "2024-05-08")],
        ),
        ("On 3 May 2024, I took the force out of the Engage phase.", [("engage", "left", "2024-05-03")]),
        ("The force will move into Engage from today.", [("engage", "entered", "2024-06-07")]),
        ("You asked me to think again before the force is placed in Engage.", []),
    ],
)
def test_monitoring(text, events):
    found = letter(text).as_json()["monitoring"]
    assert [(item["stage"], item["event"], item["on"]) for item in found] == events


def test_areas_under_their_grades_in_lines():
    text = (
        "PEEL 2023–25: An inspection of Kent Police\nOverall summary\nOur judgments\nWe make graded judgments as "
        "follows:\nGood\nInvestigating crime\nManaging offenders\nInadequate\n"
        "Responding to the public\nAdequate\nNone\n"
    )
    assert [(item.area, item.grade) for item in read(text.encode()).judgments] == [
        ("Investigating crime", "good"),
        ("Managing offenders", "good"),
        ("Responding to the public", "inadequate"),
    ]


def test_a_bare_range_is_no_estimate():
    assert report("The force records between 85 and 90 percent of reported crime.").estimates == ()
    assert report("The force records 87 percent of reported crime.").estimates[0].value == 87


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("In one of these nine, nobody had asked.", []), ("In these 14 cases, nobody had asked.", [14])],
)
def test_a_number_that_points_back_is_no_figure(text, numbers):
    assert [figure.value for figure in report(text).figures] == numbers
