"""Limits for counts: against published examples, scipy, and what any such limits must do."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from audits.statistics import NoCases, NotANumber, exact, proportion, wilson
from tests.audits.statistics.estimates import COUNTS

METHODS = [(wilson, "wilson"), (exact, "exact")]


@pytest.mark.parametrize(
    ("n", "m", "lower", "upper"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_wilson_as_in_newcombe_1998_two_sided_intervals_table_1(n, m, lower, upper) -> None:
    limits = wilson(n, m)
    assert (round(limits.lower, 2), round(limits.upper, 2)) == (lower, upper)


@pytest.mark.parametrize(
    ("n", "m", "lower", "upper"),
    [(81, 263, 25.27, 36.76), (15, 148, 5.78, 16.17), (0, 20, 0.0, 16.84), (1, 29, 0.09, 17.76)],
)
def test_exact_as_in_newcombe_1998_two_sided_intervals_table_1(n, m, lower, upper) -> None:
    limits = exact(n, m)
    assert (round(limits.lower, 2), round(limits.upper, 2)) == (lower, upper)


def test_33_of_37_is_75_to_96_percent() -> None:
    limits = wilson(33, 37)
    assert (round(limits.lower), round(limits.upper), limits.level) == (75, 96, 95)


@pytest.mark.parametrize(("method", "name"), METHODS)
@pytest.mark.parametrize("level", [80, 95, 99.8])
@pytest.mark.parametrize(("n", "m"), [(0, 1), (1, 1), (0, 9), (9, 9), (4, 9), (33, 37), (750, 1000)])
def test_as_scipy_gives_them(method, name: str, level: float, n: int, m: int) -> None:
    theirs = stats.binomtest(n, m).proportion_ci(level / 100, method=name)
    ours = method(n, m, level)
    assert (ours.lower, ours.upper) == pytest.approx((100 * theirs.low, 100 * theirs.high), abs=1e-9)


@pytest.mark.parametrize(("method", "name"), METHODS)
def test_none_and_all_reach_the_ends(method, name: str) -> None:
    assert method(0, 12).lower == 0
    assert method(12, 12).upper == 100
    assert 0 < method(0, 12).upper < 100
    assert 0 < method(12, 12).lower < 100


@pytest.mark.parametrize(
    ("n", "m", "method"),
    [(4, 100, exact), (5, 100, wilson), (95, 100, wilson), (96, 100, wilson), (33, 37, wilson)],
)
def test_exact_below_five(n: int, m: int, method) -> None:
    assert proportion(n, m) == method(n, m)


@pytest.mark.parametrize("method", [wilson, exact, proportion])
def test_none_of_none_is_no_proportion(method) -> None:
    with pytest.raises(NoCases, match="0 of 0"):
        method(0, 0)


@pytest.mark.parametrize("method", [wilson, exact, proportion])
@pytest.mark.parametrize(("n", "m"), [(-1, 3), (4, 3), (1, -3), (1.5, 3), (float("nan"), 3), (1, float("inf"))])
def test_what_is_no_count_is_refused(method, n: float, m: float) -> None:
    with pytest.raises(NotANumber):
        method(n, m)


@pytest.mark.parametrize("level", [0, 100, -5, float("nan")])
@pytest.mark.parametrize("method", [wilson, exact])
def test_what_is_no_level_is_refused(method, level: float) -> None:
    with pytest.raises(NotANumber, match="level"):
        method(1, 3, level)


@pytest.mark.parametrize("method", [wilson, exact])
@given(counted=COUNTS)
def test_limits_contain_the_share_and_lie_within_0_and_100(method, counted: tuple[int, int]) -> None:
    n, m = counted
    limits = method(n, m)
    assert 0 <= limits.lower <= 100 * n / m <= limits.upper <= 100


@pytest.mark.parametrize("method", [wilson, exact])
@given(counted=COUNTS)
def test_the_others_have_the_mirrored_limits(method, counted: tuple[int, int]) -> None:
    n, m = counted
    here, there = method(n, m), method(m - n, m)
    assert (here.lower, here.upper) == pytest.approx((100 - there.upper, 100 - there.lower), abs=1e-7)


@pytest.mark.parametrize("method", [wilson, exact])
@given(counted=COUNTS, levels=st.tuples(st.integers(1, 99), st.integers(1, 99)))
def test_a_higher_level_is_wider(method, counted: tuple[int, int], levels: tuple[int, int]) -> None:
    low, high = sorted(levels)
    assume(low < high)
    narrow, wide = method(*counted, low), method(*counted, high)
    assert wide.upper - wide.lower > narrow.upper - narrow.lower


@pytest.mark.parametrize("method", [wilson, exact])
@given(counted=COUNTS)
def test_one_case_more_moves_both_limits_up(method, counted: tuple[int, int]) -> None:
    n, m = counted
    assume(n < m)
    fewer, more = method(n, m), method(n + 1, m)
    assert fewer.lower < more.lower
    assert fewer.upper < more.upper


@given(COUNTS)
def test_ten_times_the_cases_narrow_the_limits(counted: tuple[int, int]) -> None:
    n, m = counted
    small, large = wilson(n, m), wilson(10 * n, 10 * m)
    assert large.upper - large.lower < small.upper - small.lower
