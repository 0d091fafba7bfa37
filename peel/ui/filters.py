"""The filters that all others build on: by GET, each chosen value shown and removable."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Model, Q, QuerySet
from django.http import QueryDict
from django_filters.conf import settings

from peel.ui.dates import format_date

ALL = "All"
DASHES = settings.EMPTY_CHOICE_LABEL  # what django-filter shows for no choice, unless told otherwise
CLASSES = {
    "select": "govuk-select",
    "checkbox": "govuk-checkboxes__input",
    "radio": "govuk-radios__input",
    "date": "govuk-input govuk-input--width-10",
    "number": "govuk-input govuk-input--width-5",
}


@dataclass(frozen=True)
class Chip:
    """One chosen value of a filter, and the address of the same list without it."""

    label: str
    value: str
    href: str


@dataclass(frozen=True)
class Tally:
    """One value of a filter: how many rows it finds beside the other values chosen, and the address of those."""

    label: str
    number: int
    href: str
    is_chosen: bool


class FilterSet(django_filters.FilterSet):
    """Filters of a list. A value that is not known finds nothing and says so, rather than everything."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_without_nul(data or QueryDict()), *args, **kwargs)
        self.is_bound = True
        for chosen in self.filters.values():
            is_choice = isinstance(chosen, (django_filters.ChoiceFilter, django_filters.ModelChoiceFilter))
            if is_choice and chosen.extra.get("empty_label", DASHES) == DASHES:
                chosen.extra["empty_label"] = ALL

    @property
    def form(self) -> forms.Form:
        """The form in the page's dress."""
        if not hasattr(self, "_form"):
            for field in super().form.fields.values():
                _dress(field)
            self._form.full_clean()
        return self._form

    @property
    def qs(self) -> QuerySet:
        """The rows that fit; none when a value is not known."""
        return super().qs if self.form.is_valid() else self.queryset.none()

    @property
    def chips(self) -> list[Chip]:
        """The chosen values in the form's order, unknown ones too, so that they can be taken away."""
        return [
            Chip(str(self.form[name].label), self._words(name, value), self._without(name, value))
            for name in self.form.fields
            for value in self.data.getlist(name)
            if value
        ]

    @property
    def tallies(self) -> list[Tally]:
        """The values that a list counts above its rows; none unless it says which."""
        return []

    def tallied(self, name: str, values: dict[str, tuple[str, Q]]) -> list[Tally]:
        """The tallies of one filter's values, each with its words and what it asks of a row: one query."""
        rows = self.queryset
        for other, value in self.form.cleaned_data.items():
            rows = rows if other == name else self.filters[other].filter(rows, value)
        numbers = rows.order_by().aggregate(
            **{slug: Count("pk", filter=condition) for slug, (_, condition) in values.items()}
        )
        return [
            Tally(label, numbers[slug], self._with(name, slug), self.data.get(name) == slug)
            for slug, (label, _) in values.items()
        ]

    @property
    def kept(self) -> Iterator[tuple[str, str]]:
        """What the form carries along besides its own fields."""
        return ((name, value) for name in ("sort",) for value in self.data.getlist(name))

    def _words(self, name: str, value: str) -> str:
        """A chosen value as the form words it."""
        field, cleaned = self.form.fields[name], self.form.cleaned_data.get(name)
        if isinstance(cleaned, date):
            return format_date(cleaned)
        if isinstance(field, forms.ModelChoiceField):
            return _names_of_rows(field, cleaned).get(value, value)
        return {str(known): str(words) for known, words in getattr(field.widget, "choices", ())}.get(value, value)

    def _without(self, name: str, value: str) -> str:
        """The query of the same list without one value."""
        return self._query(name, [other for other in self.data.getlist(name) if other != value])

    def _with(self, name: str, value: str) -> str:
        """The query of the same list with this value alone."""
        return self._query(name, [value])

    def _query(self, name: str, values: list[str]) -> str:
        """The query with other values of one filter, from the list's first page on."""
        changed = self.data.copy()
        changed.setlist(name, values)
        for gone in ("page", "format"):
            changed.pop(gone, None)
        return f"?{changed.urlencode()}"


def _without_nul(data: QueryDict) -> QueryDict:
    """The query with NUL, which PostgreSQL refuses with an error, as a character that is in no value."""
    clean = QueryDict(mutable=True)
    for name, values in data.lists():
        clean.setlist(name, [value.replace("\0", "\N{REPLACEMENT CHARACTER}") for value in values])
    return clean


def _names_of_rows(field: forms.ModelChoiceField, cleaned: Any) -> dict[str, str]:
    """The chosen rows' values and names, without asking for all that could be chosen."""
    rows = [cleaned] if isinstance(cleaned, Model) else cleaned or []
    return {str(field.prepare_value(row)): field.label_from_instance(row) for row in rows}


def _dress(field: forms.Field) -> None:
    """Give a field the design system's classes, and a date the browser's own calendar."""
    if isinstance(field, forms.DateField):
        field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        field.widget.input_type = "date"
    if isinstance(field, forms.NullBooleanField):
        field.widget.choices = [("", ALL), ("true", "Yes"), ("false", "No")]
    field.widget.attrs["class"] = CLASSES.get(field.widget.input_type, "govuk-input")
