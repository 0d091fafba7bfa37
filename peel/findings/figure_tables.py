"""The table of figures."""

import django_tables2 as tables
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from peel.findings.queries import in_context, written
from peel.record.columns import SourceColumn, force_column, publication_column
from peel.record.models import Figure
from peel.ui.tables import DAY, Table

ALL_OF_A_PUBLICATION = 1000


class FigureTable(Table):
    """Figures: the number, the sentence it stands in, and where.

    What a figure is of is read from that sentence, seldom in full: the page shows the sentence, a file both.
    """

    value = tables.Column(verbose_name="Figure", orderable=False, attrs=DAY)
    quote = tables.Column(verbose_name="In the words of the publication", orderable=False, empty_values=())
    subject = tables.Column(verbose_name="What it is of", visible=False)
    force = force_column("publication__force")
    publication = publication_column()
    source = SourceColumn()

    class Meta(Table.Meta):
        caption = "Figures that publications state, outside audits"
        row_attrs = {"id": lambda record: record.anchor}

    def arrange(self, request: HttpRequest, per_page: int | None = None) -> "FigureTable":
        """All figures of one publication stand on one page, so that a link to one of them finds it."""
        return super().arrange(request, ALL_OF_A_PUBLICATION if request.GET.get("publication") else per_page)

    def render_quote(self, record: Figure) -> SafeString | str:
        """The whole sentence, the figure's own words in it marked; without a sentence, what the figure is of."""
        sentence = in_context(record)
        if not record.quote or record.quote not in sentence:
            return sentence or record.subject
        return format_html("{}<mark>{}</mark>{}", *sentence.partition(record.quote))

    def render_value(self, record: Figure) -> str:
        """The number as one writes it."""
        return written(record)
