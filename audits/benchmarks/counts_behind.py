"""The counts behind a measure's figures: events and the cases or people that they are set against."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from audits.benchmarks.values import Figures, Period
from audits.statistics import CannotSay, Funnel, TrendPoint, funnel, proportion, rate
from audits.statistics.funnel import Kind

ByForce = Mapping[str, Mapping[Period, Decimal]]


@dataclass(frozen=True, slots=True)
class CountsBehind:
    """What one figure was worked out from."""

    events: int
    size: int


@dataclass(frozen=True, slots=True)
class Events:
    """Events and sizes by force (its slug) and period; a figure is events ÷ size × `per`."""

    kind: Kind
    per: int
    decimals: int
    events: ByForce
    sizes: ByForce

    def behind(self, slug: str, period: Period, value: Decimal) -> CountsBehind | None:
        """The counts behind a published figure; None where one is missing, or where they don't give that figure."""
        events = self.events.get(slug, {}).get(period)
        size = self.size(slug, period)
        if events is None or not size or events != int(events) or (self.kind == "share" and events > size):
            return None
        # One unit of the last decimal: what was published may have been worked out from unrounded counts.
        if abs(events / size * self.per - value) > Decimal(10) ** -self.decimals:
            return None
        return CountsBehind(int(events), int(size))

    def size(self, slug: str, period: Period) -> Decimal | None:
        """The cases of the same period, else the people on the last day counted before it ended."""
        known = self.sizes.get(slug, {})
        if period in known:
            return known[period]
        days = [day for day in known if day.is_a_day and day.until <= period.until]
        return known[max(days)] if days else None

    def funnel(self, figures: Figures) -> Funnel | None:
        """The funnel of one period: of the forces whose counts give the published figure, two at least."""
        pairs = ((one.slug, self.behind(one.slug, figures.period, one.value)) for one in figures.standings)
        known = {slug: counts for slug, counts in pairs if counts}
        if len(known) < 2:
            return None
        return funnel(
            {slug: counts.events for slug, counts in known.items()},
            {slug: counts.size for slug, counts in known.items()},
            per=self.per,
            kind=self.kind,
        )

    def point(self, slug: str, period: Period, value: Decimal) -> TrendPoint | None:
        """A figure from its counts with 95% limits of ours; None where its counts don't allow any."""
        counts = self.behind(slug, period, value)
        if counts is None:
            return None
        try:
            limits = self.limits(counts)
        except CannotSay:
            return None
        return TrendPoint(period.words, self.per * counts.events / counts.size, limits[0], limits[1])

    def limits(self, counts: CountsBehind) -> tuple[float, float]:
        """Wilson's or exact limits of a share, Byar's or exact ones of a rate."""
        if self.kind == "share":
            found = proportion(counts.events, counts.size)
            return found.lower * self.per / 100, found.upper * self.per / 100
        of_rate = rate(counts.events, counts.size, per=self.per)
        return of_rate.lower, of_rate.upper
