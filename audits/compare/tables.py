"""The whole comparison of some forces as the lines of a file."""

import django_tables2 as tables

from peel.ui.tables import NUMBER, Table


class ComparisonTable(Table):
    """One line for each thing known of each force; the number apart from the words, the shorthand in the notes.

    `code` is a grade, or why there is none: not-graded, not-inspected, not-held, no-report-held.
    """

    section = tables.Column()
    row = tables.Column(verbose_name="What")
    force = tables.Column()
    period = tables.Column()
    words = tables.Column(verbose_name="As shown")
    value = tables.Column(attrs=NUMBER)
    lower = tables.Column(attrs=NUMBER)
    upper = tables.Column(attrs=NUMBER)
    notes = tables.Column()
    source = tables.Column()
    code = tables.Column()
    source_kind = tables.Column()

    class Meta(Table.Meta):
        caption = "Forces compared"
