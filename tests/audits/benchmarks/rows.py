"""Measures with figures of several forces and years, for the tests of their pages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from audits.models import Measure, MeasureKind, Release
from peel.record.models import Force
from tests import factories
from tests import factories_measures as measures


def year(until: int) -> dict[str, date]:
    """The year that ends in March."""
    return {"period_from": date(until - 1, 4, 1), "period_until": date(until, 3, 31)}


def figures(
    measure: Measure, values: Mapping[Force, Any], until: int = 2025, release: Release | None = None
) -> None:
    """The figures of one year."""
    release = release or measures.release()
    for force, value in values.items():
        measures.observation(measure=measure, force=force, value=value, release=release, **year(until))


def rate(**fields: Any) -> Measure:
    """Offences per 1,000 people, worked out from two measures that are in the record unless told otherwise."""
    if "numerator" not in fields:
        fields["numerator"] = measures.measure()
    if "denominator" not in fields:
        fields["denominator"] = measures.measure(unit="people")
    defaults = {
        "kind": MeasureKind.RATE,
        "unit": "offences per 1,000 population",
        "per": "1,000 population",
        "decimals": 1,
        "is_per_head": True,
        "multiplier": 1000,
    }
    return measures.measure(**defaults | fields)


def counted(measure: Measure, counts: Mapping[Force, tuple[int, int]], until: int = 2025) -> None:
    """Events and people of one year, and the rate of each force from them, as it would be published."""
    release = measures.release()
    middle = date(until - 1, 6, 30)
    for force, (events, people) in counts.items():
        at = {"force": force, "release": release}
        measures.observation(measure=measure.numerator, value=events, **at, **year(until))
        measures.observation(
            measure=measure.denominator, value=people, period_from=middle, period_until=middle, **at
        )
        shown = round(events / people * measure.multiplier, measure.decimals)
        measures.observation(measure=measure, value=str(shown), **at, **year(until))


def forces(*names: str) -> list[Force]:
    """Forces by name."""
    return [factories.force(name) for name in names]
