"""The filters of the list of forces."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from peel.record.models import ForceName
from peel.ui.filters import FilterSet

YES_NO = [("yes", "Yes"), ("no", "No")]


class ForceFilter(FilterSet):
    """Forces by name, region and country, and by how they stand."""

    q = django_filters.CharFilter(label="Name", method="by_name")
    region = django_filters.AllValuesFilter(label="Region")
    country = django_filters.ChoiceFilter(label="Country", choices=[("England", "England"), ("Wales", "Wales")])
    engage = django_filters.ChoiceFilter(label="In Engage when last known", choices=YES_NO, method="by_monitoring")
    open_causes = django_filters.ChoiceFilter(
        label="Open causes of concern", choices=YES_NO, method="by_open_causes"
    )

    def by_name(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Forces that have the text in any of their names."""
        other = ForceName.objects.filter(force=OuterRef("pk"), name__icontains=value)
        return rows.filter(Q(short_name__icontains=value) | Q(official_name__icontains=value) | Exists(other))

    def by_monitoring(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Forces in Engage, or the others."""
        return rows.filter(in_engage=value == "yes")

    def by_open_causes(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Forces with open causes of concern, or without."""
        return rows.filter(open_causes__gt=0) if value == "yes" else rows.filter(open_causes=0)
