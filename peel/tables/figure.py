"""The table of figures."""

import django_tables2 as tables
from django.http import HttpRequest

from peel.models import Figure
from peel.queries.finding import in_context, written

from .base import PER_PAGE, Table

LINK = {"a": {"class": "govuk-link"}}
ALL_OF_A_PUBLICATION = 1000


class FigureTable(Table):
    """Figures: the number, what it is of, the words it stands in, and where."""

    value = tables.Column(verbose_name="Figure", orderable=False)
    subject = tables.Column(verbose_name="What it is of")
    quote = tables.Column(verbose_name="In the words of the publication", orderable=False, empty_values=())
    force = tables.Column(
        accessor="publication__force__short_name",
        verbose_name="Force",
        linkify=lambda record: record.publication.force.get_absolute_url(),
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
        caption = "Figures that publications state, outside audits"
        row_attrs = {"id": lambda record: f"figure-{record.pk}"}

    def arrange(self, request: HttpRequest, per_page: int = PER_PAGE) -> "FigureTable":
        """All figures of one publication stand on one page, so that a link to one of them finds it."""
        return super().arrange(request, ALL_OF_A_PUBLICATION if request.GET.get("publication") else per_page)

    def render_quote(self, record: Figure) -> str:
        """The whole sentence."""
        return in_context(record) or "—"

    def render_value(self, record: Figure) -> str:
        """The number as one writes it."""
        return written(record)

    def value_source(self, record: Figure) -> str:
        """The address of the passage or the source."""
        return record.passage.get_absolute_url() if record.passage else record.source
