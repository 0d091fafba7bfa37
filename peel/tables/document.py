"""The table of documents."""

import django_tables2 as tables
from django.utils import timezone
from django.utils.dateformat import format as format_date

from peel.models import Document

from .base import NUMBER, Table

LINK = {"a": {"class": "govuk-link"}}


class DocumentTable(Table):
    """Documents: what they are, of which publication and force, how long, and when they were stored."""

    name = tables.Column(verbose_name="Document", linkify=True, attrs=LINK)
    publication = tables.Column(
        verbose_name="Publication",
        accessor="publication__title",
        linkify=lambda record: record.publication.get_absolute_url(),
        attrs=LINK,
    )
    kind = tables.Column(
        verbose_name="Kind", accessor="publication__get_kind_display", order_by="publication__kind"
    )
    force = tables.Column(
        verbose_name="Force",
        accessor="publication__force__short_name",
        linkify=lambda record: record.publication.force.get_absolute_url(),
        attrs=LINK,
        default="England and Wales",
    )
    passage_count = tables.Column(verbose_name="Passages", attrs=NUMBER)
    stored_at = tables.Column(verbose_name="Stored")

    class Meta(Table.Meta):
        caption = "Documents"

    def render_stored_at(self, value: object, record: Document) -> str:
        """The day."""
        return format_date(timezone.localtime(record.stored_at), "j F Y")
