"""Whether a long series of one force moves beyond its usual noise: an XmR chart's limits and signals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Literal

from audits.statistics.errors import TooFew, finite

POINTS_NEEDED = 12
REACH = 2.66  # 3 ÷ 1.128, which is how a mean moving range of two becomes three standard deviations
RUN = 7
Kind = Literal[
    "above-limit", "below-limit", "above-mean", "below-mean", "rising", "falling", "near-upper", "near-lower"
]
WORDS: dict[Kind, str] = {
    "above-limit": "above the upper limit",
    "below-limit": "below the lower limit",
    "above-mean": f"{RUN} or more in a row above the mean",
    "below-mean": f"{RUN} or more in a row below the mean",
    "rising": f"{RUN} or more in a row rising",
    "falling": f"{RUN} or more in a row falling",
    "near-upper": "two of three near the upper limit or above it",
    "near-lower": "two of three near the lower limit or below it",
}


@dataclass(frozen=True, slots=True)
class Signal:
    """A stretch of points that chance alone rarely gives; `first` and `last` count from 1."""

    kind: Kind
    first: int
    last: int

    @property
    def words(self) -> str:
        """'points 3 to 9: 7 or more in a row above the mean'."""
        where = f"point {self.first}" if self.first == self.last else f"points {self.first} to {self.last}"
        return f"{where}: {WORDS[self.kind]}"


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """The mean and natural limits of a series in its own unit, and what stands out; limits are not cut at 0."""

    mean: float
    lower: float
    upper: float
    signals: tuple[Signal, ...]


def process_limits(values: Sequence[float]) -> ProcessLimits:
    """Limits of a series in the order of time, from 12 points on.

    Formula: mean ± 2.66 × mean moving range, a moving range being the distance of two neighbours.
    Signals: beyond a limit; seven in a row on one side of the mean; seven in a row each higher (or lower) than the
    one before; two of three on one side beyond two thirds of the way to the limit. A point on the line is not
    beyond it. All values equal: the limits lie on the mean and nothing stands out.
    Source: D. J. Wheeler, Understanding Variation; rules as in NHS England's 'Making Data Count'.
    Errors: TooFew below 12 points; NotANumber for a value not finite.
    """
    numbers = [finite(value, f"point {place}") for place, value in enumerate(values, 1)]
    if len(numbers) < POINTS_NEEDED:
        raise TooFew(f"process limits need {POINTS_NEEDED} points; there are {len(numbers)}")
    middle = mean(numbers)
    reach = REACH * mean(abs(later - earlier) for earlier, later in pairwise(numbers))
    return ProcessLimits(middle, middle - reach, middle + reach, signals([x - middle for x in numbers], reach))


def signals(distances: Sequence[float], reach: float) -> tuple[Signal, ...]:
    """What stands out, by its first point; `distances` from the mean."""
    mirrored = [-distance for distance in distances]
    found = [
        *upward(distances, reach, ("above-limit", "above-mean", "rising", "near-upper")),
        *upward(mirrored, reach, ("below-limit", "below-mean", "falling", "near-lower")),
    ]
    return tuple(sorted(found, key=lambda signal: (signal.first, signal.last, signal.kind)))


def upward(distances: Sequence[float], reach: float, kinds: tuple[Kind, Kind, Kind, Kind]) -> list[Signal]:
    """The four rules for one side."""
    beyond, side, run, near = kinds
    return [
        *stretches(beyond, distances, 1, lambda window: window[0] > reach),
        *stretches(side, distances, RUN, lambda window: min(window) > 0),
        *stretches(run, distances, RUN, lambda window: all(b > a for a, b in pairwise(window))),
        *stretches(near, distances, 3, lambda window: sum(one > reach * 2 / 3 for one in window) >= 2),
    ]


def stretches(
    kind: Kind, distances: Sequence[float], width: int, shows: Callable[[Sequence[float]], bool]
) -> list[Signal]:
    """Where a rule shows in windows of `width` points; windows that overlap are one signal."""
    found: list[Signal] = []
    for start in range(len(distances) - width + 1):
        if shows(distances[start : start + width]):
            goes_on = found and start < found[-1].last
            first = found.pop().first if goes_on else start + 1
            found.append(Signal(kind, first, start + width))
    return found
