"""Benchmarks of some forces: each measure in the latest period that has most of them, and where each force lies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any

from django.db.models import Count, Q
from django.utils.text import capfirst

from audits.benchmarks.counts_behind import CountsBehind, Events
from audits.benchmarks.queries.benchmark import is_count, quantity
from audits.benchmarks.queries.figures import Values, by_measure, side_by_side
from audits.benchmarks.values import Figures, Period, Quantity, figures_of
from audits.compare.queries.rows import Entry, Note, Row, Section, cells
from audits.models import Direction, Measure, MeasureKind, Observation, Provisional, Topic
from audits.models.observation import FEW_LIVE_THERE
from audits.statistics import difference
from peel.record.models import Force

# Counts and sums of money tell how large a force is; only what allows for that stands side by side.
SIDE_BY_SIDE = [MeasureKind.SHARE, MeasureKind.RATE, MeasureKind.RATIO, MeasureKind.SCORE]
NOTES = (
    Note("Each measure is of the latest period that has a figure of most of the chosen forces."),
    Note(
        "The average is that of all forces with a figure, each counting alike. About a third of all forces lie "
        "further than one standard deviation from it in any case: it is a place, not a test."
    ),
    Note("Where a row says nothing else, neither higher nor lower is better in itself."),
    Note(
        "Differences are tested where the counts behind both forces’ shares are known, each pair by itself; "
        "elsewhere they are not tested."
    ),
    Note("[p]: provisional. [x]: not available. [z]: not applicable."),
)


@dataclass(frozen=True)
class Measured:
    """One measure in one period: all forces' figures with their spread, and the counts behind a share."""

    measure: Measure
    figures: Figures
    events: Events | None

    @cached_property
    def quantity(self) -> Quantity:
        """How its figures are written."""
        return quantity(self.measure).within(self.figures)

    def behind(self, force: Force) -> CountsBehind | None:
        """The counts that give a force's share, if they are known."""
        standing = self.figures.of(force.slug)
        if standing is None or self.events is None:
            return None
        return self.events.behind(force.slug, self.figures.period, standing.value)


def benchmarks(user: Any, forces: tuple[Force, ...]) -> list[Section]:
    """A section for each topic, or one that says that there is nothing: four queries."""
    found: dict[str, list[Measured]] = defaultdict(list)
    for one in measured(user, forces):
        found[one.measure.topic].append(one)
    if not found:
        return [Section("benchmarks", "Benchmarks", (), nothing="No benchmark of these forces is in the record.")]
    topics = [topic for topic in Topic if topic in found]
    return [section(topic, found[topic], forces, NOTES if topic == topics[0] else ()) for topic in topics]


def section(topic: Topic, found: list[Measured], forces: tuple[Force, ...], notes: tuple[Note, ...]) -> Section:
    """The measures of one topic, and who published them."""
    said = dict.fromkeys((one.measure.publisher, one.measure.licence) for one in found)
    sources = [Note(f"Source: {publisher}, {licence}.") for publisher, licence in said]
    rows = tuple(row(one, forces) for one in found)
    return Section(
        f"benchmarks-{topic}", f"Benchmarks: {topic.label.lower()}", rows, (*notes, *sources), is_folded=True
    )


def measured(user: Any, forces: tuple[Force, ...]) -> list[Measured]:
    """The measures, in their order, of which any of the forces has a figure."""
    periods = latest_periods(user, forces)
    found, names = values(user, periods)
    provisional = set(Provisional.objects.filter(measure__in=periods).values_list("measure", "period_until"))
    return [
        Measured(
            measure,
            figures_of(period, found[measure.pk, period], names, (measure.pk, period.until) in provisional),
            counted(measure, period, found),
        )
        for measure, period in periods.items()
    ]


def counted(measure: Measure, period: Period, found: Values) -> Events | None:
    """The counts of the same period that a share was worked out from; None where it wasn't."""
    if not (measure.kind == MeasureKind.SHARE and measure.numerator and is_count(measure.numerator)):
        return None
    events, sizes = (
        {slug: {period: value} for slug, value in found[pk, period].items()}
        for pk in (measure.numerator_id, measure.denominator_id)
    )
    return Events("share", measure.multiplier, measure.decimals, events, sizes)


def latest_periods(user: Any, forces: tuple[Force, ...]) -> dict[Measure, Period]:
    """For each measure the latest of the periods that have a figure of most of the forces."""
    measures = Measure.objects.filter(kind__in=SIDE_BY_SIDE).select_related("numerator").in_bulk()
    rows = side_by_side(Observation.objects.visible_to(user))
    rows = rows.filter(measure__in=measures, force__in=forces).order_by()
    counted = rows.values_list("measure", "period_until", "period_from").annotate(number=Count("pk"))
    best: dict[int, tuple[int, Period]] = {}
    for pk, until, first, number in counted:
        found = (number, Period(until, first))
        best[pk] = max(best.get(pk, found), found)
    return {measure: best[pk][1] for pk, measure in measures.items() if pk in best}


def values(user: Any, periods: Mapping[Measure, Period]) -> tuple[Values, dict[str, str]]:
    """All forces' figures of measures in their periods, those behind a share too; and the forces' names."""
    wanted = Q(pk__in=[])
    for measure, period in periods.items():
        counts = [measure.numerator_id, measure.denominator_id] if measure.kind == MeasureKind.SHARE else []
        wanted |= Q(measure__in=[measure.pk, *filter(None, counts)], **between(period))
    return by_measure(side_by_side(Observation.objects.visible_to(user)).filter(wanted))


def between(period: Period) -> dict[str, date]:
    """The condition that a figure is of a period."""
    return {"period_from": period.first, "period_until": period.until}


def row(one: Measured, forces: tuple[Force, ...]) -> Row:
    """One measure: each force's figure and place, with what holds of them all."""
    return Row(
        head=one.measure.name,
        cells=cells(forces, lambda force: [entry(one, force)]),
        href=one.measure.get_absolute_url(),
        remarks=tuple(about(one)),
        tested=tuple(differences(one, forces)),
    )


def about(one: Measured) -> Iterable[str]:
    """The period and unit, the average and spread of all forces, and which way is better where one is."""
    spread = one.figures.spread
    period = capfirst(one.figures.period.words)
    yield f"{period}; {one.quantity.unit}{' [p]' if one.figures.is_provisional else ''}"
    average, sd = one.quantity.bare(spread.mean, more=1), one.quantity.bare(spread.sd, more=1)
    yield f"Average of {spread.n} forces {average}, standard deviation {sd}"
    if one.measure.direction != Direction.NEITHER:
        yield one.measure.get_direction_display()
    if one.measure.is_ours:
        yield "Worked out by us from published figures"


def entry(one: Measured, force: Force) -> Entry:
    """One force's figure with its place; in words why there is none."""
    standing = one.figures.of(force.slug)
    if standing:
        period = one.figures.period.words
        remarks = (capfirst(standing.position.words),)
        return Entry(one.quantity.bare(standing.value), remarks=remarks, value=standing.value, period=period)
    if one.measure.is_per_head and force.slug == FEW_LIVE_THERE:
        return Entry(
            "[z] not applicable",
            remarks=("Left out of rates per head: few people live there, many come there to work",),
        )
    return Entry("[x] not available", remarks=("No figure of this period is in the record",))


def differences(one: Measured, forces: tuple[Force, ...]) -> Iterable[str]:
    """Each pair of forces tested, where the counts behind both shares are known."""
    known = [(force, counts) for force in forces if (counts := one.behind(force))]
    for first, second in combinations(known, 2):
        yield tested(*first, *second)


def tested(first: Force, counts: CountsBehind, second: Force, others: CountsBehind) -> str:
    """The difference of two shares with its limits by Newcombe's method, and what may be said of it."""
    found = difference(others.events, others.size, counts.events, counts.size)
    limits = f"95% limits {signed(found.lower)} to {signed(found.upper)} points, {found.method}, ours"
    if found.lower <= 0 <= found.upper:
        return f"{first} and {second}: no statistically significant difference ({limits})"
    word = "higher" if found.points > 0 else "lower"
    return f"{second} {word} than {first} by {abs(found.points):.1f} points, statistically significant ({limits})"


def signed(points: float) -> str:
    """Points with a minus that a screen reader knows."""
    return f"{'−' if round(points, 1) < 0 else ''}{abs(points):.1f}"
