"""The filters of the list of inspections."""

import django_filters
from django.db.models import QuerySet

from peel.models import Cycle, Force, InspectionKind

from .base import FilterSet


class InspectionFilter(FilterSet):
    """Inspections by force and region, cycle and kind, and by when their reports were published."""

    force = django_filters.ModelChoiceFilter(label="Force", queryset=Force.objects.all(), to_field_name="slug")
    region = django_filters.AllValuesFilter(label="Region", field_name="force__region")
    cycle = django_filters.ModelChoiceFilter(
        label="Cycle",
        field_name="framework__cycle",
        queryset=Cycle.objects.order_by("-order", "pk"),
        to_field_name="slug",
    )
    kind = django_filters.ChoiceFilter(label="Kind", choices=InspectionKind.choices)
    year = django_filters.TypedChoiceFilter(
        label="Year of publication", field_name="report__published_on__year", coerce=int
    )
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
