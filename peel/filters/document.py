"""The filters of the list of documents."""

import django_filters

from peel.models import PublicationKind

from .base import FilterSet
from .choices import by_force


class DocumentFilter(FilterSet):
    """Documents by force and by what they are."""

    force = by_force("publication__force")
    kind = django_filters.ChoiceFilter(
        label="Kind", field_name="publication__kind", choices=PublicationKind.choices
    )
