"""The filters of the list of findings."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from peel.record.filters import by_cycle, by_force, by_theme
from peel.record.models import Cycle, FindingKind, Passage
from peel.ui.filters import FilterSet


class FindingFilter(FilterSet):
    """Findings by kind, force, area, cycle and words."""

    words = django_filters.CharFilter(label="Words in the heading or text", method="with_words")
    kind = django_filters.ChoiceFilter(label="Kind", choices=FindingKind.choices)
    force = by_force("publication__force")
    theme = by_theme("area")
    cycle = by_cycle(method="of_cycle")

    def with_words(self, rows: QuerySet, name: str, words: str) -> QuerySet:
        """The findings whose heading or passages have the words as they stand."""
        passages = Passage.objects.visible_to(self.request.user).filter(
            findings=OuterRef("pk"), text__icontains=words
        )
        return rows.filter(Q(heading__icontains=words) | Exists(passages))

    def of_cycle(self, rows: QuerySet, name: str, cycle: Cycle) -> QuerySet:
        """The findings of a cycle's areas, or of the reports of its inspections."""
        by_report = Q(publication__inspection__framework__cycle=cycle)
        return rows.filter(Q(area__framework__cycle=cycle) | by_report)
