"""The tables of a force's own page: what is due, which causes are open, and who can sign in."""

from typing import Any

import django_tables2 as tables
from django.template.defaultfilters import capfirst, truncatechars

from peel.causes.tables import CauseTable
from peel.publications.tables import moment
from peel.recommendations.deadlines import DueBucket
from peel.recommendations.queries import status
from peel.record.columns import LINK, link_to
from peel.record.models import CauseOfConcern, Recommendation, User
from peel.ui.dates import due_in_words
from peel.ui.tables import DAY, Table

LONGEST = 160


class OwnDeadlineTable(Table):
    """The open recommendations to one force, the first due at the top; the first of each span has its id."""

    due_on = tables.Column(verbose_name="Due", attrs=DAY, default="No date")
    status = tables.TemplateColumn(
        '{% status_tag standing.0 standing.1 %}{% if days %} <span class="when">{{ days }}</span>{% endif %}',
        accessor="pk",
        attrs={"td": {"class": "standing"}},
        extra_context=lambda record: {"standing": status(record), "days": days(record)},
    )
    text = tables.Column(verbose_name="Recommendation", linkify=True, attrs=LINK)
    cause = link_to("cause", "title", "Cause of concern")

    class Meta(Table.Meta):
        caption = "Open recommendations, the first due at the top"
        row_header = "text"
        orderable = False
        row_attrs = {"id": lambda record, table: table.firsts.get(record.pk)}

    def __init__(self, spans: list[DueBucket], **options: Any) -> None:
        self.firsts = {span.rows[0].pk: span.slug for span in spans if span.rows}
        super().__init__([row for span in spans for row in span.rows], **options)

    def render_text(self, value: str) -> str:
        """Its beginning: the page of the cause has all of it."""
        return truncatechars(capfirst(value), LONGEST)


def days(record: Recommendation) -> str:
    """'50 days late', 'in 12 days'."""
    return due_in_words(record.due_on, record.today) if record.due_on else ""


class OwnCauseTable(CauseTable):
    """The open causes of concern of one force."""

    age = tables.Column(verbose_name="Age")
    open_recommendations = tables.Column(verbose_name="Open recommendations")

    class Meta(CauseTable.Meta):
        caption = "Open causes of concern, the newest at the top"
        exclude = ("force", "status")
        orderable = False

    def render_open_recommendations(self, record: CauseOfConcern) -> str:
        """'3, 1 overdue'."""
        late = record.overdue_recommendations
        return f"{record.open_recommendations}, {late} overdue" if late else str(record.open_recommendations)


class ColleagueTable(Table):
    """The staff of one force who can sign in."""

    email = tables.Column(verbose_name="E-mail address")
    last_login = tables.Column(verbose_name="Last signed in", default="Never")

    class Meta(Table.Meta):
        caption = "People with access, by e-mail address"
        orderable = False

    def render_last_login(self, record: User) -> str:
        """The moment."""
        return moment(record.last_login)
