"""Estimates for the tests of the statistics: from words, and any."""

from decimal import Decimal

from hypothesis import strategies as st

from audits.statistics import Interval

TENTHS = st.decimals(min_value=0, max_value=100, places=1)
MARGINS = st.decimals(min_value=0, max_value=30, places=1)
ESTIMATES = st.builds(Interval, TENTHS, MARGINS)
COUNTS = st.integers(1, 400).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m)))


def estimate(value: str, margin: str | None = None) -> Interval:
    """An estimate as it was published."""
    return Interval(Decimal(value), None if margin is None else Decimal(margin))
