"""The figures of several measures at once, by measure and period, asked for in one query."""

from collections import defaultdict
from decimal import Decimal

from audits.benchmarks.values import Period
from audits.models import ObservationRows
from audits.models.observation import FEW_LIVE_THERE

# By the key of the measure (None, which has none, for a count that a measure lacks) and the period: by force.
Values = dict[tuple[int | None, Period], dict[str, Decimal]]
COLUMNS = ("measure", "period_until", "period_from", "force__slug", "force__short_name", "value")


def by_measure(rows: ObservationRows) -> tuple[Values, dict[str, str]]:
    """The figures by force (its slug), earliest period first, and the forces' names: one query."""
    found: Values = defaultdict(dict)
    names: dict[str, str] = {}
    in_order = rows.order_by("measure", "period_until", "period_from")
    for pk, until, first, slug, name, value in in_order.values_list(*COLUMNS):
        found[pk, Period(until, first)][slug] = value
        names[slug] = name
    return found, names


def side_by_side(rows: ObservationRows) -> ObservationRows:
    """The figures that may stand beside each other: no rate per head of City of London."""
    return rows.exclude(measure__is_per_head=True, force__slug=FEW_LIVE_THERE)
