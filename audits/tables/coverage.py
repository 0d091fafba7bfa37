"""What we hold, as the lines of a file."""

import django_tables2 as tables

from peel.tables.base import NUMBER, Table


class CoverageTable(Table):
    """One line for each force in one cycle."""

    cycle = tables.Column(accessor="held__cycle__name")
    force = tables.Column(accessor="held__force__short_name")
    report = tables.Column(accessor="held__report__title", default="")
    published = tables.Column(accessor="held__report__published_on", default="")
    grades_held = tables.Column(accessor="held__held", attrs=NUMBER)
    could_be_held = tables.Column(accessor="held__could_be_held", attrs=NUMBER, default="")
    inferred = tables.Column(accessor="held__inferred", verbose_name="Of them inferred by us", attrs=NUMBER)
    totals = tables.Column(accessor="totals_in_words", verbose_name="Published totals")

    class Meta(Table.Meta):
        caption = "What we hold by force"
