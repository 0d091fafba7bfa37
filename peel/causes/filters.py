"""The filters of the list of causes of concern."""

import django_filters
from django.db.models import Q, QuerySet

from peel.record.filters import by_cycle, by_force, by_region, by_theme
from peel.record.models import CauseStatus, Cycle
from peel.ui.filters import FilterSet, Tally


class CauseFilter(FilterSet):
    """Causes by how they stand, force, region, area, cycle and route of publication."""

    status = django_filters.ChoiceFilter(label="Status", choices=CauseStatus.choices)
    force = by_force("force")
    region = by_region("force")
    theme = by_theme("area")
    cycle = by_cycle(method="of_cycle")
    accelerated = django_filters.BooleanFilter(field_name="is_accelerated", label="Raised ahead of the report")

    @property
    def tallies(self) -> list[Tally]:
        """How many stand how."""
        return self.tallied("status", {slug: (label, Q(status=slug)) for slug, label in CauseStatus.choices})

    def of_cycle(self, rows: QuerySet, name: str, cycle: Cycle) -> QuerySet:
        """The causes of a cycle's areas, or raised in the reports of its inspections."""
        by_report = Q(raised_in__inspection__framework__cycle=cycle)
        return rows.filter(Q(area__framework__cycle=cycle) | by_report)
