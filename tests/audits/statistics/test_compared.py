"""A pair of estimates in the fixed words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.statistics import Interval, change, compare
from tests.audits.statistics.estimates import ESTIMATES, TENTHS, estimate

BEFORE, AFTER = estimate("82.6", "3.4"), estimate("92.6", "2.7")


@pytest.mark.parametrize(
    ("before", "after", "state", "words"),
    [
        (BEFORE, AFTER, "rose", "rose by 10.0 points, statistically significant"),
        (AFTER, BEFORE, "fell", "fell by 10.0 points, statistically significant"),
        (BEFORE, BEFORE, "no-change", "no statistically significant change"),
        (BEFORE, estimate("92.6"), "no-margin", "not tested: no margin was published [x]"),
        (estimate("82.6"), AFTER, "no-margin", "not tested: no margin was published [x]"),
    ],
)
def test_audits_that_compare(before: Interval, after: Interval, state: str, words: str) -> None:
    compared = compare(before, after, "yes", "The method is the same.")
    assert (compared.state, compared.words) == (state, words)
    assert (compared.change is None) == (state == "no-margin")
    assert bool(compared.working) == (state != "no-margin")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("the counting rules changed", "cannot be compared: the counting rules changed [b]"),
        (" the counting rules changed. ", "cannot be compared: the counting rules changed [b]"),
        ("", "cannot be compared: no reason was given [b]"),
    ],
)
def test_a_break_gives_its_reason(reason: str, words: str) -> None:
    compared = compare(BEFORE, AFTER, "no", reason)
    assert (compared.state, compared.words, compared.change, compared.working) == ("break", words, None, ())


def test_nobody_says() -> None:
    compared = compare(BEFORE, AFTER, "not-stated", "")
    assert compared.words == "not compared: nobody says whether these audits compare [x]"
    assert (compared.state, compared.change) == ("not-stated", None)


def test_another_word_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        compare(BEFORE, AFTER, "perhaps", "")


@given(ESTIMATES, ESTIMATES | st.builds(Interval, TENTHS))
def test_nothing_is_worked_out_unless_somebody_says_they_compare(before: Interval, after: Interval) -> None:
    assert compare(before, after, "no", "a reason").change is None
    assert compare(before, after, "not-stated", "").change is None
    tested = compare(before, after, "yes", "").change
    assert tested == (None if after.margin is None else change(before, after))
