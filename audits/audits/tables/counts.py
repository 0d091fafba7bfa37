"""The tables of counts: 'n of m', never a percentage."""

from collections.abc import Iterable
from typing import Self

import django_tables2 as tables

from audits.audits.queries.results import period, placed, told_by
from audits.models import Count
from peel.record.columns import SourceColumn, force_column, link_to
from peel.ui.tables import NONE, Table


class CountTable(Table):
    """What one audit counted, as 'n of m' and never as a percentage."""

    subject = tables.Column(empty_values=())
    result = tables.Column(accessor="pk", verbose_name="Result")
    wording = tables.Column(verbose_name="What was counted")
    cases = tables.Column(verbose_name="Among")
    note = tables.Column(default=NONE)
    source = SourceColumn()

    class Meta(Table.Meta):
        caption = "Cases counted"
        orderable = False
        row_header = "result"
        row_attrs = {"id": lambda record: record.anchor}

    @classmethod
    def about(cls, what: object, counts: Iterable[Count]) -> Self:
        """One of several such tables on a page: its caption says what it counts."""
        return cls(counts, caption=f"{cls.Meta.caption}: {what}")

    def render_result(self, record: Count) -> str:
        """'33 of 37'."""
        return str(record)

    def render_subject(self, record: Count) -> str:
        """The subject, where the count has one."""
        return str(record.subject or NONE)


class CountsOfSubjectTable(CountTable):
    """What the audits of one force counted of one subject, oldest first."""

    audit = link_to("audit", "title", "Audit")
    sample = tables.Column(accessor="pk", verbose_name="Sample")

    class Meta(CountTable.Meta):
        exclude = ("subject",)
        sequence = ("audit", "sample", "result", "...")

    def render_sample(self, record: Count) -> str:
        """The period of the sample, else the day by which the audit is known."""
        words = period(record.audit) or str(placed(record.audit) or "Not stated")
        return f"{words}{told_by(record.audit)}"


class CountsOfForcesTable(CountsOfSubjectTable):
    """What the audits of all forces counted of one subject, by the forces' names."""

    force = force_column("audit__force", default="England and Wales")

    class Meta(CountsOfSubjectTable.Meta):
        sequence = ("force", "audit", "sample", "result", "...")


class OtherCountsTable(CountTable):
    """What one audit counted of no subject that audits share."""

    class Meta(CountTable.Meta):
        exclude = ("subject",)
