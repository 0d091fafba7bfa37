"""Stop and search of one force beside all forces, as its page and charts show it: plain values, no models."""

from dataclasses import dataclass

from audits.benchmarks.values import Figures, Quantity, Standing
from audits.statistics import RatioLimits


@dataclass(frozen=True, slots=True)
class ForceVsAverage:
    """One measure in one period: the force's figure among those of all.

    `why` says why the force has none; `broken` why the figure doesn't compare with the one of the period before.
    """

    name: str
    url: str
    quantity: Quantity
    figures: Figures
    standing: Standing | None
    source: str
    licence: str
    why: str = ""
    broken: str = ""

    @property
    def when(self) -> str:
        """The period, as it begins a line."""
        words = self.figures.period.words
        return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How often Black people were searched for each search of White people, per head, in one period.

    `limits` are ours, where the numbers of searches are known.
    """

    beside: ForceVsAverage
    black: int | None = None
    white: int | None = None
    limits: RatioLimits | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """One sentence of a published text about searches, with where it stands."""

    sentence: str
    url: str
    publication: str
    is_retold: bool
    is_of_outcomes: bool
