"""A table's rows as a file: all pages, the same columns, safe in a spreadsheet."""

from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import slugify
from tablib import Dataset

from peel.tables.base import Table

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
ATTRIBUTION = "Contains public sector information licensed under the Open Government Licence v3.0."
FORMATS = {"csv": "CSV", "json": "JSON"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def download(request: HttpRequest, table: Table, title: str, kind: str) -> HttpResponse:
    """The whole table as a file. Its name says when unpublished rows may be in it."""
    heads, *rows = ([_plain(cell) for cell in row] for row in table.as_values())
    response = _csv(heads, rows) if kind == "csv" else _json(heads, rows)
    unpublished = "-with-unpublished" if request.user.is_authenticated else ""
    name = f"peel-{slugify(title)}{unpublished}-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Link"] = f'<{LICENCE}>; rel="license"'
    return response


def _csv(heads: list[Any], rows: list[list[Any]]) -> HttpResponse:
    dataset = Dataset(*(list(_safe(row)) for row in rows), headers=list(_safe(heads)))
    return HttpResponse(dataset.export("csv"), content_type="text/csv; charset=utf-8")


def _json(heads: list[Any], rows: list[list[Any]]) -> HttpResponse:
    named = [dict(zip(heads, map(_number, row), strict=True)) for row in rows]
    return JsonResponse({"licence": ATTRIBUTION, "rows": named}, json_dumps_params={"ensure_ascii": False})


def _plain(cell: Any) -> Any:
    """A cell without markup; what is not there is empty."""
    if cell is None or cell == "—":
        return ""
    return " ".join(unescape(strip_tags(cell)).split()) if hasattr(cell, "__html__") else cell


def _number(cell: Any) -> Any:
    """A decimal as JSON's own number, not as a text."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def _safe(row: list[Any]) -> Iterator[Any]:
    """Cells that no spreadsheet takes for a formula; numbers stay numbers."""
    for cell in row:
        is_formula = isinstance(cell, str) and cell.startswith(FORMULA) and not _is_number(cell)
        yield f"'{cell}" if is_formula else cell


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False
