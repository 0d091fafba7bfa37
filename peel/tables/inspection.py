"""The table of inspections."""

import django_tables2 as tables
from django.utils.dateformat import format as format_date

from peel.models import Inspection

from .base import NUMBER, Table

LINK = {"a": {"class": "govuk-link"}}


class InspectionTable(Table):
    """Inspections: whose, in which cycle, of which kind, when published, and how many areas were graded."""

    report = tables.Column(
        verbose_name="Report",
        accessor="report__title",
        linkify=lambda record: record.get_absolute_url(),
        attrs=LINK,
    )
    force = tables.Column(
        verbose_name="Force",
        accessor="force__short_name",
        linkify=lambda record: record.force.get_absolute_url(),
        attrs=LINK,
    )
    region = tables.Column(verbose_name="Region", accessor="force__region")
    cycle = tables.Column(verbose_name="Cycle", accessor="framework__cycle", order_by=("framework__cycle__order",))
    kind = tables.Column()
    published_on = tables.Column(
        verbose_name="Published", accessor="report__published_on", empty_values=(), order_by="report__published_on"
    )
    graded = tables.Column(verbose_name="Grades in the record", attrs=NUMBER)

    class Meta(Table.Meta):
        caption = "Inspections"

    def render_published_on(self, record: Inspection) -> str:
        """The date, else what the source says instead of one."""
        report = record.report
        if report.published_on:
            return format_date(report.published_on, "j F Y")
        return report.published_text or "not known"
