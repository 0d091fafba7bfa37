"""A page with charts; and each of its charts as a file: its figures as CSV, its picture as SVG."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peel.ui.chart import Chart
from peel.ui.chart_figures import figures_of, notes_of
from peel.ui.chart_picture import NOT_PUBLISHED, picture
from peel.ui.download import as_file, csv_file, file_name


def render_charts(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    charts: Sequence[Chart | None],
    *,
    is_unpublished: bool = False,
) -> HttpResponse:
    """The page; or, asked for `?chart=<key>&format=csv` or `svg`, that file of one of its charts.

    A chart that the page doesn't have may be given as None. `is_unpublished` says that what the charts
    show is not published, which the names of the files then say first.
    """
    if "chart" in request.GET:
        return chart_file(request, charts, is_unpublished=is_unpublished)
    return render(request, template, context)


def chart_file(
    request: HttpRequest, charts: Sequence[Chart | None], *, is_unpublished: bool = False
) -> HttpResponse:
    """The file of one of some charts that the address asks for; a chart or a kind that is not there is a 404."""
    by_key = {chart.key: chart for chart in charts if chart}
    chart = by_key.get(request.GET.get("chart", ""))
    kind = request.GET.get("format", "")
    if chart is None or kind not in KINDS:
        raise Http404
    name = file_name(request, chart.title, kind, is_unpublished=is_unpublished)
    return as_file(KINDS[kind](request, chart, is_unpublished), name)


def figures(request: HttpRequest, chart: Chart, is_unpublished: bool) -> HttpResponse:
    """One tidy table first, so that a program can read it; what it is and whose, in lines under it."""
    heads, rows = figures_of(chart, request.build_absolute_uri)
    notes = [NOT_PUBLISHED] if is_unpublished else []
    under = [[note, *[""] * (len(heads) - 1)] for note in ("", *notes, *notes_of(chart))]
    return csv_file(heads, [*rows, *under])


def image(request: HttpRequest, chart: Chart, is_unpublished: bool) -> HttpResponse:
    """The picture with its sentence, source and licence."""
    return HttpResponse(picture(chart, is_unpublished=is_unpublished), content_type="image/svg+xml")


KINDS = {"csv": figures, "svg": image}
