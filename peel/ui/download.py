"""Rows as a file that is safe in a spreadsheet, its name, and its licence."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import unescape
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import slugify
from tablib import Dataset

from peel.ui.licence import ATTRIBUTION
from peel.ui.tables import NOTHING

FORMATS = {"csv": "CSV", "json": "JSON"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


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


def json_file(heads: list[Any], rows: list[list[Any]]) -> HttpResponse:
    named = [dict(zip(heads, map(_number, row), strict=True)) for row in rows]
    return JsonResponse({"licence": ATTRIBUTION, "rows": named}, json_dumps_params={"ensure_ascii": False})


def plain(cell: Any) -> Any:
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
