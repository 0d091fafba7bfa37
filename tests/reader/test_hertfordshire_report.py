"""The whole report as published: nine grades and one ungraded area, every finding, estimate, count and loss."""

from collections import Counter

import pytest

REPORT = "report-hertfordshire-2023-25.txt"
GRADES = {
    "Providing a service to the victims of crime": None,
    "Recording data about crime": "inadequate",
    "Police powers and treating the public fairly and respectfully": "adequate",
    "Preventing and deterring crime and antisocial behaviour, and reducing vulnerability": "good",
    "Responding to the public": "requires-improvement",
    "Investigating crime": "requires-improvement",
    "Protecting vulnerable people": "requires-improvement",
    "Managing offenders and suspects": "adequate",
    "Building, supporting and protecting the workforce": "adequate",
    "Leadership and force management": "requires-improvement",
}
FINDINGS = (5, 1, 5, 5, 7, 3, 3, 5, 5, 3)
ESTIMATES = [
    ("all-reported-crime", 82.6, 3.4, "percent", "this"),
    ("sexual-offences", 89.8, 5.5, "percent", "this"),
    ("violent-offences", 75.7, 6.2, "percent", "this"),
    ("stop-and-search-reasonable-grounds", 94.2, 3.0, "percentage points", "this"),
    ("stop-and-search-reasonable-grounds", 80.8, 5.7, "percentage points", "previous"),
]
COUNTS = [
    (22, 23),
    (65, 68),
    (90, 93),
    (27, 33),
    (87, 94),
    (27, 37),
    (95, 98),
    (93, 95),
    (91, 100),
    (10, 12),
    (86, 529),
    (48, 85),
    (8, 85),
    (19, 85),
    (24, 32),
    (95, 413),
    (112, 175),
]


@pytest.fixture(scope="module")
def report(published):
    return published(REPORT)


def test_it_is_a_report_on_the_force_in_its_cycle(report):
    assert (report.kind, report.force.slug, report.cycle) == ("inspection_report", "hertfordshire", "2023-25")
    assert (report.title, report.address, report.published_on, report.letter) == (None, None, None, None)


def test_nine_areas_are_graded_and_one_is_not(report):
    assert {judgment.area: judgment.grade for judgment in report.judgments} == GRADES
    assert [judgment.area for judgment in report.judgments if not judgment.is_graded] == list(GRADES)[:1]
    assert [judgment.area for judgment in report.judgments] == list(GRADES)


def test_every_finding_stands_under_its_area(report):
    by_area = Counter(finding.area for finding in report.findings)
    assert tuple(by_area[area] for area in GRADES) == FINDINGS


def test_a_finding_holds_its_heading_and_all_that_follows_it(report):
    kinds = {passage.n: passage for passage in report.passages}
    for finding in report.findings:
        first, *rest = finding.passages
        assert kinds[first].text == finding.heading
        assert rest
        assert all(kinds[n].kind != "heading" for n in rest)
        assert list(finding.passages) == list(range(first, first + len(finding.passages)))


def test_the_five_estimates_with_their_margins(report):
    found = [(e.subject, e.value, e.margin, e.wording, e.audit) for e in report.estimates]
    assert found == ESTIMATES


def test_the_stop_and_search_estimates_name_their_samples(report):
    assert [estimate.sample for estimate in report.estimates[3:]] == [
        "1 February 2023 to 31 January 2024",
        "1 January to 31 December 2021",
    ]
    assert [estimate.claim for estimate in report.estimates[3:]] == ["significant-improvement", None]


def test_every_count_and_no_other(report):
    assert [(count.numerator, count.denominator) for count in report.counts] == COUNTS
    assert {count.audit for count in report.counts} == {"this"}


def test_other_figures_say_what_they_are(report):
    figures = {(figure.kind, figure.value, figure.per) for figure in report.figures}
    assert {
        ("number", 6887, None),
        ("rate", 5.5, 1000),
        ("ratio", 3.4, None),
        ("ratio", 4.1, None),
        ("percentage", 26.7, None),
        ("percentage", 24.6, None),
        ("percentage", 81.5, None),
        ("percentage", 90, None),
        ("rate", 155, 1000),
        ("rate", 20.7, 1000),
        ("rate", 0.7, 100000),
        ("rate", 4.2, 100000),
        ("number", 157, None),
        ("number", 3244, None),
        ("number", 9, None),
        ("number", 43000, None),
        ("money", 251_800_000, None),
        ("money", 209_000, 1000),
        ("money", 12_600_000, None),
        ("money", 2800, None),
        ("percentage", 40.7, None),
    } <= figures
    assert not [figure for figure in report.figures if figure.value in (999, 43, 2021, 136)]
    comparison = next(figure for figure in report.figures if figure.value == 24.6)
    assert "average for forces in England and Wales" in comparison.subject


def test_what_the_text_has_lost(report):
    codes = Counter(problem.code for problem in report.problems)
    assert codes == {
        "grade-list-missing": 1,
        "cause-of-concern-missing": 1,
        "area-for-improvement-missing": 7,
        "list-missing": 1,
        "figure-without-data": 1,
        "margin-in-percent": 3,
    }


def test_nothing_is_taken_for_a_cause_or_an_area_for_improvement(report):
    assert (report.causes_of_concern, report.areas_for_improvement, report.monitoring) == ((), (), ())
