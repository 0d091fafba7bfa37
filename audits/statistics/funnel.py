"""A funnel: how far each force's rate lies from the rate of all together, given how large the force is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from audits.statistics.errors import NotANumber, NoValues, finite

ENOUGH = 10  # below ten expected events, or ten expected others, the limits are exact
Kind = Literal["share", "rate"]
# name of a limit: standard errors either side, and what each tail may hold
LEVELS = {"95%": (1.96, 0.025), "99.8%": (3.09, 0.001)}


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """The limits for one size, in the funnel's unit."""

    size: float
    lower95: float
    upper95: float
    lower998: float
    upper998: float


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One force: its size, its value and the limits for that size; no value and no limits for a size of 0."""

    name: str
    size: float
    value: float | None = None
    lower95: float | None = None
    upper95: float | None = None
    lower998: float | None = None
    upper998: float | None = None

    @property
    def words(self) -> str:
        """Where the point lies; on a limit is inside."""
        if self.value is None:
            return "no cases, so no position"
        if self.value > self.upper95:
            return f"above the {'99.8%' if self.value > self.upper998 else '95%'} limit"
        if self.value < self.lower95:
            return f"below the {'99.8%' if self.value < self.lower998 else '95%'} limit"
        return "inside the 95% limits"


@dataclass(frozen=True, slots=True)
class Dispersion:
    """φ: the mean squared distance from the centre in standard errors; about 1 where only chance is at work."""

    phi: float
    n: int

    @property
    def is_excessive(self) -> bool:
        """φ > 1 + 2√(2/n), where Spiegelhalter begins to adjust."""
        return self.phi > 1 + 2 * sqrt(2 / self.n)

    @property
    def words(self) -> str:
        """What the spread means for reading the limits."""
        if self.is_excessive:
            return (
                f"The forces differ more than chance explains (over-dispersion φ = {self.phi:.1f}), so that many "
                "lie outside the limits for reasons that the counts don't show."
            )
        return f"The forces differ about as much as chance explains (φ = {self.phi:.1f})."


@dataclass(frozen=True, slots=True)
class Funnel:
    """All forces against their pooled value, in events per `per`."""

    centre: float
    points: tuple[FunnelPoint, ...]
    dispersion: Dispersion
    per: float
    kind: Kind

    def curve(self, sizes: Sequence[float]) -> tuple[FunnelLimits, ...]:
        """The limits at these sizes, for drawing; sizes above 0."""
        return tuple(limits(self.centre / self.per, size, self.per, self.kind) for size in sizes)


def funnel(events: Mapping[str, int], sizes: Mapping[str, float], *, per: float, kind: Kind) -> Funnel:
    """The funnel of one measure; `events` and `sizes` name the same forces.

    A share counts events among cases (`per` 100), a rate events in a population (`per` 1,000, say). Centre: all
    events ÷ all sizes × per. Limits: centre ± 1.96 SE (95%) and ± 3.09 SE (99.8%), with SE = √(p(1−p)/n) for shares
    and √(rate/size) for rates. Where fewer than ten events are expected, or ten others, exact: a value beyond a
    limit then has a binomial or Poisson tail of at most 2.5 or 0.1 percent. A force of size 0 has no position.
    φ = Σ((value − centre) ÷ SE)² ÷ number of forces, not winsorised.
    Source: D. J. Spiegelhalter, Statistics in Medicine 2005;24:1185–1202.
    Errors: NoValues where no force has a size; NotANumber for a negative or infinite figure, more events than
    cases, or names that don't match.
    """
    check(events, sizes, per, kind)
    counted = {name: size for name, size in sizes.items() if size > 0}
    if not counted:
        raise NoValues("no force has any cases")
    pooled = sum(events.values()) / sum(counted.values())
    points = tuple(point(name, events[name], float(size), pooled, per, kind) for name, size in sizes.items())
    return Funnel(per * pooled, points, dispersion(events, counted, pooled, kind), per, kind)


def point(name: str, events: int, size: float, pooled: float, per: float, kind: Kind) -> FunnelPoint:
    """One force in the funnel."""
    if not size:
        return FunnelPoint(name, size)
    at = limits(pooled, size, per, kind)
    return FunnelPoint(name, size, per * events / size, at.lower95, at.upper95, at.lower998, at.upper998)


def dispersion(events: Mapping[str, int], sizes: Mapping[str, float], pooled: float, kind: Kind) -> Dispersion:
    """φ of the forces that have a size; 0 where nothing can vary."""
    if not variance(pooled, kind):
        return Dispersion(0.0, len(sizes))
    squares = (
        (events[name] / size - pooled) ** 2 / (variance(pooled, kind) / size) for name, size in sizes.items()
    )
    return Dispersion(sum(squares) / len(sizes), len(sizes))


def limits(pooled: float, size: float, per: float, kind: Kind) -> FunnelLimits:
    """The four limits at one size."""
    if finite(size, "a size") <= 0:
        raise NotANumber(f"a size lies above 0: {size}")
    tails = exact_tails if has_few(pooled, size, kind) else normal_tails
    lower95, upper95 = tails(pooled, size, kind, "95%")
    lower998, upper998 = tails(pooled, size, kind, "99.8%")
    return FunnelLimits(size, per * lower95, per * upper95, per * lower998, per * upper998)


def has_few(pooled: float, size: float, kind: Kind) -> bool:
    """Whether so few events (or others) are expected that the normal distribution would mislead."""
    return size * (min(pooled, 1 - pooled) if kind == "share" else pooled) < ENOUGH


def normal_tails(pooled: float, size: float, kind: Kind, level: str) -> tuple[float, float]:
    """Centre ± so many standard errors, as fractions of size."""
    reach = LEVELS[level][0] * sqrt(variance(pooled, kind) / size)
    return pooled - reach, pooled + reach


def variance(pooled: float, kind: Kind) -> float:
    """Of one case: p(1 − p) for a share, the rate itself for a rate."""
    return pooled * (1 - pooled) if kind == "share" else pooled


def exact_tails(pooled: float, size: float, kind: Kind, level: str) -> tuple[float, float]:
    """The fewest and most events that the distribution still allows, continued between whole numbers.

    At the upper limit x, P(X ≥ x) is just the tail; at the lower, P(X ≤ x). No force lies below a lower limit of 0.
    """
    from scipy.special import bdtrik, gdtrib, pdtrik  # over a second to import, and rarely needed

    if not variance(pooled, kind):
        return pooled, pooled
    tail = LEVELS[level][1]
    if kind == "share":
        # The most events leave the fewest others.
        fewest, most = bdtrik(tail, size, pooled), size - bdtrik(tail, size, 1 - pooled)
    else:
        # P(X ≥ x) of a Poisson distribution is a gamma distribution of shape x.
        fewest, most = pdtrik(tail, size * pooled), gdtrib(1, tail, size * pooled)
    return float(fewest) / size, float(most) / size


def check(events: Mapping[str, int], sizes: Mapping[str, float], per: float, kind: Kind) -> None:
    """Says what is wrong with the figures."""
    if events.keys() != sizes.keys():
        raise NotANumber(f"events or size missing: {', '.join(sorted(events.keys() ^ sizes.keys()))}")
    if finite(per, "per") <= 0:
        raise NotANumber(f"a rate is per more than 0: {per}")
    for name, size in sizes.items():
        count = finite(events[name], name)
        if count < 0 or finite(size, name) < 0 or (count > size if kind == "share" else count > 0 == size):
            raise NotANumber(f"{name}: {count:g} events of {size:g}")
