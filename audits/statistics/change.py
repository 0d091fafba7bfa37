"""Whether a percentage changed between two audits, from the two estimates and their published margins."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import copysign, inf, sqrt
from statistics import NormalDist

from audits.statistics.errors import NoMargin, NotANumber, finite
from audits.statistics.interval import Interval, decimals

Z95 = 1.96  # what the margins were multiplied by: half of a 95% interval is 1.96 standard errors
NO_CHANGE = "no statistically significant change"


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of two estimates in percentage points, tested at the 95% level."""

    before: Interval
    after: Interval

    @property
    def points(self) -> Decimal:
        """After less before, in percentage points: exact, since both are as they were published."""
        return self.after.value - self.before.value

    @property
    def allowance(self) -> float:
        """√(ha² + hb²), in points: the margin of the difference of two samples drawn independently."""
        return sqrt(self._allowance_squared)

    @property
    def is_significant(self) -> bool:
        """|points| > allowance, in exact arithmetic: a change just as large as the allowance is not significant."""
        return Fraction(self.points) ** 2 > self._allowance_squared

    @property
    def z(self) -> float:
        """1.96 × points ÷ allowance: the difference in standard errors.

        Two margins of 0 leave no room for chance: then any difference is infinitely many standard errors,
        and no difference is none.
        """
        if not self.points:
            return 0.0
        return Z95 * float(self.points) / self.allowance if self.allowance else copysign(inf, self.points)

    @property
    def p(self) -> float:
        """Two-sided: how often chance alone gives a difference at least as large, between 0 and 1."""
        return 2 * NormalDist().cdf(-abs(self.z))

    @property
    def verdict(self) -> str:
        """The fixed words; never a minus sign."""
        if not self.is_significant:
            return NO_CHANGE
        return f"{'rose' if self.points > 0 else 'fell'} by {self.distance} points, statistically significant"

    @property
    def distance(self) -> str:
        """The points without a sign, with the decimals of the estimates, one at least."""
        return f"{abs(self.points):.{max(1, decimals(self.before.value), decimals(self.after.value))}f}"

    @property
    def working(self) -> tuple[str, ...]:
        """The arithmetic, a line each; ours, since only estimates and margins are published."""
        before, after = self.before, self.after
        direction = "higher" if self.points > 0 else "lower" if self.points < 0 else "different"
        decision = "more than" if self.is_significant else "not more than"
        lines = [
            f"Before: {before}. After: {after}. Both margins are half of 95% confidence intervals.",
            f"Difference: {after.value} is {self.distance} points {direction} than {before.value}."
            if self.points
            else f"Difference: none, {after.value} both times.",
            f"Allowance for chance: √({before.margin}² + {after.margin}²) = {self.allowance:.2f} points.",
            f"{self.distance} is {decision} {self.allowance:.2f}: {self.verdict}.",
            self._probability,
        ]
        if self.hangs_on_rounding:
            lines.append("The published figures are rounded; unrounded ones could give the other answer.")
        return tuple(lines)

    @property
    def hangs_on_rounding(self) -> bool:
        """Whether figures that round to the published ones could give the other answer.

        Each figure may lie half of its last published decimal (of a tenth at the coarsest that we assume) away.
        """
        halves = [half_a_step(estimate) for estimate in (self.before, self.after)]
        margins = [Fraction(self.before.margin), Fraction(self.after.margin)]
        distance = abs(Fraction(self.points))
        nearest, farthest = max(Fraction(0), distance - sum(halves)), distance + sum(halves)
        least = sum(max(Fraction(0), margin - half) ** 2 for margin, half in zip(margins, halves, strict=True))
        most = sum((margin + half) ** 2 for margin, half in zip(margins, halves, strict=True))
        return nearest**2 <= most if self.is_significant else farthest**2 > least

    @property
    def _probability(self) -> str:
        """z and p in words."""
        if not self.allowance:
            return "Neither margin leaves room for chance, so z and p say nothing more."
        p = "p is less than 0.001" if self.p < 0.001 else f"p = {self.p:.3f}"
        return f"z = 1.96 × difference ÷ allowance = {self.z:.2f}; {p} (two-sided).".replace("= -", "= −")

    @property
    def _allowance_squared(self) -> Fraction:
        """ha² + hb², exactly."""
        return Fraction(self.before.margin) ** 2 + Fraction(self.after.margin) ** 2


def half_a_step(estimate: Interval) -> Fraction:
    """Half of the last decimal that an estimate is published with; a tenth is the coarsest assumed."""
    return Fraction(1, 2 * 10**estimate.places)


def change(before: Interval, after: Interval) -> Change:
    """Tests the change from `before` to `after` at the 95% level.

    Method: the difference of two independent estimates is significant if |b − a| > √(ha² + hb²), where ha and hb
    are the margins (half the 95% confidence intervals, so 1.96 standard errors); z = 1.96 (b − a) ÷ √(ha² + hb²).
    That the two intervals overlap is no test: intervals may overlap although the change is significant.
    Units: percent and percentage points. Source: the z test of two means with known standard errors (e.g. Altman
    and Bland, BMJ 2003;326:219, 'Interaction revisited: the difference between two estimates').
    Errors: NoMargin if either has none, NotANumber if a figure is not finite or a margin is below 0.
    """
    for name, estimate in (("earlier", before), ("later", after)):
        finite(estimate.value, f"the {name} estimate")
        if estimate.margin is None:
            raise NoMargin(f"no margin was published for the {name} estimate")
        if finite(estimate.margin, f"the margin of the {name} estimate") < 0:
            raise NotANumber(f"the margin of the {name} estimate is below 0: {estimate.margin}")
    return Change(before, after)
