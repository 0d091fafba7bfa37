"""The tables of recommendations: all of them, and those of one cause."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from peel.models import Recommendation
from peel.queries.recommendation import Deadline, lateness, status, written

from .base import Table

LINK = {"a": {"class": "govuk-link"}}


class RecommendationTable(Table):
    """Recommendations: whose, of which cause, by when, and how that stands today."""

    force = tables.Column(
        accessor="cause__force__short_name",
        verbose_name="Force",
        linkify=lambda record: record.cause.force.get_absolute_url(),
        attrs=LINK,
    )
    text = tables.Column(verbose_name="Recommendation", linkify=True, attrs=LINK)
    cause = tables.Column(
        accessor="cause__title",
        verbose_name="Cause of concern",
        linkify=lambda record: record.cause.get_absolute_url(),
        attrs=LINK,
    )
    deadline_wording = tables.Column(verbose_name="Deadline, as worded")
    due_on = tables.Column(verbose_name="Due", empty_values=())
    closed_on = tables.Column(verbose_name="Closed on")
    status = tables.TemplateColumn(
        "{% status_tag standing.0 standing.1 %}",
        accessor="pk",
        orderable=False,
        extra_context=lambda record: {"standing": status(record)},
    )

    class Meta(Table.Meta):
        caption = "Recommendations and when they are due"
        row_header = "text"

    def render_due_on(self, record: Recommendation) -> str:
        """'due 4 October 2025 – 50 days late'; the deadline's own words where they give no date."""
        if record.due_on is None:
            return record.deadline_wording or "no date stated"
        words = lateness(record, record.today)
        return f"due {written(record.due_on)}{f' – {words[0].lower()}{words[1:]}' if words else ''}"

    def render_closed_on(self, record: Recommendation) -> str:
        """As exactly as the day is known."""
        return written(record.closed_on, record.closed_precision)


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
        row_attrs = {"id": lambda record: f"recommendation-{record.recommendation.order}"}

    def render_due(self, record: Deadline, value: Recommendation) -> SafeString:
        """The day, the rule behind it, and why it was set otherwise where it was."""
        day = written(value.due_on) if value.due_on else "No date"
        if not value.due_override_on:
            return format_html("{}<br>{}", day, record.rule)
        return format_html("{}<br>Set in place of the rule ({}): {}", day, record.rule, value.due_override_reason)
