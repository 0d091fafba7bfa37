"""The table of inspections."""

from collections.abc import Mapping
from typing import Any

import django_tables2 as tables

from peel.coverage.queries import CycleCoverage
from peel.record.columns import LINK, force_column
from peel.record.models import Cycle, Inspection
from peel.ui.dates import format_date
from peel.ui.tables import DAY, NUMBER, Table


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
    given = tables.Column(accessor="pk", verbose_name="Grades given", attrs=NUMBER, orderable=False)
    inferred = tables.Column(verbose_name="Of those held, inferred by us", attrs=NUMBER)

    class Meta(Table.Meta):
        caption = "Inspections"

    def __init__(self, *args: Any, held: Mapping[Cycle, CycleCoverage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held

    def value_given(self, record: Inspection) -> int | str:
        """How many grades were given, as far as we know; of one of several inspections of a cycle as stated."""
        held = self.held[record.framework.cycle].by_force[record.force_id]
        is_alone = [one.pk for one in held.inspections] == [record.pk]
        known = held.could_be_held if is_alone else record.graded_stated
        return "" if known is None else known

    def render_given(self, record: Inspection) -> int | str:
        """The number, else that we do not know it."""
        known = self.value_given(record)
        return "Not known" if known == "" else known

    def render_inferred(self, value: int) -> int | str:
        """How many of the grades no source states."""
        return value or "None"

    def value_inferred(self, value: int) -> int:
        """The number, 0 too."""
        return value

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
            return format_date(report.published_on)
        return report.published_text or "not known"
