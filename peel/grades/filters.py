"""The filters of the list of grades."""

import django_filters
from django.db.models import QuerySet

from peel.record.filters import by_cycle, by_force, by_theme
from peel.record.models import GradeWord, SourceKind
from peel.ui.filters import FilterSet

STATED = "stated"


class GradeFilter(FilterSet):
    """Grades by force, area and cycle, by the grade itself, and by who states it."""

    force = by_force("inspection__force")
    theme = by_theme("area")
    cycle = by_cycle(field_name="grade__cycle")
    grade = django_filters.ChoiceFilter(label="Grade", field_name="grade__slug", choices=GradeWord.choices)
    source = django_filters.ChoiceFilter(
        label="Source of the grade",
        method="of_source",
        choices=[(STATED, "Stated by a source (hide what we inferred)"), *SourceKind.choices],
    )

    def of_source(self, rows: QuerySet, name: str, kind: str) -> QuerySet:
        """Those of one kind of source, or all that a source states."""
        return rows.stated() if kind == STATED else rows.filter(source_kind=kind)
