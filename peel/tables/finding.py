"""The table of findings."""

import django_tables2 as tables

from .base import Table

LINK = {"a": {"class": "govuk-link"}}


class FindingTable(Table):
    """Findings: whose, what kind, in which area and publication."""

    force = tables.Column(
        accessor="publication__force__short_name",
        verbose_name="Force",
        linkify=lambda record: record.publication.force.get_absolute_url(),
        attrs=LINK,
    )
    heading = tables.Column(verbose_name="Finding", linkify=True, attrs=LINK)
    kind = tables.Column()
    area = tables.Column(
        accessor="area__short_name",
        verbose_name="Area",
        linkify=lambda record: record.area.get_absolute_url(),
        attrs=LINK,
    )
    publication = tables.Column(
        accessor="publication__title",
        verbose_name="Publication",
        linkify=lambda record: record.publication.get_absolute_url(),
        attrs=LINK,
    )
    source = tables.TemplateColumn("{% source_link record %}", accessor="pk", orderable=False)

    class Meta(Table.Meta):
        caption = "Findings"
        row_header = "heading"

    def value_source(self, record: object) -> str:
        """The address of the passage or the source."""
        return record.passage.get_absolute_url() if record.passage else record.source
