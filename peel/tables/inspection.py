"""The table of inspections."""

import django_tables2 as tables

from peel.models import Inspection
from peel.queries.days import written

from .base import DAY, NUMBER, Table
from .columns import LINK, force_column


class InspectionTable(Table):
    """Inspections: whose, in which cycle, of which kind, when published, and how many areas were graded."""

    report = tables.Column(
        verbose_name="Report",
        accessor="report__title",
        linkify=lambda record: record.get_absolute_url(),
        attrs=LINK,
    )
    force = force_column()
    region = tables.Column(verbose_name="Region", accessor="force__region")
    cycle = tables.Column(accessor="framework__cycle", order_by=("framework__cycle__order",), attrs=DAY)
    kind = tables.Column()
    published_on = tables.Column(
        accessor="report__published_on", verbose_name="Published", empty_values=(), attrs=DAY
    )
    graded = tables.Column(verbose_name="Grades held", attrs=NUMBER)

    class Meta(Table.Meta):
        caption = "Inspections"

    def render_graded(self, value: int) -> int | str:
        """How many we hold."""
        return value or "None held"

    def value_graded(self, value: int) -> int:
        """The number, 0 too: it counts what we hold."""
        return value

    def render_published_on(self, record: Inspection) -> str:
        """The date, else what the source says instead of one."""
        report = record.report
        if report.published_on:
            return written(report.published_on)
        return report.published_text or "not known"
