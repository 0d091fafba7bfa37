"""What we hold, as the lines of a file."""

import django_tables2 as tables

from peel.ui.tables import NUMBER, Table


class CoverageTable(Table):
    """One line for each force in one cycle."""

    cycle = tables.Column(accessor="held__cycle__name")
    force = tables.Column(accessor="held__force__short_name")
    report = tables.Column(accessor="held__report__title", default="")
    published = tables.Column(default="")
    grades_held = tables.Column(accessor="held__held", attrs=NUMBER)
    could_be_held = tables.Column(accessor="held__could_be_held", attrs=NUMBER, default="")
    inferred = tables.Column(accessor="held__inferred", verbose_name="Of them inferred by us", attrs=NUMBER)
    totals = tables.Column(accessor="totals_in_words", verbose_name="Published totals")

    causes = tables.Column(accessor="causes_in_words", verbose_name="Causes of concern in this cycle")
    letters = tables.Column(verbose_name="Letters held, all years", attrs=NUMBER)
    audits = tables.Column(verbose_name="Audits held, all years", attrs=NUMBER)

    class Meta(Table.Meta):
        caption = "What we hold by force"


class CellTable(Table):
    """One line for each force and area of one cycle: the grade, or why there is none.

    `code` is a grade, or not-graded, not-inspected, not-held, no-report-held or not-yet-graded.
    """

    cycle = tables.Column(accessor="cycle__name")
    force = tables.Column(accessor="force__short_name")
    area = tables.Column(accessor="cell__column__area__name")
    code = tables.Column(accessor="cell__code")
    grade = tables.Column(accessor="cell__words", verbose_name="Grade, or why there is none")
    note = tables.Column(accessor="cell__note")
    source_kind = tables.Column(accessor="cell__source_kind")
    source = tables.Column(accessor="source")

    class Meta(Table.Meta):
        caption = "Grades by force and area"
