"""One measure over time: a force's figures against the spread of all, never joined where they don't compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from audits.benchmarks.values import Figures, Period
from audits.statistics import CannotSay, ProcessLimits, TooFew, Trend, TrendPoint, process_limits, trend

A_YEAR = 366


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A break: periods that end until `last_before` don't compare with those that end from `first_after` on."""

    last_before: date
    first_after: date
    statement: str
    source: str = ""
    force: str = ""

    def is_between(self, earlier: Period, later: Period) -> bool:
        """Whether the two periods lie on either side."""
        return earlier.until <= self.last_before and later.until >= self.first_after


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A force's figure in one period beside those of all; `point` has its limits, where its counts are known."""

    figures: Figures
    value: Decimal
    point: TrendPoint | None = None

    @property
    def period(self) -> Period:
        """The period."""
        return self.figures.period


def shortest_step(periods: Sequence[Period]) -> int:
    """The fewest days between the ends of two periods of a measure; a year where there is but one."""
    ends = sorted({period.until for period in periods})
    return min(((later - earlier).days for earlier, later in pairwise(ends)), default=A_YEAR)


def runs[Dated: ("SeriesPoint", Figures)](
    points: Sequence[Dated], breaks: Sequence[SeriesBreak], step: int
) -> list[list[Dated]]:
    """The points in pieces within which all compare and no period is missing: a line may join a piece’s points."""
    pieces: list[list[Dated]] = []
    for point in points:
        fits = bool(pieces) and pieces[-1][-1].period.is_followed_by(point.period, step)
        if fits and not any(each.is_between(pieces[-1][0].period, point.period) for each in breaks):
            pieces[-1].append(point)
        else:
            pieces.append([point])
    return pieces


@dataclass(frozen=True)
class Series:
    """All periods of a measure, earliest first, and the figures of one force (`force`: its name) in them."""

    figures: tuple[Figures, ...]
    moments: tuple[SeriesPoint, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    force: str = ""

    @property
    def step(self) -> int:
        """The days from one period to the next, where none is missing."""
        return shortest_step([one.period for one in self.figures])

    @cached_property
    def of_all(self) -> list[list[Figures]]:
        """The spread of all forces, in pieces that compare."""
        return runs(self.figures, [each for each in self.breaks if not each.force], self.step)

    @cached_property
    def of_the_force(self) -> list[list[SeriesPoint]]:
        """The force's figures, in pieces that compare."""
        return runs(self.moments, self.breaks, self.step)

    @cached_property
    def comparable(self) -> list[SeriesPoint]:
        """The figures that a verdict rests on: the last of the force that compare, without provisional ones."""
        final = [one for one in self.moments if not one.figures.is_provisional]
        return runs(final, self.breaks, self.step)[-1] if final else []

    @cached_property
    def trend(self) -> Trend | None:
        """The verdict on the comparable figures; None where the counts behind one are missing."""
        points = [one.point for one in self.comparable]
        if not points or None in points:
            return None
        try:
            return trend(points)
        except CannotSay:
            return None

    @cached_property
    def process(self) -> ProcessLimits | None:
        """What the comparable figures usually vary between, from twelve on."""
        try:
            return process_limits([float(one.value) for one in self.comparable])
        except TooFew:
            return None
