"""Funnels: limits about the pooled value."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from audits.statistics import Dispersion, NotANumber, NoValues, funnel
from audits.statistics.funnel import has_few

COUNTED = st.lists(st.integers(1, 3000).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m))), min_size=1)
KINDS = st.sampled_from(["share", "rate"])


def of(counted, kind="share", per=100):
    """The funnel of (events, size) pairs, forces named by their place."""
    names = [str(place) for place in range(len(counted))]
    events, sizes = ({name: pair[side] for name, pair in zip(names, counted, strict=True)} for side in (0, 1))
    return funnel(events, sizes, per=per, kind=kind)


def test_normal_limits_of_a_share() -> None:
    found = of([(50, 100), (200, 400)])
    point = found.points[0]
    assert found.centre == 50
    assert (point.lower95, point.upper95) == pytest.approx((50 - 9.8, 50 + 9.8))
    assert (point.lower998, point.upper998) == pytest.approx((50 - 15.45, 50 + 15.45))


def test_normal_limits_of_a_rate() -> None:
    found = of([(100, 10_000), (300, 30_000)], kind="rate", per=1000)
    point = found.points[0]
    assert (found.centre, point.value) == (10, 10)
    assert (point.lower95, point.upper95) == pytest.approx((10 - 1.96, 10 + 1.96))


@pytest.mark.parametrize(
    ("events", "words"),
    [
        (5000, "inside the 95% limits"),
        (5098, "inside the 95% limits"),
        (5100, "above the 95% limit"),
        (5156, "above the 99.8% limit"),
        (4900, "below the 95% limit"),
        (4844, "below the 99.8% limit"),
    ],
)
def test_positions_in_words(events: int, words: str) -> None:
    crowd = 10**9
    found = of([(events, 10_000), (crowd // 2 + 5000 - events, crowd)])
    assert found.points[0].words == words


@pytest.mark.parametrize("n", [1, 5, 12, 60])
def test_a_small_share_outside_has_a_small_binomial_tail(n: int) -> None:
    small = of([(1000, 10_000)]).curve([n])[0]
    for x in range(n + 1):
        assert (100 * x / n > small.upper95) == (stats.binom.sf(x - 1, n, 0.1) < 0.025)
        assert (100 * x / n < small.lower95) == (stats.binom.cdf(x, n, 0.1) < 0.025)
        assert (100 * x / n > small.upper998) == (stats.binom.sf(x - 1, n, 0.1) < 0.001)


@pytest.mark.parametrize("expected", [0.5, 3, 9])
def test_a_small_rate_outside_has_a_small_poisson_tail(expected: float) -> None:
    small = of([(1000, 1000)], kind="rate", per=1).curve([expected])[0]
    for x in range(40):
        assert (x / expected > small.upper95) == (stats.poisson.sf(x - 1, expected) < 0.025)
        assert (x / expected < small.lower95) == (stats.poisson.cdf(x, expected) < 0.025)
        assert (x / expected < small.lower998) == (stats.poisson.cdf(x, expected) < 0.001)


def test_one_case_of_one_force_is_never_outside() -> None:
    assert of([(1, 1), (100, 1000)]).points[0].words == "inside the 95% limits"


def test_a_force_without_cases_has_no_position() -> None:
    point = of([(0, 0), (5, 50)]).points[0]
    assert (point.value, point.lower95, point.words) == (None, None, "no cases, so no position")


@pytest.mark.parametrize("counted", [[], [(0, 0)], [(0, 0), (0, 0)]])
def test_no_force_has_cases(counted) -> None:
    with pytest.raises(NoValues):
        of(counted)


@pytest.mark.parametrize("events", [0, 50])
def test_none_or_all_everywhere(events: int) -> None:
    found = of([(events, 50), (2 * events, 100)])
    assert {point.words for point in found.points} == {"inside the 95% limits"}
    assert (found.points[0].lower95, found.points[0].upper95) == (2 * events, 2 * events)
    assert found.dispersion.phi == 0


@pytest.mark.parametrize(
    ("counted", "kind"),
    [
        ([(5, 4)], "share"),
        ([(-1, 4)], "share"),
        ([(1, -4)], "rate"),
        ([(1, 0), (1, 4)], "rate"),
        ([(1, 0), (1, 4)], "share"),
        ([(float("nan"), 4)], "rate"),
        ([(1, float("inf"))], "rate"),
    ],
)
def test_figures_that_cannot_be_are_refused(counted, kind: str) -> None:
    with pytest.raises(NotANumber, match="0"):
        of(counted, kind)


def test_a_force_named_on_one_side_only_is_refused() -> None:
    with pytest.raises(NotANumber, match="Kent"):
        funnel({"Kent": 1, "Essex": 1}, {"Essex": 9}, per=100, kind="share")


@pytest.mark.parametrize("per", [0, -1, float("nan")])
def test_per_nothing_is_refused(per: float) -> None:
    with pytest.raises(NotANumber, match="per"):
        of([(1, 4)], per=per)


@pytest.mark.parametrize("size", [0, -1, float("nan")])
def test_a_curve_begins_above_nought(size: float) -> None:
    with pytest.raises(NotANumber, match="size"):
        of([(1, 4)]).curve([size])


def test_more_spread_than_chance_is_said() -> None:
    even, uneven = of([(50, 100)] * 20), of([(30, 100), (70, 100)] * 10)
    assert uneven.dispersion.phi == pytest.approx(16)
    assert "more than chance explains" in uneven.dispersion.words
    assert not even.dispersion.is_excessive
    assert "about as much as chance" in even.dispersion.words


@pytest.mark.parametrize(("phi", "is_excessive"), [(1.63, False), (1.64, True)])
def test_over_dispersion_begins_where_spiegelhalter_adjusts(phi: float, is_excessive: bool) -> None:
    """With 20 forces at 1 + 2√(2/20) = 1.632."""
    assert Dispersion(phi, 20).is_excessive is is_excessive


def test_a_tight_funnel_is_not_called_wider_than_chance() -> None:
    chance = stats.binom.rvs(1000, 0.3, size=43, random_state=7)
    found = of([(int(events), 1000) for events in chance])
    assert not found.dispersion.is_excessive
    assert sum(point.words != "inside the 95% limits" for point in found.points) <= 6


@given(COUNTED, KINDS)
def test_limits_lie_about_the_centre_in_order(counted, kind: str) -> None:
    found = of(counted, kind)
    for point in found.points:
        order = [point.lower998, point.lower95, found.centre, point.upper95, point.upper998]
        assert order == pytest.approx(sorted(order), abs=1e-9)
        assert point.lower998 >= 0
        assert kind == "rate" or point.upper998 <= 100


@given(st.integers(1, 999), KINDS, st.lists(st.integers(1, 100_000), min_size=2, max_size=6, unique=True))
def test_limits_narrow_with_size(events: int, kind: str, sizes: list[int]) -> None:
    """Where exact limits give way to those of the normal distribution there is a step."""
    curve = of([(events, 1000)], kind).curve(sorted(sizes))
    for small, large in pairwise(curve):
        if has_few(events / 1000, small.size, kind) != has_few(events / 1000, large.size, kind):
            continue
        assert large.upper95 <= small.upper95 + 1e-9
        assert large.lower95 >= small.lower95 - 1e-9
        assert large.upper998 <= small.upper998 + 1e-9
        assert large.lower998 >= small.lower998 - 1e-9


@given(COUNTED)
def test_the_others_have_the_mirrored_funnel(counted) -> None:
    here, there = of(counted), of([(m - n, m) for n, m in counted])
    for point, mirrored in zip(here.points, there.points, strict=True):
        assert point.upper95 == pytest.approx(100 - mirrored.lower95, abs=1e-6)
        assert point.lower998 == pytest.approx(100 - mirrored.upper998, abs=1e-6)


@pytest.mark.parametrize("kind", ["share", "rate"])
def test_one_event_where_hardly_any_is_expected_stands_out(kind: str) -> None:
    point = of([(1, 1), (0, 99)], kind).points[0]
    assert point.words == "above the 95% limit"
