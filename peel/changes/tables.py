"""The file of what changed: one line for each change, with the same words as the page."""

import django_tables2 as tables

from peel.ui.tables import Table


class ChangeTable(Table):
    """Changes: when, how exactly that is known, what, whose, where to read on, and from what to what."""

    on = tables.Column(verbose_name="Date")
    precision = tables.Column(verbose_name="Date known to")
    label = tables.Column(verbose_name="What")
    force = tables.Column(verbose_name="Force")
    title = tables.Column(verbose_name="Title")
    url = tables.Column(verbose_name="Address")
    through = tables.Column(verbose_name="Published in")
    was = tables.Column(verbose_name="From")
    became = tables.Column(verbose_name="To")
    why = tables.Column(verbose_name="Why")

    class Meta(Table.Meta):
        caption = "What changed"
        orderable = False
