"""The columns that several tables have alike."""

from typing import Any

import django_tables2 as tables
from django_tables2 import A

from peel.ui.tables import NONE

LINK = {"a": {"class": "govuk-link"}}


def link_to(path: str, shown: str, head: str, **options: Any) -> tables.Column:
    """What `shown` says of the related row at `path`, as a link to the page of that row."""

    def address(record: Any) -> str | None:
        row = A(path).resolve(record)
        return row and row.get_absolute_url()

    return tables.Column(accessor=f"{path}__{shown}", verbose_name=head, linkify=address, attrs=LINK, **options)


def force_column(path: str = "force", **options: Any) -> tables.Column:
    """The force."""
    return link_to(path, "short_name", "Force", **options)


def area_column() -> tables.Column:
    """The area by its short name."""
    return link_to("area", "short_name", "Area", default=NONE)


def publication_column() -> tables.Column:
    """The publication by its title."""
    return link_to("publication", "title", "Publication")


class SourceColumn(tables.TemplateColumn):
    """The link to the passage or the address that a row came from; in a file that address itself."""

    def __init__(self) -> None:
        super().__init__("{% source_link record %}", accessor="pk", orderable=False)

    def value(self, record: Any, **kwargs: Any) -> str:
        """The address of the passage, else the source as it was given."""
        return record.passage.get_absolute_url() if record.passage else record.source


class SourceKindColumn(tables.Column):
    """Who states it: in words, in a file by its code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(accessor="source_kind", verbose_name="Source kind", **options)

    def value(self, record: Any, **kwargs: Any) -> str:
        """The code: inspectorate, other or inferred."""
        return record.source_kind

    def render(self, record: Any, **kwargs: Any) -> str:
        """The words."""
        return record.get_source_kind_display()
