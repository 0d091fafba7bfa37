"""The table that all others build on: accessible, sorted by links, always in one certain order."""

from typing import Any

import django_tables2 as tables
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

# What a cell says that holds nothing: nobody states it, or there is none. In a file it is empty.
NOT_STATED, NONE = "Not stated", "None"
NOTHING = frozenset({NOT_STATED, NONE})
DAY = {"td": {"class": "when"}}
NUMBER = {"td": {"class": "govuk-table__cell--numeric"}, "th": {"class": "govuk-table__header--numeric"}}


def ends_in_pk(rows: QuerySet) -> QuerySet:
    """The rows in the same order with ties broken, so that no row is on two pages or on none."""
    if rows.query.is_sliced:
        return rows
    order = rows.query.order_by or (rows.model._meta.ordering if rows.query.default_ordering else ())
    if "pk" in order or "-pk" in order:
        return rows
    return rows.order_by(*order, "pk")


class Table(tables.Table):
    """A table with a caption. `Meta.row_header` names the column that heads each row, else the first does.

    On a phone each row is a card, unless `Meta.cards` is off: tables of numbers to compare scroll instead.
    Rows that are not published say so, unless `Meta.marks_hidden` is off: where none is, or a column tells.
    A page has 25 rows, unless `Meta.per_page` says another number.
    Columns of numbers take `attrs=NUMBER`, columns of dates `attrs=DAY`, which keeps them on one line.
    """

    class Meta:
        caption = ""
        row_header = ""
        cards = True
        marks_hidden = True
        default = NOT_STATED

    def __init__(self, *args: Any, caption: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.caption = caption or getattr(self.Meta, "caption", "")
        self._break_ties()

    @property
    def order_by(self) -> Any:
        """The columns by which the rows are sorted."""
        return self._order_by

    @order_by.setter
    def order_by(self, value: Any) -> None:
        tables.Table.order_by.fset(self, value)
        self._break_ties()

    def _break_ties(self) -> None:
        if isinstance(self.data.data, QuerySet):
            self.data.data = ends_in_pk(self.data.data)

    @property
    def nothing(self) -> frozenset[str]:
        """The words of cells that hold nothing."""
        return NOTHING

    @property
    def row_header(self) -> str:
        """The name of the column whose cells head their rows."""
        return getattr(self.Meta, "row_header", "") or next(iter(self.columns.names()))

    @property
    def cards(self) -> bool:
        """Whether each row is a card on a phone."""
        return getattr(self.Meta, "cards", True)

    @property
    def marks_hidden(self) -> bool:
        """Whether rows that are not published say so."""
        return getattr(self.Meta, "marks_hidden", True)

    @property
    def sorted_column(self) -> str:
        """The first column that the rows are sorted by: only one may say so in its head."""
        return self.order_by[0].lstrip("-") if self.order_by else ""

    @property
    def page_numbers(self) -> list[int | str]:
        """The pages that can be chosen: the ends, this one's neighbours, and what is left out between."""
        return list(self.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1))

    def arrange(self, request: HttpRequest, per_page: int | None = None) -> "Table":
        """Sort and page the rows as the address says; an unknown column or page is passed over."""
        self.request = request
        asked = request.GET.getlist(self.prefixed_order_by_field)
        if asked:
            self.order_by = asked
        self.paginator = Paginator(self.rows, per_page or self._meta.per_page)
        self.page = self.paginator.get_page(request.GET.get(self.prefixed_page_field))
        return self
