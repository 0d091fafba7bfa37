"""The table of findings."""

import django_tables2 as tables

from peel.record.columns import LINK, SourceColumn, area_column, force_column, publication_column
from peel.ui.tables import Table


class FindingTable(Table):
    """Findings: whose, what kind, in which area and publication."""

    force = force_column("publication__force")
    heading = tables.Column(verbose_name="Finding", linkify=True, attrs=LINK)
    kind = tables.Column()
    area = area_column()
    publication = publication_column()
    source = SourceColumn()

    class Meta(Table.Meta):
        caption = "Findings"
        row_header = "heading"
