"""Which cycle the page of what we hold shows."""

from collections.abc import Iterable
from typing import Any

import django_filters

from peel.record.models import Cycle, Force
from peel.ui.filters import FilterSet


class CoverageFilter(FilterSet):
    """One of the cycles that there are; `first` is what is shown when none is chosen."""

    cycle = django_filters.ChoiceFilter(label="Cycle")

    def __init__(self, data: Any, *, cycles: Iterable[Cycle], first: Cycle) -> None:
        super().__init__(data, queryset=Force.objects.none())
        self.filters["cycle"].extra |= {
            "choices": [(cycle.slug, cycle.name) for cycle in cycles],
            "empty_label": f"{first}, the latest with half of the grades held",
        }

    @property
    def chosen(self) -> str:
        """The slug of the cycle that was chosen; empty for none, and for one that is not known."""
        return self.form.cleaned_data.get("cycle") or ""
