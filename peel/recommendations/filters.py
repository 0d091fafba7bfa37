"""The filters of the list of recommendations."""

import django_filters
from django.db.models import Q, QuerySet

from peel.record.filters import by_cycle, by_force, by_region, by_theme
from peel.record.models import Cycle
from peel.ui.filters import FilterSet, Tally

STANDINGS = {
    "overdue": ("Overdue", Q(is_overdue=True)),
    "due-soon": ("Due in the next 30 days", Q(is_due_soon=True)),
    "open": ("Open", Q(is_open=True)),
    "closed": ("Closed", Q(closed_on__isnull=False)),
    "superseded": ("Superseded", Q(closed_on__isnull=True, is_superseded=True)),
    "not-known": ("Not known", Q(closed_on__isnull=True, is_superseded=False, is_open=False)),
}


class RecommendationFilter(FilterSet):
    """Recommendations by how they stand, force, region, area and cycle."""

    status = django_filters.ChoiceFilter(
        label="Status", method="standing", choices=[(slug, label) for slug, (label, _) in STANDINGS.items()]
    )
    force = by_force("cause__force")
    region = by_region("cause__force")
    theme = by_theme("cause__area")
    cycle = by_cycle(method="of_cycle")

    @property
    def tallies(self) -> list[Tally]:
        """How many stand how."""
        return self.tallied("status", STANDINGS)

    def standing(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """The rows that stand so on the day that the query was given."""
        return rows.filter(STANDINGS[value][1])

    def of_cycle(self, rows: QuerySet, name: str, cycle: Cycle) -> QuerySet:
        """The recommendations about a cycle's areas, or raised in the reports of its inspections."""
        by_report = Q(cause__raised_in__inspection__framework__cycle=cycle)
        return rows.filter(Q(cause__area__framework__cycle=cycle) | by_report)
