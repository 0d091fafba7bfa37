"""Whether estimates of the same thing rise or fall over time, from five comparable points on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from audits.statistics.errors import NotANumber, NoWidth, finite

POINTS_NEEDED = 5
THRESHOLD = 9.55  # the 99.8th percentile of chi-squared with one degree of freedom: 3.09 squared
State = Literal["rising", "falling", "no-clear-trend", "too-few-points"]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One estimate in time with its 95% limits, all in the same unit."""

    label: str
    value: float
    lower: float
    upper: float

    @property
    def standard_error(self) -> float:
        """(upper − lower) ÷ 3.92: a 95% interval is 3.92 standard errors wide."""
        return (self.upper - self.lower) / 3.92


@dataclass(frozen=True, slots=True)
class Trend:
    """The verdict on a series; `slope` in units per step between points, None where there are too few points."""

    state: State
    n: int
    slope: float | None = None
    chi_squared: float | None = None
    is_steady: bool = False

    @property
    def verdict(self) -> str:
        """The fixed words."""
        if self.state == "too-few-points":
            return f"too few points for a trend ({self.n} of {POINTS_NEEDED})"
        return self.state.replace("-", " ")

    @property
    def working(self) -> tuple[str, ...]:
        """The arithmetic, a line each."""
        if self.slope is None:
            return (f"A trend needs {POINTS_NEEDED} comparable points; there are {self.n}.",)
        steady = "keeps its direction" if self.is_steady else "loses its direction"
        passed = "more than" if self.chi_squared > THRESHOLD else "not more than"
        way = "up" if self.slope > 0 else "down"
        return (
            f"Weighted slope of {self.n} points: {abs(self.slope):.2f} {way} a step.",
            f"Chi-squared: {self.chi_squared:.2f}, {passed} {THRESHOLD}.",
            f"The slope {steady} when any one point is left out.",
        )


def trend(points: Sequence[TrendPoint]) -> Trend:
    """The direction of comparable points in the order of time; the caller leaves out what lies before a break.

    Formula: x = 1 … n, w = 1 ÷ SE² with SE = (upper − lower) ÷ 3.92, slope = Σw(x − x̄)(y − ȳ) ÷ Σw(x − x̄)² with
    weighted means, chi² = slope² × Σw(x − x̄)². Rising or falling only if chi² > 9.55 and the slope has the same
    sign when any one point is left out. Points count as equally far apart.
    Source: the 'recent trend' marker of Fingertips (Department of Health and Social Care), which takes the last
    five points; we take all that are given, and a slope of exactly 0 is not steady.
    Errors: NotANumber for a figure not finite or outside its limits; NoWidth where the limits are equal, since such
    a point would outweigh all others.
    """
    for point in points:
        check_point(point)
    n = len(points)
    if n < POINTS_NEEDED:
        return Trend("too-few-points", n)
    for point in points:
        if not point.standard_error:
            raise NoWidth(f"the interval of {point.label} has no width, so that it can't be weighed")
    placed = tuple(enumerate(points, 1))
    whole, chi_squared = slope(placed)
    others = [slope(placed[:left_out] + placed[left_out + 1 :])[0] for left_out in range(n)]
    is_steady = all(other * whole > 0 for other in others)
    direction: State = "rising" if whole > 0 else "falling"
    is_clear = is_steady and chi_squared > THRESHOLD
    return Trend(direction if is_clear else "no-clear-trend", n, whole, chi_squared, is_steady)


def slope(placed: Sequence[tuple[int, TrendPoint]]) -> tuple[float, float]:
    """The weighted slope and its chi-squared; weights relative to the narrowest interval: none overflows."""
    least = min(point.standard_error for _, point in placed)
    weighed = [((least / point.standard_error) ** 2, x, point.value) for x, point in placed]
    total = sum(w for w, _, _ in weighed)
    mean_x = sum(w * x for w, x, _ in weighed) / total
    mean_y = sum(w * y for w, _, y in weighed) / total
    across = sum(w * (x - mean_x) ** 2 for w, x, _ in weighed)
    along = sum(w * (x - mean_x) * (y - mean_y) for w, x, y in weighed)
    root = along / least
    return along / across, root * root / across


def check_point(point: TrendPoint) -> None:
    """Says what is wrong with a point."""
    for number in (point.value, point.lower, point.upper):
        finite(number, point.label)
    if not point.lower <= point.value <= point.upper:
        raise NotANumber(f"{point.label}: {point.value} lies outside its limits {point.lower} to {point.upper}")
