"""Two groups: differences of proportions and ratios of rates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from audits.statistics import NoCases, NotANumber, TooFew, difference, rate_ratio
from tests.audits.statistics.estimates import COUNTS

EVENTS = st.integers(1, 500)
RATIOS = st.floats(0.05, 50)


@pytest.mark.parametrize(
    ("first", "second", "lower", "upper"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_newcombe_1998_method_10_table_2(first, second, lower, upper) -> None:
    found = difference(*first, *second)
    assert (round(found.lower / 100, 4), round(found.upper / 100, 4)) == (lower, upper)
    assert found.points == pytest.approx(100 * (first[0] / first[1] - second[0] / second[1]))


@given(COUNTS, COUNTS)
def test_a_difference_lies_within_its_limits_and_turns_round(first, second) -> None:
    there, back = difference(*first, *second), difference(*second, *first)
    assert -100 <= there.lower <= there.points <= there.upper <= 100
    assert (there.lower, there.points) == pytest.approx((-back.upper, -back.points))


@pytest.mark.parametrize("counts", [(0, 0, 1, 2), (1, 2, 0, 0)])
def test_a_difference_from_no_cases(counts) -> None:
    with pytest.raises(NoCases):
        difference(*counts)


def test_rothman_and_greenland_breast_cancer_after_fluoroscopy() -> None:
    """41 cases in 28,010 years against 15 in 19,017: 1.86 (1.03 to 3.35)."""
    found = rate_ratio((41 / 28010) / (15 / 19017), 41, 15)
    assert [round(number, 2) for number in (found.ratio, found.lower, found.upper)] == [1.86, 1.03, 3.35]
    assert found.method == "normal on the log scale"


def test_few_events_give_the_exact_limits() -> None:
    theirs = stats.binomtest(3, 43).proportion_ci(method="exact")
    found = rate_ratio(3.4, 3, 40)
    assert found.method == "exact, given all events of both"
    assert found.lower == pytest.approx(3.4 * 40 / 3 * theirs.low / (1 - theirs.low))
    assert found.upper == pytest.approx(3.4 * 40 / 3 * theirs.high / (1 - theirs.high))


@pytest.mark.parametrize(("a", "b", "is_exact"), [(4, 5, True), (5, 4, True), (5, 5, False)])
def test_exact_where_either_is_below_five(a: int, b: int, is_exact: bool) -> None:
    assert rate_ratio(2, a, b).method.startswith("exact") is is_exact


@pytest.mark.parametrize(("a", "b"), [(0, 5), (5, 0), (0, 0), (-1, 5)])
def test_a_ratio_needs_an_event_in_either_group(a: int, b: int) -> None:
    with pytest.raises(TooFew, match="either group"):
        rate_ratio(2, a, b)


@pytest.mark.parametrize("inputs", [(0, 5, 5), (-1, 5, 5), (float("nan"), 5, 5), (float("inf"), 5, 5), (2, 5.5, 5)])
def test_what_is_no_ratio_is_refused(inputs) -> None:
    with pytest.raises(NotANumber):
        rate_ratio(*inputs)


@given(RATIOS, EVENTS, EVENTS)
def test_a_ratio_lies_within_its_limits_and_turns_upside_down(ratio: float, a: int, b: int) -> None:
    found, turned = rate_ratio(ratio, a, b), rate_ratio(1 / ratio, b, a)
    assert 0 < found.lower < found.ratio < found.upper
    assert (found.lower, found.upper) == pytest.approx((1 / turned.upper, 1 / turned.lower), rel=1e-6)


@given(RATIOS, st.integers(5, 500), st.integers(5, 500))
def test_more_events_narrow_a_ratio(ratio: float, a: int, b: int) -> None:
    few, many = rate_ratio(ratio, a, b), rate_ratio(ratio, 2 * a, 2 * b)
    assert few.lower < many.lower
    assert many.upper < few.upper
