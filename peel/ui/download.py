"""A table's rows as a file: all pages, the same columns, safe in a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import unescape
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import slugify
from tablib import Dataset

from peel.record.hidden_rows import corrections_among, hidden_among
from peel.ui.licence import ADDRESS, ATTRIBUTION
from peel.ui.tables import NOTHING, Table

UNPUBLISHED = "NOT PUBLISHED"
FORMATS = {"csv": "CSV", "json": "JSON"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def download(request: HttpRequest, table: Table, title: str, kind: str, *, is_public: bool = False) -> HttpResponse:
    """The whole table as a file. Its name and a column of notes say which rows are not published, or corrected.

    `is_public` says that it holds nothing but what is published, whoever asks.
    """
    heads, *rows = ([_plain(cell) for cell in row] for row in table.as_values())
    records = [row.record for row in table.rows]
    hidden = hidden_among(records) if request.user.is_authenticated else set()
    corrected = corrections_among(request.user, records)
    if hidden or corrected:
        heads.append("Notes")
        for row, record in zip(rows, records, strict=True):
            row.append("; ".join(filter(None, [UNPUBLISHED * (record.pk in hidden), corrected.get(record.pk, "")])))
    response = csv_file(heads, rows) if kind == "csv" else _json(heads, rows)
    response["Link"] = f'<{ADDRESS}>; rel="license"'
    return as_file(response, file_name(request, title, kind, is_unpublished=bool(hidden), is_public=is_public))


def file_name(
    request: HttpRequest, title: str, kind: str, *, is_unpublished: bool = False, is_public: bool = False
) -> str:
    """The name of a file: whether what is unpublished is in it, or may be, its subject and the day."""
    warning = "NOT-PUBLISHED-" if is_unpublished else ""
    may_hold_more = request.user.is_authenticated and not (is_unpublished or is_public)
    hint = "-with-unpublished" if may_hold_more else ""
    return f"{warning}peel-{slugify(title)[:80].strip('-')}{hint}-{timezone.localdate():%Y-%m-%d}.{kind}"


def as_file(response: HttpResponse, name: str) -> HttpResponse:
    """An answer that a browser keeps under a name."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def csv_file(heads: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table as CSV that no spreadsheet takes for formulas."""
    dataset = Dataset(*(list(_safe(row)) for row in rows), headers=list(_safe(heads)))
    return HttpResponse(dataset.export("csv"), content_type="text/csv; charset=utf-8")


def _json(heads: list[Any], rows: list[list[Any]]) -> HttpResponse:
    named = [dict(zip(heads, map(_number, row), strict=True)) for row in rows]
    return JsonResponse({"licence": ATTRIBUTION, "rows": named}, json_dumps_params={"ensure_ascii": False})


def _plain(cell: Any) -> Any:
    """A cell without markup; what is not there is empty."""
    if cell is None or cell in NOTHING:
        return ""
    return " ".join(unescape(strip_tags(cell)).split()) if hasattr(cell, "__html__") else cell


def _number(cell: Any) -> Any:
    """A decimal as JSON's own number, not as a text."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def _safe(row: Iterable[Any]) -> Iterator[Any]:
    """Cells that no spreadsheet takes for a formula; numbers stay numbers."""
    for cell in row:
        is_formula = isinstance(cell, str) and cell.startswith(FORMULA) and not _is_number(cell)
        yield f"'{cell}" if is_formula else cell


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False
