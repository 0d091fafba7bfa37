"""The filters of the list of letters."""

import django_filters

from peel.record.filters import by_force
from peel.record.models import LetterKind
from peel.ui.filters import FilterSet


class LetterFilter(FilterSet):
    """Letters by force, what they are about, and when they were sent."""

    force = by_force("force")
    kind = django_filters.ChoiceFilter(label="About", choices=LetterKind.choices)
    sent_from = django_filters.DateFilter(label="Sent on or after", field_name="day", lookup_expr="gte")
    sent_until = django_filters.DateFilter(label="Sent on or before", field_name="day", lookup_expr="lte")
