"""An estimate with its margin as it is shown. Pure arithmetic: no models."""

from dataclasses import dataclass
from decimal import Decimal

NOUGHT, WHOLE = Decimal(0), Decimal(100)


def decimals(number: Decimal) -> int:
    """How many decimal places a number needs: 1 for 92.60."""
    return max(0, -number.normalize().as_tuple().exponent)


@dataclass(frozen=True, slots=True)
class Interval:
    """A percentage with the margin in points that was published for it, if one was."""

    value: Decimal
    margin: Decimal | None = None
    qualifier: str = ""

    @property
    def places(self) -> int:
        """The decimal places of value and margin together; an estimate with a margin has one at least."""
        if self.margin is None:
            return decimals(self.value)
        return max(1, decimals(self.value), decimals(self.margin))

    @property
    def lower(self) -> Decimal | None:
        """The lower limit, cut at 0."""
        return None if self.margin is None else max(NOUGHT, self.value - self.margin)

    @property
    def upper(self) -> Decimal | None:
        """The upper limit, cut at 100."""
        return None if self.margin is None else min(WHOLE, self.value + self.margin)

    @property
    def is_cut(self) -> bool:
        """Whether the published margin reaches below 0 or above 100."""
        return self.margin is not None and not self.margin <= self.value <= WHOLE - self.margin

    @property
    def percentage(self) -> str:
        """'92.6%', or 'about 72%' where the source hedges."""
        return f"{self.qualifier} {self._as_published(self.value)}%".strip()

    @property
    def margin_in_points(self) -> str:
        """'± 2.7 points'; nothing where no margin was published."""
        return "" if self.margin is None else f"± {self._as_published(self.margin)} points"

    def written(self, number: Decimal | None) -> str:
        """A number for a column, all of whose numbers have alike many decimal places; nothing for none."""
        return "" if number is None else f"{number:.{self.places}f}"

    def _as_published(self, number: Decimal) -> str:
        """Value or margin with its own decimal places, one at least where there is a margin."""
        return f"{number:.{max(decimals(number), 0 if self.margin is None else 1)}f}"

    def __str__(self) -> str:
        return f"{self.percentage} ({self.margin_in_points or 'no margin published'})"
