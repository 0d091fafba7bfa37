"""One measure over all forces and all periods, as a person may see it."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from audits.benchmarks.counts_behind import ByForce, Events
from audits.benchmarks.series import Series, SeriesBreak, SeriesPoint
from audits.benchmarks.values import Figures, Period, Quantity, figures_of
from audits.models import Break, Measure, MeasureKind, Observation, Provisional, Release
from audits.models.observation import FEW_LIVE_THERE
from peel.record.models import Force

# A period that has this part of the forces that any period has is full enough to be shown first.
NEARLY_ALL = 0.9
POUNDS = "GBP"
# Units that read otherwise behind a number.
SAID = {"headcount": "people"}


@dataclass(frozen=True)
class Record:
    """All figures of one measure, by period, earliest first, and the forces that there are."""

    measure: Measure
    forces: tuple[Force, ...]
    figures: tuple[Figures, ...]
    releases: dict[Period, frozenset[int]]
    provisional: tuple[Provisional, ...]

    @property
    def newest(self) -> Figures | None:
        """The latest period that has a figure for nearly as many forces as any."""
        most = max((each.spread.n for each in self.figures), default=0)
        return next((each for each in reversed(self.figures) if each.spread.n >= NEARLY_ALL * most), None)

    def shown(self, key: str) -> Figures | None:
        """The figures of the period that an address names, else of the newest."""
        return next((each for each in self.figures if each.period.key == key), self.newest)

    def missing(self, figures: Figures) -> list[Force]:
        """The forces without a figure in a period."""
        known = {standing.slug for standing in figures.standings}
        return [force for force in self.forces if force.slug not in known]

    @cached_property
    def quantity(self) -> Quantity:
        """How the measure's figures are written."""
        return quantity(self.measure)


def record(user: Any, measure: Measure) -> Record:
    """All that `user` may see of a measure: three queries."""
    forces = tuple(Force.objects.all())
    names = {force.slug: force.short_name for force in forces}
    values: dict[Period, dict[str, Decimal]] = defaultdict(dict)
    releases: dict[Period, set[int]] = defaultdict(set)
    rows = Observation.objects.visible_to(user).for_measure(measure).order_by("period_until", "period_from")
    for first, until, slug, value, release in rows.values_list(
        "period_from", "period_until", "force__slug", "value", "release_id"
    ):
        values[Period(until, first)][slug] = value
        releases[Period(until, first)].add(release)
    provisional = tuple(Provisional.objects.filter(measure=measure))
    ends = {each.period_until for each in provisional}
    return Record(
        measure=measure,
        forces=forces,
        figures=tuple(figures_of(one, values[one], names, one.until in ends) for one in sorted(values)),
        releases={period: frozenset(found) for period, found in releases.items()},
        provisional=provisional,
    )


def quantity(measure: Measure) -> Quantity:
    """Percent signs and pounds stand with the number; any other unit follows it in words."""
    unit, places = measure.unit, measure.decimals
    if measure.kind == MeasureKind.SHARE:
        return Quantity(unit, places, after="%")
    if unit.startswith(POUNDS):
        behind = unit.removeprefix(POUNDS).strip()
        return Quantity(f"pounds {behind}".strip(), places, before="£", words=behind)
    if measure.kind in (MeasureKind.RATIO, MeasureKind.SCORE):
        return Quantity(unit, places)
    return Quantity(unit, places, words=SAID.get(unit, unit))


def releases_of(user: Any, measure: Measure) -> dict[int, Release]:
    """The tables that `user` may see with figures of the measure, or of the counts that it is worked out from."""
    of = [pk for pk in (measure.pk, measure.numerator_id, measure.denominator_id) if pk]
    rows = Release.objects.visible_to(user).select_related("publication")
    known = Observation.objects.filter(release=OuterRef("pk"), measure__in=of)
    return {release.pk: release for release in rows.filter(Exists(known)).order_by("title", "pk")}


def events(user: Any, found: Record) -> Events | None:
    """The counts behind the figures; None where the measure is not worked out from counts of events."""
    measure = found.measure
    if not measure.numerator_id or not is_count(measure.numerator):
        return None
    counts: dict[int, ByForce] = {pk: defaultdict(dict) for pk in (measure.numerator_id, measure.denominator_id)}
    rows = Observation.objects.visible_to(user).filter(measure__in=counts)
    if measure.is_per_head:
        rows = rows.exclude(force__slug=FEW_LIVE_THERE)
    for pk, slug, first, until, value in rows.values_list(
        "measure", "force__slug", "period_from", "period_until", "value"
    ):
        counts[pk][slug][Period(until, first)] = value
    return Events(
        kind="share" if measure.kind == MeasureKind.SHARE else "rate",
        per=measure.multiplier,
        decimals=measure.decimals,
        events=counts[measure.numerator_id],
        sizes=counts[measure.denominator_id],
    )


def is_count(measure: Measure) -> bool:
    """Whether a measure counts events: neither money nor full-time equivalents."""
    return measure.kind == MeasureKind.COUNT and measure.decimals == 0


def series(found: Record, force: Force | None, counted: Events | None) -> Series:
    """The measure over time, for one force or for none."""
    about = Q(force__isnull=True) | Q(force=force) if force else Q(force__isnull=True)
    rows = Break.objects.filter(about, measure=found.measure).annotate(name=F("force__short_name"))
    breaks = tuple(
        SeriesBreak(each.last_before, each.first_after, each.statement, each.source, each.name or "")
        for each in rows
    )
    moments = [moment(each, force.slug, counted) for each in found.figures] if force else []
    return Series(
        figures=found.figures,
        moments=tuple(one for one in moments if one),
        breaks=breaks,
        force=force.short_name if force else "",
    )


def moment(figures: Figures, slug: str, counted: Events | None) -> SeriesPoint | None:
    """A force's figure in one period, if it has one."""
    own = figures.of(slug)
    if own is None:
        return None
    point = counted.point(slug, figures.period, own.value) if counted else None
    return SeriesPoint(figures, own.value, point)
