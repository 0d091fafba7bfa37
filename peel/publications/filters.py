"""The filters of the list of what is not published."""

import django_filters
from django.db.models import Q

from peel.publications.queries.publication_state import PublicationStatus
from peel.record.filters import by_force
from peel.record.models import PublicationKind
from peel.ui.filters import FilterSet, Tally


class StandingFilter(FilterSet):
    """Publications by where they stand, force and kind."""

    state = django_filters.ChoiceFilter(
        label="Where it stands", field_name="standing", choices=PublicationStatus.choices
    )
    force = by_force("force")
    kind = django_filters.ChoiceFilter(label="Kind", choices=PublicationKind.choices)
    title = django_filters.CharFilter(label="Title contains", lookup_expr="icontains")

    @property
    def tallies(self) -> list[Tally]:
        """How many stand where."""
        return self.tallied("state", {one.value: (one.label, Q(standing=one)) for one in PublicationStatus})
