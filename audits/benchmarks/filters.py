"""The forms of the list of measures and of one measure's page."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet, Value

from audits.models import Topic
from peel.record.filters import by_force
from peel.record.models import Force
from peel.ui.filters import FilterSet


class MeasureFilter(FilterSet):
    """Measures by topic and by their words; a force is only kept for the pages that the list leads to."""

    topic = django_filters.ChoiceFilter(label="Topic", choices=Topic.choices)
    words = django_filters.CharFilter(label="Words", method="with_words")
    force = by_force("pk", method="kept_for_later")

    def with_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """The measures that have each of the words in their name, definition or unit."""
        for word in value.split()[:10]:
            in_text = Q(name__icontains=word) | Q(definition__icontains=word) | Q(unit__icontains=word)
            rows = rows.filter(in_text)
        return rows

    def kept_for_later(self, rows: QuerySet, name: str, value: Force) -> QuerySet:
        """All rows, each with the force to choose on its page."""
        return rows.annotate(chosen=Value(value.slug))


class BenchmarkFilter(FilterSet):
    """Which force a benchmark marks, and which period it shows."""

    force = django_filters.ChoiceFilter(label="Force")
    period = django_filters.ChoiceFilter(label="Period")

    def __init__(
        self, *args: Any, forces: list[tuple[str, str]], periods: list[tuple[str, str]], shown: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._periods = periods
        self.filters["force"].extra |= {"choices": forces, "empty_label": "No force"}
        self.filters["period"].extra |= {"choices": periods, "empty_label": shown}

    def period_links(self, shown: str) -> list[tuple[str, str, bool]]:
        """Each period's words and address, the force kept, and whether it is the one shown (by its key)."""
        return [(words, self._with("period", key), key == shown) for key, words in self._periods]

    def chosen(self, name: str) -> str:
        """The known value that was chosen; an unknown one counts as not chosen and is reported above."""
        return self.form.cleaned_data.get(name) or ""
