"""The tables of audits: all of them, what one found, and what was not loaded."""

from decimal import Decimal

import django_tables2 as tables

from audits.audits.queries.results import interval, period
from audits.models import Audit, Estimate
from peel.record.columns import LINK, SourceColumn, SourceKindColumn, force_column, link_to
from peel.record.models import GradeWord
from peel.ui.tables import DAY, NONE, NOT_STATED, NUMBER, Table

NATIONAL = "England and Wales"
NOT_AVAILABLE = "[x]"
GRADES = dict(GradeWord.choices)


class AuditTable(Table):
    """Audits: whose, of what, of which period, and the grade where one is stated."""

    force = force_column(default=NATIONAL)
    title = tables.Column(verbose_name="Audit", linkify=True, attrs=LINK)
    kind = tables.Column()
    latest_on = tables.Column(verbose_name="Sample period", empty_values=())
    cases_examined = tables.Column(verbose_name="Cases examined", attrs=NUMBER)
    overall_grade = tables.Column(verbose_name="Overall grade, as stated")
    published_on = tables.DateColumn(
        accessor="publication__published_on", format="j F Y", verbose_name="Published on", attrs=DAY
    )
    source_kind = SourceKindColumn()

    class Meta(Table.Meta):
        caption = "Audits"
        row_header = "title"

    def render_cases_examined(self, value: int) -> str:
        """With thousands set off."""
        return f"{value:,}"

    def value_cases_examined(self, value: int) -> int:
        """A plain number for a file."""
        return value

    def render_latest_on(self, record: Audit) -> str:
        """The period in words; sorted by its end."""
        return period(record) or NOT_STATED

    def render_overall_grade(self, value: str) -> str:
        """The grade's word."""
        return GRADES.get(value, value)


class EstimateTable(Table):
    """What one audit estimated, each with its limits and as the source words it."""

    subject = tables.Column(accessor="about")
    value = tables.Column(verbose_name="Estimate (%)", attrs=NUMBER)
    lower = tables.Column(accessor="pk", verbose_name="Lower (%)", attrs=NUMBER)
    upper = tables.Column(accessor="pk", verbose_name="Upper (%)", attrs=NUMBER)
    margin = tables.Column(verbose_name="Margin as published", empty_values=())
    stated = tables.Column(verbose_name="As stated", empty_values=())
    claim = tables.Column(verbose_name="Published claim of change", default=NONE)
    source = SourceColumn()

    class Meta(Table.Meta):
        caption = "Estimates, with the limits of the 95% confidence interval"
        orderable = False
        row_attrs = {"id": lambda record: record.anchor}

    def render_subject(self, record: Estimate) -> str:
        """The subject, with what it leaves out or includes; a document's own words where it means none."""
        words = str(record.about) if record.subject else f"{record.about} (in the document’s words)"
        return f"{words}, {record.scope}" if record.scope else words

    def render_value(self, record: Estimate) -> str:
        """The number with the decimal places of the margin."""
        shown = interval(record)
        return f"{record.qualifier} {shown.written(shown.value)}".strip()

    def render_lower(self, record: Estimate) -> str:
        """The lower limit, cut at 0."""
        return limit(record, interval(record).lower)

    def render_upper(self, record: Estimate) -> str:
        """The upper limit, cut at 100."""
        return limit(record, interval(record).upper)

    def render_margin(self, record: Estimate) -> str:
        """The margin as published, also where a limit was cut."""
        shown = interval(record)
        cut = "; a limit is cut at 0 or 100, the published margin kept" if shown.is_cut else ""
        return f"{shown.margin_in_points}{cut}" if shown.margin_in_points else f"{NOT_AVAILABLE} none published"

    def render_stated(self, record: Estimate) -> str:
        """The source's own words, and whether they give the share that was not recorded."""
        words = record.quote or record.stated or NOT_STATED
        return f"{words} (stated as the share that is missing)" if record.is_complement else words


def limit(estimate: Estimate, number: Decimal | None) -> str:
    """A limit with the estimate's decimal places, or the sign that there is none."""
    return NOT_AVAILABLE if number is None else interval(estimate).written(number)


class ComparisonTable(Table):
    """Which other audits one compares with, and in whose words."""

    comparable = tables.Column(verbose_name="Do they compare?")
    statement = tables.Column(verbose_name="In words")
    whose = tables.Column(verbose_name="Who says so")
    source = SourceColumn()

    class Meta(Table.Meta):
        caption = "Comparison with other audits"
        orderable = False


class EarlierTable(ComparisonTable):
    """The audits before."""

    other = link_to("earlier", "title", "Earlier audit")

    class Meta(ComparisonTable.Meta):
        caption = "Comparison with earlier audits"
        sequence = ("other", "...")


class LaterTable(ComparisonTable):
    """The audits after."""

    other = link_to("later", "title", "Later audit")

    class Meta(ComparisonTable.Meta):
        caption = "Comparison with later audits"
        sequence = ("other", "...")
