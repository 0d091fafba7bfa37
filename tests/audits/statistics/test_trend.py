"""Trends from five comparable points on."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.statistics import NotANumber, NoWidth, TrendPoint, trend

SERIES = st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 20)), min_size=5, max_size=12)
WORDS = {"rising": "falling", "falling": "rising"}


def series(values, margin: float = 1.96) -> list[TrendPoint]:
    """Points a year apart with one margin: 1.96 makes each standard error 1."""
    return [point(place, value, margin) for place, value in enumerate(values)]


def point(place: int, value: float, margin: float) -> TrendPoint:
    """One point with its margin."""
    return TrendPoint(str(2020 + place), value, value - margin, value + margin)


def pairs(drawn) -> list[TrendPoint]:
    """Points from values and margins."""
    return [point(place, value, margin) for place, (value, margin) in enumerate(drawn)]


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ([70, 72, 74, 76, 78], "rising"),
        ([78, 76, 74, 72, 70], "falling"),
        ([70, 70, 70, 70, 70], "no clear trend"),
        ([70.1] * 7, "no clear trend"),
        ([70, 72, 70, 72, 70], "no clear trend"),
        ([70, 72, 74, 76], "too few points for a trend (4 of 5)"),
        ([70], "too few points for a trend (1 of 5)"),
        ([], "too few points for a trend (0 of 5)"),
    ],
)
def test_the_fixed_words(values: list[float], verdict: str) -> None:
    assert trend(series(values)).verdict == verdict


def test_slope_and_chi_squared_by_hand() -> None:
    """Standard errors of 1: Σ(x − 3)² = 10, so that a slope of 1 has a chi-squared of 10 and 0.97 one of 9.41."""
    over, under = trend(series([1, 2, 3, 4, 5])), trend(series([0.97 * x for x in range(1, 6)]))
    assert (over.slope, over.chi_squared, over.verdict) == (pytest.approx(1), pytest.approx(10), "rising")
    assert (under.chi_squared, under.verdict) == (pytest.approx(9.409), "no clear trend")
    assert over.working[1] == "Chi-squared: 10.00, more than 9.55."
    assert under.working[1] == "Chi-squared: 9.41, not more than 9.55."


def test_one_point_alone_makes_no_trend() -> None:
    found = trend(series([50, 50, 49, 50, 90]))
    assert found.chi_squared > 9.55
    assert (found.is_steady, found.verdict) == (False, "no clear trend")
    assert "loses its direction" in found.working[2]


def test_a_wide_interval_counts_little() -> None:
    steady = series([70, 72, 74, 76])
    assert trend([*steady, point(4, 60, 40)]).verdict == "rising"
    assert trend([*steady, point(4, 60, 1.96)]).verdict == "no clear trend"


def test_too_few_points_work_nothing_out() -> None:
    found = trend(series([1, 2, 3, 4]))
    assert (found.slope, found.chi_squared, found.state) == (None, None, "too-few-points")
    assert found.working == ("A trend needs 5 comparable points; there are 4.",)


def test_an_interval_without_width_cannot_be_weighed() -> None:
    with pytest.raises(NoWidth, match="2024"):
        trend([*series([70, 72, 74, 76]), point(4, 78, 0)])
    assert trend(series([70, 72], margin=0)).state == "too-few-points"


@pytest.mark.parametrize(
    "wrong",
    [(float("nan"), 0, 1), (1, float("-inf"), 2), (1, 0, float("inf")), (3, 0, 2), (-1, 0, 2), (1, 2, 0)],
)
def test_points_that_cannot_be_are_refused(wrong) -> None:
    with pytest.raises(NotANumber, match="2030"):
        trend([*series([1, 2, 3, 4]), TrendPoint("2030", *wrong)])


@given(SERIES)
def test_as_numpy_fits_it(drawn) -> None:
    found = trend(pairs(drawn))
    values, errors = numpy.array([value for value, _ in drawn]), numpy.array([margin / 1.96 for _, margin in drawn])
    fit, covariance = numpy.polyfit(range(len(drawn)), values, 1, w=1 / errors, cov="unscaled")
    assert found.slope == pytest.approx(fit[0], abs=1e-6)
    assert found.chi_squared == pytest.approx(fit[0] ** 2 / covariance[0][0], rel=1e-5, abs=1e-5)


@given(SERIES)
def test_backwards_it_is_the_opposite(drawn) -> None:
    there, back = trend(pairs(drawn)), trend(pairs(drawn[::-1]))
    assert back.slope == pytest.approx(-there.slope, abs=1e-9)
    assert back.chi_squared == pytest.approx(there.chi_squared, rel=1e-6, abs=1e-9)
    if abs(there.chi_squared - 9.55) > 1e-6:
        assert back.verdict == WORDS.get(there.verdict, there.verdict)


@given(SERIES, st.integers(-50, 50))
def test_a_shift_changes_nothing(drawn, shift: int) -> None:
    there, moved = trend(pairs(drawn)), trend(pairs([(value + shift, margin) for value, margin in drawn]))
    assert moved.slope == pytest.approx(there.slope, abs=1e-9)


@given(SERIES)
def test_a_verdict_has_a_slope_of_its_direction(drawn) -> None:
    found = trend(pairs(drawn))
    if found.verdict == "rising":
        assert found.slope > 0
    if found.verdict == "falling":
        assert found.slope < 0
    assert found.state == "no-clear-trend" or (found.is_steady and found.chi_squared > 9.55)
