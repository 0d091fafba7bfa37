"""95% limits for a count out of cases ('33 of 37'): ours, never the inspectorate's."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from audits.statistics.errors import NoCases, NotANumber

FEW = 5  # where fewer are counted, the limits are exact
WILSON = "Wilson score"
EXACT = "exact (Clopper–Pearson)"


@dataclass(frozen=True, slots=True)
class Limits:
    """A confidence interval in percent, 0 to 100; `level` in percent, `method` in words."""

    lower: float
    upper: float
    level: float
    method: str


def wilson(n: int, m: int, level: float = 95) -> Limits:
    """Limits of n of m by the score method, without continuity correction.

    Formula, with p = n/m and z the normal quantile of the level (1.96 for 95):
    (p + z²/2m ± z √(p(1−p)/m + z²/4m²)) ÷ (1 + z²/m). In percent; never outside 0 to 100.
    Source: E. B. Wilson, Journal of the American Statistical Association 1927;22:209–212.
    Errors: NoCases for m = 0; NotANumber unless 0 ≤ n ≤ m are whole numbers and 0 < level < 100.
    """
    check_count(n, m)
    z = quantile(level)
    p = n / m
    middle = p + z * z / (2 * m)
    reach = z * sqrt(p * (1 - p) / m + z * z / (4 * m * m))
    whole = 1 + z * z / m
    lower = 0.0 if n == 0 else 100 * (middle - reach) / whole
    upper = 100.0 if n == m else 100 * (middle + reach) / whole
    return Limits(lower, upper, level, WILSON)


def exact(n: int, m: int, level: float = 95) -> Limits:
    """Limits of n of m from the binomial distribution itself; each tail holds at most half of what is left out.

    Formula, with α = 1 − level and B⁻¹ the quantile of the beta distribution: B⁻¹(α/2; n, m − n + 1) and
    B⁻¹(1 − α/2; n + 1, m − n); 0 for n = 0 and 100 for n = m. In percent; wider than needed rather than too narrow.
    Source: Clopper and Pearson, Biometrika 1934;26:404–413. Errors: as `wilson`.
    """
    from scipy.special import betaincinv  # over a second to import, and rarely needed

    check_count(n, m)
    tail = (1 - check_level(level) / 100) / 2
    lower = 0.0 if n == 0 else 100 * float(betaincinv(n, m - n + 1, tail))
    upper = 100.0 if n == m else 100 * float(betaincinv(n + 1, m - n, 1 - tail))
    return Limits(lower, upper, level, EXACT)


def proportion(n: int, m: int, level: float = 95) -> Limits:
    """Limits of n of m: exact where fewer than five are counted, else Wilson's.

    The rule looks at what was counted alone, so 33 of 37 is 75 to 96 percent, by Wilson.
    """
    check_count(n, m)
    return exact(n, m, level) if n < FEW else wilson(n, m, level)


def quantile(level: float) -> float:
    """How many standard errors hold `level` percent of a normal distribution: 1.96 for 95."""
    return NormalDist().inv_cdf(0.5 + check_level(level) / 200)


def check_level(level: float) -> float:
    """The level, if it is one."""
    if not 0 < level < 100:
        raise NotANumber(f"a level lies between 0 and 100 percent: {level}")
    return level


def check_count(n: int, m: int) -> None:
    """Says what is wrong with 'n of m'."""
    if n % 1 or m % 1 or not 0 <= n <= m:
        raise NotANumber(f"not a count of cases: {n} of {m}")
    if m == 0:
        raise NoCases("0 of 0 is no proportion")
