"""One measure over all forces, as its page and its charts show it: plain values, no models."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from audits.statistics import Position, Spread, decimals, spread
from peel.ui.dates import format_date


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days that a figure is of: one day where it is a count on that day."""

    until: date
    first: date

    @property
    def key(self) -> str:
        """How an address names it: '2024-04-01--2025-03-31', '2026-03-31'."""
        return str(self.until) if self.is_a_day else f"{self.first}--{self.until}"

    @property
    def is_a_day(self) -> bool:
        """Whether the figure is of one day."""
        return self.first == self.until

    @property
    def words(self) -> str:
        """'year ending 31 March 2025', '31 March 2026', else both days."""
        if self.is_a_day:
            return format_date(self.until)
        if self.first == anniversary(self.until, -1) + timedelta(days=1):
            return f"year ending {format_date(self.until)}"
        return f"{format_date(self.first)} to {format_date(self.until)}"

    @property
    def when(self) -> str:
        """The same in a sentence: 'in the year ending 31 March 2025', 'on 31 March 2026'."""
        if self.is_a_day:
            return f"on {self.words}"
        return f"in the {self.words}" if self.words.startswith("year") else f"from {self.words}"

    def is_followed_by(self, later: "Period", step: int) -> bool:
        """Whether no period is missing between the two; `step`: the fewest days between two of this measure."""
        if self.is_a_day or later.is_a_day:
            return self.is_a_day and later.is_a_day and (later.until - self.until).days < 1.5 * step
        return later.first <= self.until + timedelta(days=1)


def anniversary(day: date, years: int) -> date:
    """The same day in another year; the last of February for a 29th that it hasn't."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How the figures of a measure are written: '9.2%', '£137,593 per 1,000 population', '77.9 offences'."""

    unit: str
    decimals: int
    before: str = ""
    after: str = ""
    words: str = ""

    def within(self, figures: "Figures") -> "Quantity":
        """The same with no more decimals than the figures of this period were published with."""
        published = max((decimals(standing.value) for standing in figures.standings), default=self.decimals)
        return replace(self, decimals=min(self.decimals, published))

    def number(self, value: Decimal | float, more: int = 0) -> Decimal:
        """The figure with its decimals; an average has one `more`."""
        return round(Decimal(value), self.decimals + more)

    def bare(self, value: Decimal | float, more: int = 0) -> str:
        """The figure with its sign, where its unit has one, for a place that names the unit."""
        number = self.number(value, more)
        return f"{'−' if number < 0 else ''}{self.before}{abs(number):,}{self.after}"

    def written(self, value: Decimal | float, more: int = 0) -> str:
        """The figure with its unit, for a sentence."""
        return f"{self.bare(value, more)} {self.words}".strip()


@dataclass(frozen=True, slots=True)
class Standing:
    """One force's figure in a period, and where it lies among all."""

    force: str
    slug: str
    value: Decimal
    position: Position


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of all forces in one period, and their spread."""

    period: Period
    standings: tuple[Standing, ...]
    spread: Spread
    is_provisional: bool = False

    def of(self, slug: str) -> Standing | None:
        """The standing of one force, if it has a figure."""
        return next((standing for standing in self.standings if standing.slug == slug), None)

    @property
    def outside(self) -> int:
        """How many forces lie beyond one standard deviation."""
        return sum(standing.position.state in ("above", "below") for standing in self.standings)


def figures_of(
    period: Period, values: Mapping[str, Decimal], names: Mapping[str, str], is_provisional: bool
) -> Figures:
    """The figures by force (its slug), highest first, those alike by name."""
    found = spread({slug: float(value) for slug, value in values.items()})
    in_order = sorted(values, key=lambda slug: (-values[slug], names[slug]))
    return Figures(
        period,
        tuple(Standing(names[slug], slug, values[slug], found.position(float(values[slug]))) for slug in in_order),
        found,
        is_provisional,
    )


@dataclass(frozen=True)
class Benchmark:
    """One measure in one period: what a chart and a sentence need to know of it."""

    name: str
    quantity: Quantity
    figures: Figures
    sources: Mapping[str, str]
    licence: str
    chosen: str = ""

    @property
    def standing(self) -> Standing | None:
        """The chosen force's own, if it has a figure."""
        return self.figures.of(self.chosen)

    @property
    def sentence(self) -> str:
        """The answer: where the chosen force stands, else what is found among all."""
        own = self.standing
        if own is None:
            return self.of_all
        return f"{own.force}: {self.quantity.written(own.value)} – {own.position.words}"

    @property
    def of_all(self) -> str:
        """The average, and between which forces the figures lie; no force has a place in an order."""
        spread, standings, quantity = self.figures.spread, self.figures.standings, self.quantity
        if spread.n == 1:
            return f"Only {standings[0].force} has a figure: {quantity.written(standings[0].value)}"
        if spread.sd == 0:
            return f"All {spread.n} forces have the same figure: {quantity.written(standings[0].value)}"
        average = f"The average of {spread.n} forces is {quantity.written(spread.mean, more=1)}"
        return f"{average}; figures lie between {self._end(-1)} and {self._end(0)}"

    def _end(self, place: int) -> str:
        """One end of the figures, with the force that has it, or how many have."""
        value = self.figures.standings[place].value
        there = [one.force for one in self.figures.standings if one.value == value]
        return f"{self.quantity.bare(value)} ({there[0] if len(there) == 1 else f'{len(there)} forces'})"
