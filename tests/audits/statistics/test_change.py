"""Changes between two estimates: first as the inspectorate stated them, then at the edges, then in general."""

from decimal import Decimal
from math import inf, isfinite

import pytest
from hypothesis import given
from scipy import stats

from audits.statistics import Interval, NoMargin, NotANumber, change
from tests.audits.statistics.estimates import ESTIMATES, estimate


@pytest.mark.parametrize(
    ("before", "after", "z", "verdict"),
    [
        (("82.6", "3.4"), ("92.6", "2.7"), 4.5, "rose by 10.0 points, statistically significant"),
        (("75.7", "6.2"), ("90.4", "4.9"), 3.6, "rose by 14.7 points, statistically significant"),
        (("89.8", "5.5"), ("89.7", "4.9"), -0.03, "no statistically significant change"),
        (("80.8", "5.7"), ("94.2", "3.0"), 4.1, "rose by 13.4 points, statistically significant"),
    ],
    ids=["all reported crime", "violence", "sexual offences", "stop and search"],
)
def test_what_the_hertfordshire_report_and_letter_state(before, after, z, verdict) -> None:
    tested = change(estimate(*before), estimate(*after))
    assert round(tested.z, 2 if abs(z) < 0.1 else 1) == z
    assert tested.verdict == verdict


def test_intervals_that_overlap_and_yet_a_significant_change() -> None:
    before, after = estimate("80.0", "4.0"), estimate("86.0", "4.0")
    assert before.upper > after.lower
    assert change(before, after).is_significant


def test_a_fall_is_told_without_a_sign() -> None:
    assert change(estimate("92.6", "2.7"), estimate("82.6", "3.4")).verdict == (
        "fell by 10.0 points, statistically significant"
    )


@pytest.mark.parametrize(
    ("after", "significant"), [("85.0", False), ("85.1", True), ("75.0", False), ("74.9", True)]
)
def test_on_the_threshold_is_not_significant(after: str, significant: bool) -> None:
    assert change(estimate("80.0", "3.0"), estimate(after, "4.0")).is_significant is significant


def test_equal_estimates() -> None:
    tested = change(estimate("80", "3"), estimate("80.0", "0"))
    assert (tested.points, tested.z, tested.p) == (0, 0, 1)
    assert tested.verdict == "no statistically significant change"


@pytest.mark.parametrize(("after", "z", "p"), [("80.1", inf, 0), ("79.9", -inf, 0), ("80.0", 0, 1)])
def test_two_margins_of_nought_leave_no_room_for_chance(after: str, z: float, p: float) -> None:
    tested = change(estimate("80.0", "0"), estimate(after, "0"))
    assert (tested.z, tested.p, tested.is_significant) == (z, p, z != 0)
    assert "z and p say nothing more" in " ".join(tested.working)


def test_a_margin_that_passes_100_is_used_as_published() -> None:
    before, after = estimate("80.0", "1.0"), estimate("100.0", "6.0")
    assert (after.upper, after.is_cut) == (100, True)
    assert change(before, after).allowance == pytest.approx(37**0.5)


def test_points_have_the_decimals_of_the_estimates() -> None:
    assert "rose by 10.0 points" in change(estimate("70", "1"), estimate("80", "1")).verdict
    assert "rose by 9.88 points" in change(estimate("70.12", "1"), estimate("80", "1")).verdict


def test_the_arithmetic_is_told_line_by_line() -> None:
    told = change(estimate("89.8", "5.5"), estimate("89.7", "4.9")).working
    assert "√(5.5² + 4.9²) = 7.37 points" in told[2]
    assert "0.1 is not more than 7.37" in told[3]
    assert "= −0.03; p = 0.979" in told[4]


@pytest.mark.parametrize(
    ("before", "after", "hangs"),
    [
        (("82.6", "3.4"), ("92.6", "2.7"), False),
        (("89.8", "5.5"), ("89.7", "4.9"), False),
        (("80.0", "3.0"), ("85.0", "4.0"), True),
        (("80.0", "3.0"), ("85.1", "4.0"), True),
        (("80.0", "3.0"), ("85.3", "4.0"), False),
    ],
)
def test_an_answer_that_hangs_on_rounding_is_named(before, after, hangs: bool) -> None:
    tested = change(estimate(*before), estimate(*after))
    assert tested.hangs_on_rounding is hangs
    assert any("rounded" in line for line in tested.working) is hangs


@pytest.mark.parametrize("sides", [(None, "3"), ("3", None), (None, None)])
def test_without_a_margin_nothing_is_tested(sides: tuple[str | None, str | None]) -> None:
    with pytest.raises(NoMargin, match="no margin was published"):
        change(estimate("80", sides[0]), estimate("90", sides[1]))


@pytest.mark.parametrize(("value", "margin"), [("NaN", "1"), ("Infinity", "1"), ("80", "NaN"), ("80", "-1")])
def test_what_is_no_number_is_refused(value: str, margin: str) -> None:
    for pair in [(estimate(value, margin), estimate("1", "1")), (estimate("1", "1"), estimate(value, margin))]:
        with pytest.raises(NotANumber):
            change(*pair)


@given(ESTIMATES, ESTIMATES)
def test_turned_round_it_has_the_opposite_sign(before: Interval, after: Interval) -> None:
    there, back = change(before, after), change(after, before)
    assert (there.points, there.z, there.p) == (-back.points, -back.z, back.p)
    assert (there.is_significant, there.distance) == (back.is_significant, back.distance)


@given(ESTIMATES, ESTIMATES)
def test_z_and_p_are_those_of_the_normal_distribution(before: Interval, after: Interval) -> None:
    tested = change(before, after)
    if isfinite(tested.z):
        assert tested.p == pytest.approx(2 * stats.norm.sf(abs(tested.z)), abs=1e-12)
    if abs(abs(tested.z) - 1.96) > 1e-6:
        assert tested.is_significant == (abs(tested.z) > 1.96)


@given(ESTIMATES, ESTIMATES)
def test_intervals_apart_always_mean_a_significant_change(before: Interval, after: Interval) -> None:
    low, high = sorted([before, after], key=lambda one: one.value)
    if low.value + low.margin < high.value - high.margin:
        assert change(before, after).is_significant


@given(ESTIMATES, ESTIMATES)
def test_wider_margins_never_make_a_change_significant(before: Interval, after: Interval) -> None:
    wider = Interval(after.value, after.margin + Decimal(1))
    assert change(before, after).is_significant or not change(before, wider).is_significant


@given(ESTIMATES, ESTIMATES)
def test_words_have_no_minus_sign(before: Interval, after: Interval) -> None:
    verdict = change(before, after).verdict
    assert not {"-", "−"} & set(verdict)
    assert "by 0.0 " not in verdict
