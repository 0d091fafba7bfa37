"""The reader finds in a sample exactly the values that it finds in the published document."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from peel.reader import read
from peel.reader.drafts import Draft
from tests.reader.samples.retelling import LETTER, PUBLISHED, REPORT, SAMPLES, needs_published


@cache
def draft(folder: Path, name: str) -> Draft:
    return read.read((folder / name).read_bytes())


def judgments(draft: Draft) -> list[Any]:
    return [(judgment.area, judgment.grade, judgment.is_graded) for judgment in draft.judgments]


def estimates(draft: Draft) -> list[Any]:
    return [
        (estimate.subject, estimate.value, estimate.margin, estimate.wording, estimate.audit, estimate.claim)
        for estimate in draft.estimates
    ]


def counts(draft: Draft) -> list[Any]:
    return [(count.numerator, count.denominator, count.audit) for count in draft.counts]


def figures(draft: Draft) -> list[Any]:
    return [(figure.kind, figure.value, figure.per) for figure in draft.figures]


def findings(draft: Draft) -> list[Any]:
    return list(Counter(finding.area for finding in draft.findings).items())


def causes(draft: Draft) -> list[Any]:
    return [
        (cause.status, cause.accelerated, [recommendation.deadline for recommendation in cause.recommendations])
        for cause in draft.causes_of_concern
    ]


def areas_for_improvement(draft: Draft) -> list[Any]:
    return [len(area.passages) for area in draft.areas_for_improvement]


def letter(draft: Draft) -> list[Any]:
    return [draft.kind, draft.force, draft.cycle, draft.sent_on, draft.letter]


def problems(draft: Draft) -> list[Any]:
    return sorted(Counter(problem.code for problem in draft.problems).items())


REPORT_VALUES = (judgments, estimates, counts, figures, findings, causes, letter, problems)
LETTER_VALUES = (estimates, counts, figures, causes, areas_for_improvement, letter, problems)


@needs_published
@pytest.mark.parametrize(
    ("name", "values"),
    [(REPORT, values) for values in REPORT_VALUES] + [(LETTER, values) for values in LETTER_VALUES],
)
def test_a_sample_reads_as_the_published_document(name: str, values: Callable[[Draft], list[Any]]) -> None:
    assert values(draft(SAMPLES, name)) == values(draft(PUBLISHED, name))


@pytest.mark.parametrize("name", [REPORT, LETTER])
def test_the_reader_knows_a_retold_sample(name: str) -> None:
    assert draft(SAMPLES, name).is_retold


@needs_published
@pytest.mark.parametrize("name", [REPORT, LETTER])
def test_a_published_document_is_no_retold_sample(name: str) -> None:
    assert not draft(PUBLISHED, name).is_retold


def test_the_sample_report_gives_its_grades_findings_and_estimates() -> None:
    report = draft(SAMPLES, REPORT)
    assert Counter(judgment.grade for judgment in report.judgments) == {
        "good": 1,
        "adequate": 3,
        "requires-improvement": 4,
        "inadequate": 1,
        None: 1,
    }
    assert report.address == "https://hmicfrs.justiceinspectorates.gov.uk/peel-reports/hertfordshire-2023-25/"
    assert report.published_on == date(2024, 10, 16)
    assert len(report.findings) == 42
    assert [(estimate.value, estimate.margin) for estimate in report.estimates if estimate.margin] == [
        (82.6, 3.4),
        (89.8, 5.5),
        (75.7, 6.2),
        (94.2, 3.0),
        (80.8, 5.7),
    ]


def test_the_sample_letter_gives_its_deadlines_and_estimates() -> None:
    closure = draft(SAMPLES, LETTER)
    (cause,) = closure.causes_of_concern
    deadlines = [recommendation.deadline for recommendation in cause.recommendations]
    assert [deadline and deadline.months for deadline in deadlines] == [0, 0, 3, 3]
    assert len(closure.areas_for_improvement) == 1
    assert [(estimate.value, estimate.margin) for estimate in closure.estimates if estimate.margin] == [
        (92.6, 2.7),
        (82.6, 3.4),
        (90.4, 4.9),
        (75.7, 6.2),
        (89.7, 4.9),
        (89.8, 5.5),
    ]
