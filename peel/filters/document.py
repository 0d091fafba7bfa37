"""The filters of the list of documents."""

import django_filters

from peel.models import Force, PublicationKind

from .base import FilterSet


class DocumentFilter(FilterSet):
    """Documents by force and by what they are."""

    force = django_filters.ModelChoiceFilter(
        label="Force", field_name="publication__force", queryset=Force.objects.all(), to_field_name="slug"
    )
    kind = django_filters.ChoiceFilter(
        label="Kind", field_name="publication__kind", choices=PublicationKind.choices
    )
