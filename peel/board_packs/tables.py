"""The open items of a board pack as the lines of a file."""

import django_tables2 as tables

from peel.ui.tables import DAY, NUMBER, Table


class OpenItemTable(Table):
    """One line for each item that was open on the day of the pack."""

    as_at = tables.Column(verbose_name="As at", attrs=DAY)
    kind = tables.Column()
    text = tables.Column(verbose_name="Text or title")
    cause = tables.Column(verbose_name="Cause of concern")
    area = tables.Column()
    raised_on = tables.Column(verbose_name="Raised on", attrs=DAY)
    status = tables.Column()
    wording = tables.Column(verbose_name="Deadline, as worded")
    rule = tables.Column(verbose_name="Rule of the due date")
    due_on = tables.Column(verbose_name="Due", attrs=DAY)
    days_late = tables.Column(verbose_name="Days late", attrs=NUMBER)
    publication = tables.Column(verbose_name="Publication")

    class Meta(Table.Meta):
        caption = "Open items"
        row_header = "text"
