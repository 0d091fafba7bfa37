"""The statistics of audits and benchmarks: pure arithmetic, each function with its method, formula and source.

What was published stays a Decimal; what we work out is a float. scipy is imported only by the functions that need
it (exact limits), since that takes longer than a page may: 1.3 seconds, once in the life of a process.
"""

from .change import Change, change
from .compared import Compared, compare
from .counts import Limits, exact, proportion, wilson
from .errors import CannotSay, NoCases, NoMargin, NotANumber, NoValues, NoWidth, TooFew
from .funnel import Dispersion, Funnel, FunnelLimits, FunnelPoint, funnel
from .groups import Difference, RatioLimits, difference, rate_ratio
from .interval import Interval, decimals
from .process import ProcessLimits, Signal, process_limits
from .rates import RateLimits, rate
from .spread import Position, Spread, spread
from .trend import Trend, TrendPoint, trend

__all__ = [
    "CannotSay",
    "Change",
    "Compared",
    "Difference",
    "Dispersion",
    "Funnel",
    "FunnelLimits",
    "FunnelPoint",
    "Interval",
    "Limits",
    "NoCases",
    "NoMargin",
    "NoValues",
    "NoWidth",
    "NotANumber",
    "Position",
    "ProcessLimits",
    "RateLimits",
    "RatioLimits",
    "Signal",
    "Spread",
    "TooFew",
    "Trend",
    "TrendPoint",
    "change",
    "compare",
    "decimals",
    "difference",
    "exact",
    "funnel",
    "process_limits",
    "proportion",
    "rate",
    "rate_ratio",
    "spread",
    "trend",
    "wilson",
]
