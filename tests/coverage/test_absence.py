"""Why no grade is shown: the order of the reasons, as a table and as pages see it."""

from itertools import product

import pytest

from peel.record.absence import MEANINGS, Absence, is_surely_graded, why_no_grade

YES, NO, SOMETIMES = "yes", "no", "sometimes"
ORDER = [
    # gradings, sometimes, is_inspected, reason
    ([NO], True, True, Absence.NOT_GRADED),
    ([NO], True, None, Absence.NOT_GRADED),
    ([NO], True, False, Absence.NOT_GRADED),
    ([None], True, True, Absence.NOT_GRADED),
    ([SOMETIMES], False, True, Absence.NOT_GRADED),
    ([SOMETIMES], False, False, Absence.NOT_GRADED),
    ([SOMETIMES], True, True, Absence.NOT_HELD),
    ([SOMETIMES], True, None, Absence.NO_REPORT_HELD),
    ([SOMETIMES], None, True, Absence.NOT_HELD),
    ([SOMETIMES], None, False, Absence.NOT_INSPECTED),
    ([SOMETIMES], None, None, Absence.NO_REPORT_HELD),
    ([YES], None, True, Absence.NOT_HELD),
    ([YES], False, True, Absence.NOT_HELD),
    ([YES], True, True, Absence.NOT_HELD),
    ([YES], True, False, Absence.NOT_INSPECTED),
    ([YES], True, None, Absence.NO_REPORT_HELD),
    # Two versions of the framework, and we do not know which one applied.
    ([NO, YES], True, None, Absence.NO_REPORT_HELD),
    ([None, YES], True, True, Absence.NOT_HELD),
    ([None, NO], True, None, Absence.NOT_GRADED),
]


@pytest.mark.parametrize(("gradings", "sometimes", "is_inspected", "reason"), ORDER)
def test_the_first_reason_that_holds(gradings, sometimes, is_inspected, reason) -> None:
    assert why_no_grade(gradings, sometimes=sometimes, is_inspected=is_inspected) == reason


def test_every_case_has_one_reason_and_every_reason_a_case() -> None:
    cases = product([[YES], [NO], [SOMETIMES], [None], [YES, NO]], [True, False, None], [True, False, None])
    found = {why_no_grade(case[0], sometimes=case[1], is_inspected=case[2]) for case in cases}
    assert found == set(Absence) == set(MEANINGS)


def test_the_codes_are_those_of_downloads() -> None:
    assert Absence.values == ["not-graded", "not-inspected", "not-held", "no-report-held"]
    assert Absence.labels == ["Not graded", "Not inspected", "Grade not held", "No report held"]


@pytest.mark.parametrize(
    ("gradings", "sometimes", "is_sure"),
    [
        ([YES], None, True),
        ([SOMETIMES], True, True),
        ([SOMETIMES], None, False),
        ([SOMETIMES], False, False),
        ([YES, SOMETIMES], True, True),
        ([YES, SOMETIMES], None, False),
        ([YES, None], True, False),
        ([NO], True, False),
    ],
)
def test_a_grade_was_surely_given_only_where_each_version_gave_one(gradings, sometimes, is_sure) -> None:
    assert is_surely_graded(gradings, sometimes=sometimes) == is_sure
