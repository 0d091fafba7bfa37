"""An estimate in words: always with its margin, always as it was published."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.statistics import Interval

PERCENTAGES = st.decimals(min_value=0, max_value=100, places=2)
MARGINS = st.none() | st.decimals(min_value=0, max_value=50, places=2)


@given(PERCENTAGES, MARGINS)
def test_limits_stay_within_the_percentages(value: Decimal, margin: Decimal | None) -> None:
    interval = Interval(value, margin)
    if margin is None:
        assert interval.lower is interval.upper is None
    else:
        assert 0 <= interval.lower <= value <= interval.upper <= 100
        assert interval.is_cut == (interval.upper - interval.lower < 2 * margin)


@given(PERCENTAGES, MARGINS)
def test_what_is_written_is_what_was_published(value: Decimal, margin: Decimal | None) -> None:
    interval = Interval(value, margin)
    assert Decimal(interval.percentage.rstrip("%")) == value
    assert margin is None or Decimal(interval.margin_in_points.strip("± points")) == margin


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(Decimal("92.60"), Decimal("2.70")), "92.6% (± 2.7 points)"),
        (Interval(Decimal("94.20"), Decimal("3.00")), "94.2% (± 3.0 points)"),
        (Interval(Decimal("83.40"), Decimal("1.86")), "83.4% (± 1.86 points)"),
        (Interval(Decimal("72.00"), None, "about"), "about 72% (no margin published)"),
        (Interval(Decimal("10.00"), Decimal("0.50")), "10.0% (± 0.5 points)"),
    ],
)
def test_an_estimate_is_always_written_with_its_margin(interval: Interval, text: str) -> None:
    assert str(interval) == text
