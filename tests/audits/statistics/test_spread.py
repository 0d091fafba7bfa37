"""One standard deviation about the mean of forces."""

import numpy
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from audits.statistics import NotANumber, NoValues, spread

FIGURES = st.lists(st.integers(-1000, 1000), min_size=1, max_size=43)


def named(numbers) -> dict[str, float]:
    """Each figure with a force of its own."""
    return {f"Force {place}": number for place, number in enumerate(numbers)}


def test_the_population_form() -> None:
    found = spread(named([2, 4, 4, 4, 5, 5, 7, 9]))
    assert (found.mean, found.sd, found.n, found.lower, found.upper) == (5, 2, 8, 3, 7)
    assert "population form" in " ".join(found.working)


@pytest.mark.parametrize(
    ("value", "state", "words"),
    [
        (7.1, "above", "more than one standard deviation above the average of 8 forces"),
        (7, "inside", "within one standard deviation of the average of 8 forces"),
        (3, "inside", "within one standard deviation of the average of 8 forces"),
        (2.9, "below", "more than one standard deviation below the average of 8 forces"),
    ],
)
def test_positions_in_words(value: float, state: str, words: str) -> None:
    position = spread(named([2, 4, 4, 4, 5, 5, 7, 9])).position(value)
    assert (position.state, position.words) == (state, words)


@pytest.mark.parametrize("value", [0, 0.1, 81.5])
@pytest.mark.parametrize(
    ("n", "words"), [(1, "the only force with a figure"), (43, "the same figure in all 43 forces")]
)
def test_all_alike(value: float, n: int, words: str) -> None:
    found = spread(named([value] * n))
    assert (found.mean, found.sd) == (value, 0)
    assert (found.position(value).state, found.position(value).words) == ("alike", words)


def test_no_force_has_a_figure() -> None:
    with pytest.raises(NoValues):
        spread({})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(NotANumber, match="Force 1"):
        spread(named([1, value]))
    with pytest.raises(NotANumber):
        spread(named([1, 2])).position(value)


@given(FIGURES)
def test_as_numpy_gives_it(numbers: list[int]) -> None:
    found = spread(named(numbers))
    assert (found.mean, found.sd) == pytest.approx((numpy.mean(numbers), numpy.std(numbers, ddof=0)))


@given(FIGURES, st.integers(-1000, 1000), st.integers(1, 50))
def test_a_shift_moves_and_a_scale_stretches(numbers: list[int], shift: int, scale: int) -> None:
    found, moved = spread(named(numbers)), spread(named(scale * number + shift for number in numbers))
    assert moved.mean == pytest.approx(scale * found.mean + shift, abs=1e-9)
    assert moved.sd == pytest.approx(scale * found.sd, abs=1e-9)


@given(FIGURES)
def test_mirrored_figures_have_mirrored_positions(numbers: list[int]) -> None:
    found, mirrored = spread(named(numbers)), spread(named(-number for number in numbers))
    assume(all(abs(abs(number - found.mean) - found.sd) > 1e-9 for number in numbers))
    turned = {"above": "below", "below": "above"}
    for number in numbers:
        here, there = found.position(number).state, mirrored.position(-number).state
        assert there == turned.get(here, here)


@given(FIGURES)
def test_some_force_is_always_inside_or_on_either_side(numbers: list[int]) -> None:
    found = spread(named(numbers))
    states = {found.position(number).state for number in numbers}
    assert states == {"alike"} if found.sd == 0 else states != {"above"} and states != {"below"}
