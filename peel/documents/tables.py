"""The table of documents."""

import django_tables2 as tables
from django.utils import timezone

from peel.record.columns import LINK, force_column, publication_column
from peel.record.models import Document
from peel.ui.dates import format_date
from peel.ui.tables import DAY, NUMBER, Table


class DocumentTable(Table):
    """Documents: what they are, of which publication and force, how long, and when they were stored."""

    name = tables.Column(verbose_name="Document", linkify=True, attrs=LINK)
    publication = publication_column()
    kind = tables.Column(
        verbose_name="Kind", accessor="publication__get_kind_display", order_by="publication__kind"
    )
    force = force_column("publication__force", default="England and Wales")
    passage_count = tables.Column(verbose_name="Passages", attrs=NUMBER)
    stored_at = tables.Column(verbose_name="Stored", attrs=DAY)

    class Meta(Table.Meta):
        caption = "Documents"

    def render_stored_at(self, value: object, record: Document) -> str:
        """The day."""
        return format_date(timezone.localtime(record.stored_at).date())
