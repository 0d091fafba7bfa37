"""The statistics of audits and benchmarks: pure arithmetic, each function with its method, formula and source.

What was published stays a Decimal; what we work out is a float. scipy is imported only by the functions that need
it (exact limits), since that takes longer than a page may: 1.3 seconds, once in the life of a process.
"""

from audits.statistics.change import Change, change
from audits.statistics.compared import Compared, compare
from audits.statistics.counts import Limits, exact, proportion, wilson
from audits.statistics.errors import CannotSay, NoCases, NoMargin, NotANumber, NoValues, NoWidth, TooFew
from audits.statistics.funnel import Dispersion, Funnel, FunnelLimits, FunnelPoint, funnel
from audits.statistics.groups import Difference, RatioLimits, difference, rate_ratio
from audits.statistics.interval import Interval, decimals
from audits.statistics.process import ProcessLimits, Signal, process_limits
from audits.statistics.rates import RateLimits, rate
from audits.statistics.spread import Position, Spread, spread
from audits.statistics.trend import Trend, TrendPoint, trend

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
