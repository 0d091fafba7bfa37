"""The filters of one subject: which of the audits that may be set beside each other."""

from typing import Any

import django_filters

from audits.audits.programmes import Programme
from peel.ui.filters import FilterSet


class SubjectFilter(FilterSet):
    """Of one programme, or of one year; what can be chosen comes from the results that there are."""

    programme = django_filters.ChoiceFilter(label="Programme")
    year = django_filters.ChoiceFilter(label="Year of the audit")

    def __init__(
        self, *args: Any, programmes: tuple[Programme, ...], years: tuple[str, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.filters["programme"].extra["choices"] = [(one.slug, one.name) for one in programmes]
        self.filters["year"].extra["choices"] = [(year, year) for year in years]

    @property
    def chosen(self) -> dict[str, str] | None:
        """The values that were chosen; None where one of them is not known."""
        if not self.form.is_valid():
            return None
        return {name: self.form.cleaned_data.get(name) or "" for name in self.form.fields}
