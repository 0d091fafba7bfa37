"""The table of forces."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from peel.forces.queries.engage import engage_known_by
from peel.record.models import Force
from peel.ui.dates import format_date
from peel.ui.tables import NUMBER, Table


class ForceTable(Table):
    """Forces: where, when last reported on, what is open, and how closely they are monitored."""

    short_name = tables.Column(verbose_name="Force", linkify=True, attrs={"a": {"class": "govuk-link"}})
    region = tables.Column()
    report = tables.Column(
        verbose_name="Latest report",
        accessor="cycle_name",
        default="none held",
        order_by=("cycle_order", "report_on"),
    )
    open_causes = tables.Column(verbose_name="Open causes of concern", attrs=NUMBER)
    in_engage = tables.Column(verbose_name="Monitoring, when last known", accessor="in_engage")
    monitoring_known_on = tables.Column(accessor="engage_known_on", verbose_name="Engage known on", visible=False)

    class Meta(Table.Meta):
        caption = "Police forces of England and Wales"
        per_page = 50  # all 43 at once

    def render_report(self, record: Force) -> str:
        """Its cycle and date as a link to it."""
        link = reverse("inspection", args=[record.report_slug])
        return format_html('<a class="govuk-link" href="{}">{}</a>', link, self.value_report(record))

    def render_open_causes(self, value: int) -> int | str:
        """How many we hold; in words where that is none, since nobody publishes how many there are."""
        return value or "None held"

    def value_open_causes(self, value: int) -> int | None:
        """The number; empty where we hold none."""
        return value or None

    def value_report(self, record: Force) -> str:
        """Its cycle and date."""
        if not record.cycle_name:
            return ""
        day = format_date(record.report_on) if record.report_on else record.report_date_text
        return f"{record.cycle_name}, {day or 'publication date not held'}"

    def render_in_engage(self, record: Force, value: bool) -> str:
        """Scan is where a force is unless it is known to be in Engage; then with the day of the latest source."""
        return f"Engage ({self.render_monitoring_known_on(record)})" if value else "Scan"

    def value_in_engage(self, value: bool) -> str:
        """The phase alone."""
        return "Engage" if value else "Scan"

    def render_monitoring_known_on(self, record: Force) -> str:
        """The day of the latest source that has the force in Engage, as exactly as it is known."""
        return engage_known_by(record, record.engage_known_on, record.engage_known_precision)
