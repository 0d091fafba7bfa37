"""The filters of the list of pre-publication rooms."""

import django_filters
from django.db.models import Q

from peel.consultation.queries.consultations import Stage
from peel.record.filters import by_force
from peel.ui.filters import FilterSet, Tally


class RoomFilter(FilterSet):
    """Rooms by how far they are, and by force."""

    stage = django_filters.ChoiceFilter(label="How far", choices=Stage.choices)
    force = by_force("force")

    @property
    def tallies(self) -> list[Tally]:
        """How many are how far."""
        return self.tallied("stage", {one.value: (one.label, Q(stage=one)) for one in Stage})
