"""Limits for rates per head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from audits.statistics import NoCases, NotANumber, rate

EVENTS = st.integers(0, 2000)


@pytest.mark.parametrize(
    ("events", "lower", "upper"), [(0, 0.0, 3.689), (1, 0.025, 5.572), (5, 1.623, 11.668), (9, 4.115, 17.085)]
)
def test_few_events_as_in_the_tables_of_garwood_1936(events: int, lower: float, upper: float) -> None:
    limits = rate(events, 1, per=1)
    assert (round(limits.lower, 3), round(limits.upper, 3)) == (lower, upper)
    assert limits.method == "exact (Poisson)"


@given(EVENTS)
def test_close_to_the_poisson_distribution_itself(events: int) -> None:
    limits = rate(events, 1, per=1)
    upper = stats.chi2.ppf(0.975, 2 * events + 2) / 2
    assert limits.upper == pytest.approx(upper, rel=0.001)
    if events:
        assert limits.lower == pytest.approx(stats.chi2.ppf(0.025, 2 * events) / 2, rel=0.002)


def test_per_thousand_people() -> None:
    limits = rate(100, 20_000, per=1000)
    assert limits.lower < 5 < limits.upper
    assert limits.method == "Byar’s approximation"
    assert rate(100, 20_000, per=1).upper == pytest.approx(limits.upper / 1000)


def test_a_rate_of_nobody() -> None:
    with pytest.raises(NoCases):
        rate(0, 0, per=1000)


@pytest.mark.parametrize(
    "inputs", [(-1, 5), (1.5, 5), (float("nan"), 5), (float("inf"), 5), (1, -5), (1, float("nan"))]
)
def test_what_is_no_rate_is_refused(inputs) -> None:
    with pytest.raises(NotANumber):
        rate(*inputs, per=1000)


@pytest.mark.parametrize("events", [3, 30])
@pytest.mark.parametrize("level", [0, 100])
def test_what_is_no_level_is_refused(events: int, level: float) -> None:
    with pytest.raises(NotANumber, match="level"):
        rate(events, 5, per=1000, level=level)


@given(EVENTS, st.integers(50, 98))
def test_limits_contain_the_rate_grow_with_events_and_widen_with_the_level(events: int, level: int) -> None:
    here, more, wider = (rate(events + add, 10, per=10, level=level + up) for add, up in ((0, 0), (1, 0), (0, 1)))
    assert here.lower <= events <= here.upper
    assert (here.lower < more.lower, here.upper < more.upper) == (True, True)
    assert wider.lower <= here.lower
    assert here.upper < wider.upper
