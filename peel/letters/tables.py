"""The table of letters."""

import django_tables2 as tables

from peel.record.columns import LINK, force_column
from peel.record.models import Letter
from peel.ui.tables import DAY, NONE, Table


class LetterTable(Table):
    """Letters: to which force, about what, when, and what they did."""

    force = force_column()
    title = tables.Column(accessor="publication__title", verbose_name="Letter", linkify=True, attrs=LINK)
    kind = tables.Column(verbose_name="About")
    sent_on = tables.DateColumn(format="j F Y", verbose_name="Sent on", attrs=DAY)
    published_on = tables.DateColumn(
        accessor="publication__published_on", format="j F Y", verbose_name="Published on", attrs=DAY
    )
    deeds = tables.Column(accessor="pk", verbose_name="What it did", orderable=False)

    class Meta(Table.Meta):
        caption = "Letters to forces"
        row_header = "title"

    def render_deeds(self, record: Letter) -> str:
        """'Closed 1, opened 1 area for improvement'; none where it did nothing of the kind."""
        areas = "area" if record.opened == 1 else "areas"
        causes = "cause" if record.raised == 1 else "causes"
        did = (
            (record.closed, f"closed {record.closed}"),
            (record.opened, f"opened {record.opened} {areas} for improvement"),
            (record.raised, f"raised {record.raised} {causes} of concern"),
            (record.moved, "changed the monitoring"),
        )
        return ", ".join(words for number, words in did if number).capitalize() or NONE
