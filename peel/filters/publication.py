"""The filters of the list of what is not published."""

import django_filters
from django.db.models import Q

from peel.models import PublicationKind
from peel.queries.standing import Standing

from .base import FilterSet, Tally
from .choices import by_force


class StandingFilter(FilterSet):
    """Publications by where they stand, force and kind."""

    state = django_filters.ChoiceFilter(label="Where it stands", field_name="standing", choices=Standing.choices)
    force = by_force("force")
    kind = django_filters.ChoiceFilter(label="Kind", choices=PublicationKind.choices)
    title = django_filters.CharFilter(label="Title contains", lookup_expr="icontains")

    @property
    def tallies(self) -> list[Tally]:
        """How many stand where."""
        return self.tallied("state", {one.value: (one.label, Q(standing=one)) for one in Standing})
