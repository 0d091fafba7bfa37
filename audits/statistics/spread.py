"""Where a force stands among all: one standard deviation about the unweighted mean, as in the reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean, pstdev
from typing import Literal

from audits.statistics.errors import NoValues, finite

Place = Literal["above", "below", "inside", "alike"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one figure lies: above, below, inside, or alike where there is nothing to lie outside of."""

    state: Place
    n: int

    @property
    def words(self) -> str:
        """Words for a sentence; never 'significantly different', since this is a position and no test."""
        if self.state == "alike":
            return f"the same figure in all {self.n} forces" if self.n > 1 else "the only force with a figure"
        average = f"the average of {self.n} forces"
        if self.state == "inside":
            return f"within one standard deviation of {average}"
        return f"more than one standard deviation {self.state} {average}"


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation of the forces that have a figure, in the figures' own unit."""

    mean: float
    sd: float
    n: int
    lower: float
    upper: float

    def position(self, value: float) -> Position:
        """Where `value` lies: beyond one standard deviation only if it passes the line, not on it."""
        value = finite(value, "the figure")
        if self.n == 1 or self.sd == 0:
            return Position("alike", self.n)
        return Position("above" if value > self.upper else "below" if value < self.lower else "inside", self.n)

    @property
    def working(self) -> tuple[str, ...]:
        """How the lines were worked out, a line each."""
        return (
            f"Mean: the figures of {self.n} forces added and divided by {self.n}, each force counting alike.",
            "Standard deviation: the root of the mean squared distance from that mean (population form, divided "
            "by the number of forces; the reports don't say which form they use).",
            "About a third of forces lie outside one standard deviation in any case: this is a position, no test.",
        )


def spread(values: Mapping[str, float]) -> Spread:
    """The spread of one figure per force.

    Formula: mean = Σx ÷ n, each force counting alike; sd = √(Σ(x − mean)² ÷ n), the population form, since
    the forces are all there are and no sample; lower and upper = mean ∓ sd. The reports don't say which form they
    use; with 43 forces the other is 1.2 percent larger.
    Source: the inspectorate's force reports, 'About the data' (lines at one standard deviation).
    About a third of forces lie outside in any case. Errors: NoValues for none, NotANumber for one not finite.
    """
    numbers = [finite(value, name) for name, value in values.items()]
    if not numbers:
        raise NoValues("no force has a figure")
    middle, sd = mean(numbers), pstdev(numbers)
    return Spread(middle, sd, len(numbers), middle - sd, middle + sd)
