"""The filters of the list of inspections."""

import django_filters
from django.db.models import QuerySet

from peel.record.filters import by_cycle, by_force, by_region
from peel.record.models import InspectionKind
from peel.ui.filters import FilterSet


class InspectionFilter(FilterSet):
    """Inspections by force and region, cycle and kind, and by when their reports were published."""

    force = by_force("force")
    region = by_region("force")
    cycle = by_cycle(field_name="framework__cycle")
    kind = django_filters.ChoiceFilter(label="Kind", choices=InspectionKind.choices)
    year = django_filters.ChoiceFilter(label="Year of publication", field_name="report__published_on__year")
    since = django_filters.DateFilter(
        label="Published on or after", field_name="report__published_on", lookup_expr="gte"
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = [(year, str(year)) for year in self.years(self.queryset)]

    def years(self, rows: QuerySet) -> list[int]:
        """The years in which the reports of the list were published, newest first."""
        dated = rows.filter(report__published_on__isnull=False).order_by()
        return sorted(dated.values_list("report__published_on__year", flat=True).distinct(), reverse=True)
