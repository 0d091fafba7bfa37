"""The tables of recommendations: all of them, and those of one cause."""

import django_tables2 as tables
from django.template.defaultfilters import capfirst
from django.utils.html import format_html
from django.utils.safestring import SafeString

from peel.recommendations.queries import Deadline, lateness, status
from peel.record.columns import LINK, force_column, link_to
from peel.record.models import Recommendation
from peel.ui.dates import format_date
from peel.ui.tables import DAY, Table


class RecommendationTable(Table):
    """Recommendations: whose, of which cause, by when, and how that stands today.

    A page puts the day of closure, and how late that was, under the status; a file has columns for them.
    """

    force = force_column("cause__force")
    text = tables.Column(verbose_name="Recommendation", linkify=True, attrs=LINK)
    cause = link_to("cause", "title", "Cause of concern")
    deadline_wording = tables.Column(verbose_name="Deadline, as worded")
    due_on = tables.Column(verbose_name="Due", attrs=DAY, default="No date")
    status = tables.TemplateColumn(
        "{% status_tag standing.0 standing.1 %}{% if since %} <br>{{ since }}{% endif %}",
        accessor="urgency",
        attrs={"td": {"class": "standing"}},
        order_by=("urgency", "due_on"),
        extra_context=lambda record: {"standing": status(record), "since": since(record)},
    )
    closed_on = tables.Column(verbose_name="Closed on", visible=False)
    lateness = tables.Column(accessor="pk", verbose_name="Early or late", visible=False)

    class Meta(Table.Meta):
        caption = "Recommendations and when they are due"
        row_header = "text"

    def render_text(self, value: str) -> str:
        """As the publication words it: in a list there, hence often without a capital."""
        return capfirst(value)

    def value_status(self, record: Recommendation) -> str:
        """The plain word."""
        return status(record)[1]

    def render_due_on(self, record: Recommendation) -> str:
        """The day."""
        return format_date(record.due_on)

    def render_closed_on(self, record: Recommendation) -> str:
        """As exactly as the day is known."""
        return format_date(record.closed_on, record.closed_precision)

    def render_lateness(self, record: Recommendation) -> str:
        """'50 days late', '10 days after it was due'."""
        return lateness(record, record.today)


def since(record: Recommendation) -> str:
    """'on 11 July 2025, 10 days after it was due' of a closed one; '50 days late', 'in 12 days' of an open one."""
    words = lateness(record, record.today)
    if not record.closed_on:
        return words
    return ", ".join(filter(None, (f"on {format_date(record.closed_on, record.closed_precision)}", words)))


class DeadlineTable(Table):
    """The recommendations of one cause, with how each due date was worked out."""

    number = tables.Column(accessor="recommendation__order", verbose_name="No.")
    text = tables.Column(accessor="recommendation__text", verbose_name="Recommendation")
    wording = tables.Column(accessor="recommendation__deadline_wording", verbose_name="Deadline, as worded")
    due = tables.Column(accessor="recommendation", verbose_name="Due date and its rule")
    status = tables.TemplateColumn("{% status_tag record.status record.status_label %}")
    lateness = tables.Column(verbose_name="Early or late")
    source = tables.TemplateColumn("{% source_link record.recommendation %}", accessor="recommendation")

    class Meta(Table.Meta):
        caption = "Recommendations of this cause of concern"
        orderable = False
        row_attrs = {"id": lambda record: record.recommendation.anchor}

    def render_text(self, value: str) -> str:
        """With a capital, which an item of a list in the publication often lacks."""
        return capfirst(value)

    def render_due(self, record: Deadline, value: Recommendation) -> SafeString:
        """The day, the rule behind it, and why it was set otherwise where it was."""
        day = format_date(value.due_on) if value.due_on else "No date"
        if not value.due_override_on:
            return format_html("{}<br>{}", day, record.rule)
        return format_html("{}<br>Set in place of the rule ({}): {}", day, record.rule, value.due_override_reason)
