"""A list page: filters, the count, a sorted and paged table, and the same rows as a file."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peel.record.download import download
from peel.ui.download import FORMATS
from peel.ui.filters import FilterSet
from peel.ui.tables import Table


def listing(
    request: HttpRequest,
    *,
    queryset: QuerySet,
    filterset: type[FilterSet],
    table: Callable[[QuerySet], Table],
    title: str,
    template: str = "components/listing.html",
    **context: Any,
) -> HttpResponse:
    """The rows of `queryset` that fit the address's filters: a page of them, or all as CSV or JSON.

    The way to the page is its title alone, unless `context` has another. `is_desk` in it says that the list is of
    work, which is whole, and not of published facts, of which we hold what we hold.
    """
    chosen = filterset(request.GET, queryset=queryset, request=request)
    rows = table(chosen.qs)
    asked = request.GET.get("format")
    if asked in FORMATS:
        if not chosen.form.is_valid():
            return HttpResponse("This filter value is not known.", status=400, content_type="text/plain")
        return download(request, rows.arrange(request), title, asked)
    rows.arrange(request)
    names = queryset.model._meta
    return render(
        request,
        template,
        {
            "title": title,
            "filter": chosen,
            "table": rows,
            "noun": names.verbose_name,
            "nouns": names.verbose_name_plural,
            "trail": [(title, "")],
            **context,
        },
    )
