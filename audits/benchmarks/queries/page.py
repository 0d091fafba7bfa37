"""All that the page of one measure shows of one period and one force."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from audits.benchmarks.counts_behind import Events
from audits.benchmarks.queries.benchmark import Record, events, is_count, releases_of, series
from audits.benchmarks.series import Series
from audits.benchmarks.values import Benchmark, Figures
from audits.models import Direction, Measure, MeasureKind, Release
from audits.models.observation import FEW_LIVE_THERE
from audits.statistics import Funnel
from audits.statistics.process import POINTS_NEEDED, WORDS
from peel.record.models import Force, Publication

BETTER = {
    (Direction.HIGHER_IS_BETTER, "rising"): "for the better",
    (Direction.HIGHER_IS_BETTER, "falling"): "for the worse",
    (Direction.LOWER_IS_BETTER, "rising"): "for the worse",
    (Direction.LOWER_IS_BETTER, "falling"): "for the better",
}


@dataclass(frozen=True)
class Missing:
    """A force without a figure, and why."""

    force: Force
    why: str


@dataclass(frozen=True)
class Page:
    """One period of a measure, with the force that was chosen, if one was."""

    record: Record
    figures: Figures
    force: Force | None
    releases: dict[int, Release]
    events: Events | None
    series: Series

    @property
    def measure(self) -> Measure:
        """The measure."""
        return self.record.measure

    @cached_property
    def tables(self) -> list[Release]:
        """The tables that the period's figures stand in."""
        known = self.record.releases[self.figures.period]
        return [release for pk, release in self.releases.items() if pk in known]

    @property
    def unpublished(self) -> list[Publication]:
        """What of all that the page shows only some people may see."""
        return [each.publication for each in self.releases.values() if not each.publication.is_public]

    @cached_property
    def benchmark(self) -> Benchmark:
        """The period for charts and sentences."""
        publisher = self.measure.publisher
        tables = {f"{publisher}: {one.title}": one.publication.get_absolute_url() for one in self.tables}
        return Benchmark(
            name=self.measure.name,
            quantity=self.record.quantity.within(self.figures),
            figures=self.figures,
            sources=tables or {publisher: ""},
            licence=f"Contains public sector information licensed under the {self.measure.licence}.",
            chosen=self.force.slug if self.force else "",
        )

    @cached_property
    def missing(self) -> list[Missing]:
        """The forces without a figure in this period."""
        return [Missing(force, self.why_missing(force)) for force in self.record.missing(self.figures)]

    @property
    def own_missing(self) -> Missing | None:
        """Why the chosen force has no figure, if it hasn't."""
        return next((each for each in self.missing if each.force == self.force), None)

    def why_missing(self, force: Force) -> str:
        """The rule that leaves a force out, or that its figure is not in the table."""
        if self.measure.is_per_head and force.slug == FEW_LIVE_THERE:
            return "left out of all rates per head, since few people live there and many come in to work"
        return f"no figure {self.figures.period.when} in the record"

    @cached_property
    def funnel(self) -> Funnel | None:
        """The funnel, where the counts behind the figures are in the record."""
        return self.events.funnel(self.figures) if self.events else None

    @property
    def why_no_funnel(self) -> str:
        """In one sentence why the limits of a funnel can't be worked out."""
        numerator = self.measure.numerator
        if self.measure.kind == MeasureKind.COUNT:
            return "A funnel sets a share or a rate against a force’s size; this is a plain number."
        if numerator is None:
            return "The limits of a funnel come from counts, and none are in the record behind these figures."
        if not is_count(numerator):
            return f"The limits of a funnel come from counts of events, which ‘{numerator}’ is not."
        return f"The counts behind the figures {self.figures.period.when} are not in the record."

    @property
    def trend_words(self) -> str:
        """The verdict on the force's figures over time; better or worse only where the measure has a direction."""
        if self.measure.kind == MeasureKind.COUNT:
            return "No verdict on a trend: it rests on the margin of each figure, and a plain number has none."
        if self.events is None:
            return (
                "No verdict on a trend: it rests on the margin of each figure, and there are no counts "
                "behind these from which we could work one out."
            )
        found = self.series.trend
        if found is None:
            return (
                "No verdict on a trend: the counts behind some of the figures that compare are not in the record."
            )
        if found.state in ("rising", "falling"):
            towards = BETTER.get((self.measure.direction, found.state), "")
            return f"Trend of the last {found.n} figures that compare: {found.verdict} {towards}".strip() + "."
        return f"Trend: {found.verdict}."

    @property
    def process_words(self) -> list[str]:
        """The usual range of the force's figures and what stands out of it, from twelve comparable ones on."""
        found, points = self.series.process, self.series.comparable
        if found is None:
            return [f"Usual range: too few figures that compare ({len(points)} of {POINTS_NEEDED})."]
        quantity = self.record.quantity
        ends = f"{quantity.bare(max(found.lower, 0.0), more=1)} to {quantity.bare(found.upper, more=1)}"
        said = [f"Usual range of the last {len(points)} figures that compare: {ends}."]
        said += [f"{WORDS[kind].capitalize()}: {', '.join(spans)}." for kind, spans in self.signals.items()]
        return said if found.signals else [*said, "Nothing stands out."]

    @property
    def signals(self) -> dict[str, list[str]]:
        """What stands out of the usual range, by kind: the stretches in which it does, named by their ends."""
        stretches: dict[str, list[tuple[int, int]]] = {}
        for signal in self.series.process.signals:
            known = stretches.setdefault(signal.kind, [])
            goes_on = known and signal.first <= known[-1][1] + 1
            first = known.pop()[0] if goes_on else signal.first
            known.append((first, signal.last))
        return {kind: [self.stretch(*ends) for ends in known] for kind, known in stretches.items()}

    def stretch(self, first: int, last: int) -> str:
        """'March 2007 to March 2010': from one comparable figure to another, counted from 1."""
        ends = [f"{self.series.comparable[place - 1].period.until:%B %Y}" for place in (first, last)]
        return ends[0] if first == last else f"{ends[0]} to {ends[1]}"


def page(user: Any, found: Record, *, force: str, period: str) -> Page | None:
    """The page of one period; None where `user` may see no figure of the measure. At most five queries."""
    figures = found.shown(period)
    if figures is None:
        return None
    chosen = next((each for each in found.forces if each.slug == force), None)
    counted = events(user, found)
    return Page(
        record=found,
        figures=figures,
        force=chosen,
        releases=releases_of(user, found.measure),
        events=counted,
        series=series(found, chosen, counted),
    )
