"""The statistics of audits and benchmarks: pure arithmetic, each function with its method, formula and source.

What was published stays a Decimal; what we work out is a float.
"""

from .change import Change, change
from .compared import Compared, compare
from .counts import Limits, exact, proportion, wilson
from .errors import CannotSay, NoCases, NoMargin, NotANumber, NoValues, TooFew
from .interval import Interval, decimals
from .spread import Position, Spread, spread

__all__ = [
    "CannotSay",
    "Change",
    "Compared",
    "Interval",
    "Limits",
    "NoCases",
    "NoMargin",
    "NoValues",
    "NotANumber",
    "Position",
    "Spread",
    "TooFew",
    "change",
    "compare",
    "decimals",
    "exact",
    "proportion",
    "spread",
    "wilson",
]
