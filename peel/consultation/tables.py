"""The table of pre-publication rooms."""

from datetime import datetime

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone

from peel.consultation.queries.consultations import Stage
from peel.record.columns import LINK, force_column
from peel.record.models import Publication
from peel.ui.dates import due_in_words, format_date
from peel.ui.tables import DAY, NUMBER, Table

TITLE = LINK | {"td": {"class": "room-title"}}
# A word of the address for each, which says its colour.
COLOURS = {Stage.TO_ANSWER: "due-soon", Stage.OVERDUE: "overdue", Stage.CHECKING: "open"}


class RoomTable(Table):
    """Publications that were sent to their forces: how far the comments on each are."""

    title = tables.Column(
        verbose_name="Publication", linkify=lambda record: reverse("room", args=[record.slug]), attrs=TITLE
    )
    force = force_column()
    stage = tables.TemplateColumn(
        "{% status_tag colour label %}",
        verbose_name="How far",
        order_by=("stage", "due_on"),
        attrs=DAY,
        extra_context=lambda record: {
            "colour": COLOURS.get(record.stage, "closed"),
            "label": Stage(record.stage).label,
        },
    )
    due_on = tables.Column(verbose_name="Comments due", attrs={"td": {"class": "standing"}})
    round_number = tables.Column(verbose_name="Round", visible=False)
    comments = tables.Column(verbose_name="Comments", attrs=NUMBER)
    unanswered = tables.Column(verbose_name="Unanswered", attrs=NUMBER)
    last_at = tables.Column(verbose_name="Last activity")

    class Meta(Table.Meta):
        caption = "Publications sent to forces for checking, what waits for an answer first"
        row_header = "title"

    def value_stage(self, record: Publication) -> str:
        """The plain word."""
        return Stage(record.stage).label

    def render_due_on(self, record: Publication) -> str:
        """'11 July 2025 – in 5 days' while comments are awaited, else that they came, or the day alone."""
        if record.submitted_at:
            return f"submitted {local_day(record.submitted_at)}"
        day = format_date(record.due_on)
        return day if record.stage == Stage.ENDED else f"{day} – {due_in_words(record.due_on, record.today)}"

    def render_last_at(self, record: Publication) -> str:
        """The day."""
        return local_day(record.last_at)


def local_day(at: datetime) -> str:
    """The day of a moment, here: '11 July 2025'."""
    return format_date(timezone.localdate(at))
