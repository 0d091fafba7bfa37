"""The table of causes of concern."""

import django_tables2 as tables

from peel.causes.queries.cause import age_in_words
from peel.record.columns import LINK, area_column, force_column
from peel.record.models import CauseOfConcern, CauseStatus
from peel.ui.dates import due_in_words, format_date
from peel.ui.tables import NONE, Table


class CauseTable(Table):
    """Causes of concern: whose, since when, how old, what is due next and how they stand."""

    force = force_column()
    title = tables.Column(verbose_name="Cause of concern", linkify=True, attrs=LINK)
    area = area_column()
    raised_on = tables.Column(verbose_name="Raised")
    age = tables.Column(verbose_name="Age, or days to its end")
    next_due_on = tables.Column(verbose_name="Next deadline", default=NONE)
    status = tables.TemplateColumn("{% load standing %}{% status_tag value value|standing %}")

    class Meta(Table.Meta):
        caption = "Causes of concern"
        row_header = "title"

    def render_raised_on(self, record: CauseOfConcern) -> str:
        """As exactly as the day is known."""
        return format_date(record.raised_on, record.raised_on_precision)

    def render_age(self, record: CauseOfConcern) -> str:
        """Open causes have an age, the others lasted."""
        if record.status == CauseStatus.NOT_KNOWN:
            return "not known"
        age = age_in_words(record)
        if record.status == CauseStatus.OPEN:
            return age
        return f"{record.status} after {age}"

    def render_next_due_on(self, record: CauseOfConcern) -> str:
        """The date and how it stands today."""
        return f"{format_date(record.next_due_on)} – {due_in_words(record.next_due_on, record.today)}"

    def value_status(self, value: str) -> str:
        """The plain word."""
        return CauseStatus(value).label
