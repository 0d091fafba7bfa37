"""The measures in which one force lies far from the average, for the force's own page."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Avg, Count, Q, StdDev

from audits.benchmarks.queries.benchmark import NEARLY_ALL, quantity
from audits.benchmarks.values import Period, anniversary
from audits.models import Measure, MeasureKind, Observation
from audits.models.observation import FEW_LIVE_THERE
from audits.statistics import Spread
from peel.record.models import Force

MOST = 3
YEARS = 3
# What mostly says how large a force is: no position among others follows from it.
SIZES = Q(measure__kind__in=[MeasureKind.COUNT, MeasureKind.AMOUNT], measure__is_per_head=False)


@dataclass(frozen=True, slots=True)
class Outlier:
    """One figure of a force that lies more than one standard deviation from the average."""

    measure: Measure
    period: Period
    figure: str
    position: str
    distance: float


def outliers(user: Any, force: Force) -> list[Outlier]:
    """At most three, furthest first, one a topic, of the three years up to the newest figure: two queries."""
    spreads = spreads_shown(user)
    ends = {period.until for period, _ in spreads.values()}
    rows = compared(user).filter(force=force, measure__in=spreads, period_until__in=ends)
    found = []
    for row in rows.select_related("measure"):
        period, spread = spreads[row.measure_id]
        position = spread.position(float(row.value))
        if Period(row.period_until, row.period_from) == period and position.state in ("above", "below"):
            figure = quantity(row.measure).written(row.value)
            distance = abs(float(row.value) - spread.mean) / spread.sd
            found.append(Outlier(row.measure, period, figure, position.words, distance))
    return furthest(found)


def furthest(found: list[Outlier]) -> list[Outlier]:
    """The furthest of each topic, and of those the furthest."""
    by_topic: dict[str, Outlier] = {}
    for each in sorted(found, key=lambda each: (-each.distance, each.measure.order)):
        by_topic.setdefault(each.measure.topic, each)
    return list(by_topic.values())[:MOST]


def compared(user: Any) -> Any:
    """The figures that go into benchmarks, without plain sizes."""
    rows = Observation.objects.visible_to(user).exclude(SIZES)
    return rows.exclude(measure__is_per_head=True, force__slug=FEW_LIVE_THERE)


def spreads_shown(user: Any) -> dict[int, tuple[Period, Spread]]:
    """By the key of a measure, the period that its page shows first and the spread in it; old ones are left out."""
    groups = compared(user).values("measure", "period_until", "period_from").order_by("measure", "-period_until")
    rows = list(groups.annotate(n=Count("pk"), mean=Avg("value"), sd=StdDev("value")))
    newest = max((row["period_until"] for row in rows), default=date.min)
    shown = {}
    for measure, periods in groupby(rows, key=itemgetter("measure")):
        known = list(periods)
        most = max(row["n"] for row in known)
        first = next(row for row in known if row["n"] >= NEARLY_ALL * most)
        if first["period_until"] > anniversary(newest, -YEARS):
            mean, sd = float(first["mean"]), float(first["sd"])
            period = Period(first["period_until"], first["period_from"])
            shown[measure] = (period, Spread(mean, sd, first["n"], mean - sd, mean + sd))
    return shown
