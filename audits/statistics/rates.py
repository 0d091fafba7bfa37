"""95% limits for a rate per head, from the events behind it: ours, never the publisher's."""

from dataclasses import dataclass
from math import sqrt

from audits.statistics.counts import check_level, quantile
from audits.statistics.errors import NoCases, NotANumber, finite

ENOUGH = 10  # below ten events the limits are exact
BYAR = "Byar’s approximation"
POISSON = "exact (Poisson)"


@dataclass(frozen=True, slots=True)
class RateLimits:
    """A confidence interval of a rate, in events per `per`; `level` in percent, `method` in words."""

    lower: float
    upper: float
    level: float
    method: str


def rate(events: int, size: float, *, per: float, level: float = 95) -> RateLimits:
    """Limits of `events` in a population of `size`, per `per` people; the population is taken as known.

    Formula, with a the events and z the normal quantile: a(1 − 1/9a − z/3√a)³ and, with b = a + 1,
    b(1 − 1/9b + z/3√b)³, times per ÷ size. Below ten events exact: the means of the two Poisson distributions
    whose tails hold what the level leaves, half each.
    Source: Breslow and Day, Statistical Methods in Cancer Research II (Byar); F. Garwood, Biometrika
    1936;28:437–442 (exact). Errors: NoCases for a size of 0, NotANumber for events that are no whole number.
    """
    if events % 1 or not events >= 0 or finite(size, "the size") < 0:
        raise NotANumber(f"not a count of events in a population: {events} in {size}")
    if size == 0:
        raise NoCases("a rate of nobody")
    lower, upper, method = exact(events, level) if events < ENOUGH else byar(events, level)
    return RateLimits(per * lower / size, per * upper / size, level, method)


def byar(events: int, level: float) -> tuple[float, float, str]:
    """The limits of a count of ten or more."""
    z, more = quantile(level), events + 1
    lower = events * (1 - 1 / (9 * events) - z / (3 * sqrt(events))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return lower, upper, BYAR


def exact(events: int, level: float) -> tuple[float, float, str]:
    """The limits of a count below ten."""
    from scipy.special import gammaincinv  # over a second to import, and rarely needed

    tail = (1 - check_level(level) / 100) / 2
    lower = 0.0 if events == 0 else float(gammaincinv(events, tail))
    return lower, float(gammaincinv(events + 1, 1 - tail)), POISSON
