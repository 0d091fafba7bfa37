"""The tables of measures: the list of them, and the results of which no margin was published."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.safestring import SafeString

from audits.audits.queries.subject import Standing
from audits.audits.wording import cases, source
from audits.models import Subject
from peel.record.columns import LINK
from peel.ui.tables import NUMBER, Table


class SubjectTable(Table):
    """What audits measure, and how much of it is in the record."""

    name = tables.Column(
        verbose_name="Measure", linkify=lambda record: reverse("audit-measure", args=[record.slug]), attrs=LINK
    )
    note = tables.Column(verbose_name="What it is")
    estimated = tables.Column(verbose_name="Estimates", attrs=NUMBER)
    counted = tables.Column(verbose_name="Counts", attrs=NUMBER)

    class Meta(Table.Meta):
        model = Subject
        fields = ("name", "note", "estimated", "counted")
        caption = "What audits measure"
        orderable = False


class BareTable(Table):
    """The latest result of each force of which no margin was published, by name and not by size."""

    place = tables.Column(verbose_name="Force", linkify=lambda record: record.url or None, attrs=LINK)
    estimate = tables.Column(accessor="result__as_published", verbose_name="Estimate, as published")
    sample = tables.Column(accessor="result__period", verbose_name="Sample", default="Not stated")
    when = tables.Column(accessor="result__when", verbose_name="Audit, by day")
    cases = tables.Column(accessor="result", verbose_name="Cases examined")
    programme = tables.Column(accessor="programme__name", verbose_name="Programme")
    audit = tables.Column(
        accessor="result__audit", verbose_name="Audit", linkify=lambda record: record.result.url, attrs=LINK
    )
    source = tables.Column(accessor="result__source", verbose_name="Source")

    class Meta(Table.Meta):
        caption = "Results of which no margin was published"
        orderable = False

    def render_cases(self, record: Standing) -> str:
        """How many, or the sign that nobody says."""
        return str(cases(record.result))

    def render_source(self, value: str) -> SafeString | str:
        """The passage, or the addresses."""
        return source(value)
