"""The filters of the list of documents."""

import django_filters

from peel.record.filters import by_force
from peel.record.models import PublicationKind
from peel.ui.filters import FilterSet


class DocumentFilter(FilterSet):
    """Documents by force and by what they are."""

    force = by_force("publication__force")
    kind = django_filters.ChoiceFilter(
        label="Kind", field_name="publication__kind", choices=PublicationKind.choices
    )
