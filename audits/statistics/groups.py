"""Two groups set against each other, with limits of ours: difference of two proportions, ratio of two rates."""

from dataclasses import dataclass
from math import exp, hypot, sqrt

from audits.statistics.counts import FEW, check_count, exact, quantile, wilson
from audits.statistics.errors import NotANumber, TooFew, finite

NEWCOMBE = "Newcombe’s hybrid score"
LOG_SCALE = "normal on the log scale"
CONDITIONAL = "exact, given all events of both"


@dataclass(frozen=True, slots=True)
class Difference:
    """First less second in percentage points, with its limits."""

    points: float
    lower: float
    upper: float
    method: str


@dataclass(frozen=True, slots=True)
class RatioLimits:
    """A ratio of two rates as it was given, with its limits: 1 means alike."""

    ratio: float
    lower: float
    upper: float
    method: str


def difference(n1: int, m1: int, n2: int, m2: int, level: float = 95) -> Difference:
    """How much larger a share n1 of m1 is than n2 of m2, in percentage points (−100 to 100).

    Formula, with p the shares and l, u their Wilson limits: from d − √((p1 − l1)² + (u2 − p2)²)
    to d + √((u1 − p1)² + (p2 − l2)²), where d = p1 − p2.
    Source: R. G. Newcombe, Statistics in Medicine 1998;17:873–890, method 10 (no continuity correction).
    Errors: as `wilson`.
    """
    first, second = wilson(n1, m1, level), wilson(n2, m2, level)
    p1, p2 = 100 * n1 / m1, 100 * n2 / m2
    points = p1 - p2
    down = hypot(p1 - first.lower, second.upper - p2)
    up = hypot(first.upper - p1, p2 - second.lower)
    return Difference(points, max(-100.0, points - down), min(100.0, points + up), NEWCOMBE)


def rate_ratio(ratio: float, events_a: int, events_b: int, level: float = 95) -> RatioLimits:
    """Limits of a ratio of two rates, such as stops of Black and White people per head, from the events behind it.

    Formula: exp(ln ratio ± z √(1/a + 1/b)), a and b being the events of either group; the populations are taken as
    known. Where either is below five, exact: given a + b, a is binomial, and its Clopper–Pearson limits l and u
    become odds, ratio × (b/a) × l ÷ (1 − l) and the same with u.
    Source: Rothman and Greenland, Modern Epidemiology (log scale); Przyborowski and Wilenski, Biometrika
    1940;31:313–323 (exact). Events count as independent, which repeated stops of one person are not.
    Errors: TooFew below one event in either group; NotANumber for a ratio not above 0.
    """
    if finite(ratio, "the ratio") <= 0:
        raise NotANumber(f"a ratio lies above 0: {ratio}")
    if events_a < 1 or events_b < 1:
        raise TooFew(f"a ratio of rates needs an event in either group: {events_a} and {events_b}")
    check_count(events_a, events_a + events_b)
    if min(events_a, events_b) < FEW:
        return conditional(float(ratio), events_a, events_b, level)
    reach = exp(quantile(level) * sqrt(1 / events_a + 1 / events_b))
    return RatioLimits(float(ratio), ratio / reach, ratio * reach, LOG_SCALE)


def conditional(ratio: float, events_a: int, events_b: int, level: float) -> RatioLimits:
    """The exact limits of `rate_ratio`; an event in either group keeps both shares off 0 and 100."""
    shares = exact(events_a, events_a + events_b, level)
    scale = ratio * events_b / events_a
    lower, upper = (scale * share / (100 - share) for share in (shares.lower, shares.upper))
    return RatioLimits(ratio, lower, upper, CONDITIONAL)
