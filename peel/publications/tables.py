"""The tables of what is not published, and of who looked at it."""

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from peel.publications.queries.publication_state import PublicationStatus
from peel.record.columns import LINK, force_column
from peel.record.models import DraftView, Publication
from peel.ui.dates import format_date
from peel.ui.tables import DAY, NONE, Table


def moment(at: object) -> str:
    """A moment in words: 5 December 2026, 09:30."""
    local = timezone.localtime(at)
    return f"{format_date(local.date())}, {local:%H:%M}"


class StandingTable(Table):
    """Publications that are not simply published, and since or until when."""

    title = tables.Column(
        verbose_name="Publication",
        linkify=lambda record: reverse("publication-state", args=[record.slug]),
        attrs=LINK,
    )
    force = force_column()
    kind = tables.Column(verbose_name="Kind")
    standing = tables.Column(verbose_name="Where it stands")
    when = tables.Column(accessor="pk", verbose_name="When", orderable=False, attrs={"td": {"class": "standing"}})
    prepared_by = tables.Column(accessor="prepared_by__email", verbose_name="Prepared by")

    class Meta(Table.Meta):
        caption = "What is not published, and what waits for somebody first"
        row_header = "title"
        marks_hidden = False

    def render_standing(self, value: str) -> SafeString:
        """The state as a tag."""
        return format_html('<strong class="status status--state">{}</strong>', PublicationStatus(value).label)

    def value_standing(self, value: str) -> str:
        """The state in words."""
        return PublicationStatus(value).label

    def render_when(self, record: Publication) -> str:
        """The day or moment that its state is about."""
        if record.live_at:
            return f"to be published {moment(record.live_at)}"
        if record.check_due_on and record.submitted_at:
            return f"comments submitted {moment(record.submitted_at)}"
        if record.check_due_on:
            return f"comments due {format_date(record.check_due_on)}"
        return f"withdrawn {format_date(record.withdrawn_on)}" if record.withdrawn_on else NONE


class DraftViewTable(Table):
    """Who opened which page while it was not published, and when."""

    user = tables.Column(accessor="user__email", verbose_name="Who")
    at = tables.Column(verbose_name="When", attrs=DAY)
    address = tables.Column(verbose_name="Page")

    class Meta(Table.Meta):
        caption = "Who opened pages of it while it was not published, latest first"
        row_header = "user"
        marks_hidden = False

    def render_at(self, record: DraftView) -> str:
        """The moment."""
        return moment(record.at)
