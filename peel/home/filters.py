"""The form of the national grid."""

from typing import Any

import django_filters

from peel.forces.filters import YES_NO
from peel.ui.filters import FilterSet

SORTS = [("date", "Date, newest first"), ("concerns", "Open causes of concern, most first")]


class GridFilter(FilterSet):
    """Which cycle the grid shows, and of it which forces and which area; what can be chosen comes from the grid."""

    area = django_filters.ChoiceFilter(label="Area")
    cycle = django_filters.ChoiceFilter(label="Cycle")
    region = django_filters.ChoiceFilter(label="Region")
    grade = django_filters.ChoiceFilter(label="Grade")
    source = django_filters.ChoiceFilter(label="Source of the grade")
    concern = django_filters.ChoiceFilter(label="Open causes of concern", choices=YES_NO)
    order = django_filters.ChoiceFilter(label="Sort by", choices=SORTS)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], latest: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, pairs in choices.items():
            self.filters[name].extra["choices"] = pairs
        self.filters["cycle"].extra["empty_label"] = f"{latest} (newest with at least half of its grades held)"
        self.filters["order"].extra["empty_label"] = "Name"

    @property
    def chosen(self) -> dict[str, str]:
        """The known values that were chosen; an unknown one counts as not chosen and is reported above."""
        return {name: self.form.cleaned_data.get(name) or "" for name in self.form.fields}
