"""Process limits (XmR) from twelve points on."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.statistics import NotANumber, TooFew, process_limits

NOISE, LONG = [10, 12] * 6, [10, 12] * 15
SERIES = st.lists(st.integers(0, 100), min_size=12, max_size=40)


def kinds(values) -> set[str]:
    """The kinds of signal in a series."""
    return {signal.kind for signal in process_limits(values).signals}


def words(values) -> list[str]:
    """What is said of a series."""
    return [signal.words for signal in process_limits(values).signals]


def test_limits_by_hand() -> None:
    """Mean 11, every moving range 2: 11 ± 5.32."""
    found = process_limits(NOISE)
    assert (found.mean, found.lower, found.upper) == pytest.approx((11, 5.68, 16.32))
    assert found.signals == ()


@pytest.mark.parametrize("n", [0, 1, 11])
def test_eleven_points_are_too_few(n: int) -> None:
    with pytest.raises(TooFew, match=f"12 points; there are {n}"):
        process_limits(NOISE[:n])


def test_all_alike_stand_out_nowhere() -> None:
    found = process_limits([81.3] * 12)
    assert (found.mean, found.lower, found.upper, found.signals) == (81.3, 81.3, 81.3, ())


def test_a_point_beyond_a_limit() -> None:
    assert words([*LONG, 20]) == ["point 31: above the upper limit"]
    assert words([*LONG, 2]) == ["point 31: below the lower limit"]


def test_seven_on_one_side_of_the_mean() -> None:
    moved = [10, 12, 11, 12, 10, 12, 11, 13, 14, 13, 14, 13, 14, 13]
    assert "points 8 to 14: 7 or more in a row above the mean" in words(moved)
    assert "points 1 to 7: 7 or more in a row below the mean" in words(moved)
    assert "above-mean" not in kinds([10, 12, 11, 12, 10, 12, 13, 14, 13, 14, 13, 14])


def test_a_run_that_goes_on_is_one_signal() -> None:
    assert words([*[10, 11] * 5, *[14, 15] * 5]).count("points 11 to 20: 7 or more in a row above the mean") == 1


def test_seven_rising_or_falling() -> None:
    climb = [13, 12, 13, 9, 10, 11, 12, 13, 14, 15, 12, 13]
    assert "points 4 to 10: 7 or more in a row rising" in words(climb)
    assert "points 3 to 9: 7 or more in a row falling" in words(climb[::-1])
    assert "rising" not in kinds([13, 12, 13, 10, 10, 11, 12, 13, 14, 15, 12, 13])


def test_two_of_three_near_a_limit() -> None:
    found = process_limits([*LONG, 16, 12, 16, 11])
    assert found.mean + (found.upper - found.mean) * 2 / 3 < 16 < found.upper
    assert [signal.words for signal in found.signals] == [
        "points 31 to 33: two of three near the upper limit or above it"
    ]


def test_windows_that_overlap_are_one_signal() -> None:
    """Points 61 to 63 and 63 to 65 both have two points near the limit."""
    found = words([*LONG * 2, 16, 12, 16, 12, 16, 11])
    assert found == ["points 61 to 65: two of three near the upper limit or above it"]


def test_a_value_that_is_no_number_is_refused() -> None:
    with pytest.raises(NotANumber, match="point 3"):
        process_limits([1, 2, float("nan"), *NOISE])


@given(SERIES)
def test_limits_as_numpy_works_them_out(values: list[int]) -> None:
    found = process_limits(values)
    reach = 2.66 * numpy.mean(numpy.abs(numpy.diff(values)))
    assert (found.mean, found.lower, found.upper) == pytest.approx(
        (numpy.mean(values), numpy.mean(values) - reach, numpy.mean(values) + reach)
    )


@given(SERIES)
def test_turned_upside_down_the_signals_are_the_opposite(values: list[int]) -> None:
    opposite = {
        "above-limit": "below-limit",
        "above-mean": "below-mean",
        "rising": "falling",
        "near-upper": "near-lower",
    }
    opposite |= {there: here for here, there in opposite.items()}
    here = {(opposite[one.kind], one.first, one.last) for one in process_limits(values).signals}
    assert here == {(one.kind, one.first, one.last) for one in process_limits([-value for value in values]).signals}


@given(SERIES)
def test_signals_name_points_of_the_series_in_order(values: list[int]) -> None:
    found = process_limits(values).signals
    assert all(1 <= one.first <= one.last <= len(values) for one in found)
    assert list(found) == sorted(found, key=lambda one: one.first)
    beyond = {one.first for one in found if one.kind in {"above-limit", "below-limit"}}
    limits = process_limits(values)
    assert beyond == {place for place, x in enumerate(values, 1) if not limits.lower <= x <= limits.upper}
