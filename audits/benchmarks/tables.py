"""The table of measures."""

import django_tables2 as tables

from audits.benchmarks.values import Period
from audits.models import Measure
from peel.record.columns import LINK
from peel.ui.tables import NUMBER, Table


def address(record: Measure) -> str:
    """The page of a measure, the force that was chosen kept."""
    force = getattr(record, "chosen", "")
    return f"{record.get_absolute_url()}?force={force}" if force else record.get_absolute_url()


class MeasureTable(Table):
    """Measures: what each is, its unit, its latest period, and who publishes it."""

    name = tables.Column(verbose_name="Measure", linkify=address, attrs=LINK)
    topic = tables.Column()
    definition = tables.Column(verbose_name="What it is", orderable=False)
    unit = tables.Column(orderable=False)
    latest_until = tables.Column(verbose_name="Latest period", default="[x] No figures")
    forces = tables.Column(attrs=NUMBER, default=0)
    publisher = tables.Column()

    class Meta(Table.Meta):
        caption = "Measures by topic"

    def render_latest_until(self, record: Measure) -> str:
        """The period in words; sorted by its end."""
        return Period(record.latest_until, record.latest_from).words
