"""A filter with every kind of field, in each of its states."""

import django_filters
from django import forms
from django.http import QueryDict

from peel.record.models import Force
from peel.ui.filters import FilterSet

STATES = {
    "rest": "",
    "chosen": "force=barsetshire&status=open&status=overdue&words=stamps&since=2030-01-31",
    "wrong": "force=nowhere",
}


class SampleFilter(FilterSet):
    """Fixed choices: it finds no row and asks no database."""

    force = django_filters.ChoiceFilter(label="Force", choices=[("barsetshire", "Barsetshire")])
    status = django_filters.MultipleChoiceFilter(
        label="Status",
        choices=[("open", "Open"), ("overdue", "Overdue"), ("closed", "Closed")],
        widget=forms.CheckboxSelectMultiple,
    )
    words = django_filters.CharFilter(label="Words in it")
    since = django_filters.DateFilter(label="Raised from")


def samples() -> dict[str, SampleFilter]:
    """The filter at rest, with chosen values, and with unknown ones; their fields have other ids each."""
    found = {
        state: SampleFilter(QueryDict(query), queryset=Force.objects.none()) for state, query in STATES.items()
    }
    for state, chosen in found.items():
        chosen.form.auto_id = f"filter-{state}-%s"
    return found
