"""The table of grades."""

from typing import Any

import django_tables2 as tables

from peel.record.columns import LINK, SourceColumn, SourceKindColumn, area_column, force_column
from peel.record.models import Judgment
from peel.ui.tables import DAY, NONE, Table


class GradeTable(Table):
    """Grades: whose, of which area and cycle, whether carried over, and who states each."""

    force = force_column("inspection__force")
    area = area_column()
    cycle = tables.Column(accessor="grade__cycle", order_by=("grade__cycle__order",), attrs=DAY)
    grade = tables.Column(
        verbose_name="Grade", accessor="grade__name", linkify=lambda record: record.get_absolute_url(), attrs=LINK
    )
    carried_from = tables.Column(verbose_name="Carried over from", default=NONE)
    source = SourceColumn()
    source_kind = SourceKindColumn()

    class Meta(Table.Meta):
        caption = "Grades"
        row_header = "grade"

    def order_grade(self, rows: Any, is_descending: bool) -> tuple[Any, bool]:
        """By the order of the scale, best first."""
        return rows.order_by("-grade__order" if is_descending else "grade__order", "pk"), True

    def value_grade(self, record: Judgment) -> str:
        """The grade's code, as in all downloads."""
        return record.grade.slug
