"""The list of measures, and one measure over all forces."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from audits.benchmarks.charts.funnel import funnel
from audits.benchmarks.charts.one_period import bars
from audits.benchmarks.charts.over_time import over_time
from audits.benchmarks.filters import BenchmarkFilter, MeasureFilter
from audits.benchmarks.queries.benchmark import Record, record
from audits.benchmarks.queries.measures import measures
from audits.benchmarks.queries.page import Page, page
from audits.benchmarks.tables import MeasureTable
from audits.models import Measure
from peel.record.listing import listing
from peel.record.models import Force
from peel.ui.chart import Chart
from peel.ui.chart_files import render_charts

SECTIONS = [
    ("All forces", "forces"),
    ("Against the size of the force", "funnel"),
    ("Over time", "over-time"),
    ("About these figures", "about"),
]


def benchmarks(request: HttpRequest) -> HttpResponse:
    """All measures."""
    return listing(
        request,
        queryset=measures(request.user),
        filterset=MeasureFilter,
        table=MeasureTable,
        title="Benchmarks",
        template="benchmarks/benchmarks.html",
    )


def benchmark(request: HttpRequest, slug: str) -> HttpResponse:
    """One measure of all forces in one period, and over time."""
    measure = get_object_or_404(Measure.objects.select_related("numerator", "denominator"), slug=slug)
    found = record(request.user, measure)
    chosen = BenchmarkFilter(request.GET, queryset=Force.objects.none(), **offered(found))
    shown = page(request.user, found, force=chosen.chosen("force"), period=chosen.chosen("period"))
    context = {
        "measure": measure,
        "filter": chosen,
        "page": shown,
        "trail": [("Benchmarks", reverse("benchmarks")), (measure.name, "")],
    }
    if shown is None:
        return render_charts(request, "benchmarks/benchmark.html", context, charts=[])
    context |= {
        "spread": spread_words(shown),
        "charts": drawn(shown),
        "periods": chosen.period_links(shown.figures.period.key),
        "sections": SECTIONS,
    }
    charts, is_unpublished = list(context["charts"].values()), bool(shown.unpublished)
    return render_charts(request, "benchmarks/benchmark.html", context, charts, is_unpublished=is_unpublished)


def offered(found: Record) -> dict[str, Any]:
    """What the form offers: all forces, and the periods, latest first, with how many forces each has."""
    newest = found.newest
    return {
        "forces": [(force.slug, force.short_name) for force in found.forces],
        "periods": [
            (each.period.key, f"{sentence_case(each.period.words)} ({counted(each.spread.n)})")
            for each in reversed(found.figures)
        ],
        "shown": f"Latest: {newest.period.words}" if newest else "None in the record",
    }


def counted(forces: int) -> str:
    """'1 force', '43 forces'."""
    return "1 force" if forces == 1 else f"{forces} forces"


def spread_words(shown: Page) -> dict[str, Any]:
    """Average and standard deviation as the page writes them: with a decimal more than the figures have."""
    spread, quantity = shown.figures.spread, shown.benchmark.quantity
    numbers = {"mean": spread.mean, "sd": spread.sd, "lower": spread.lower, "upper": spread.upper}
    return {"n": spread.n} | {name: quantity.written(number, more=1) for name, number in numbers.items()}


def sentence_case(words: str) -> str:
    """Words as they begin a line."""
    return words[:1].upper() + words[1:]


def drawn(shown: Page) -> dict[str, Chart]:
    """The charts of the page, by where they stand."""
    charts = {"forces": bars(shown.benchmark)}
    if shown.funnel:
        charts["funnel"] = funnel(shown.benchmark, shown.funnel, str(shown.measure.denominator))
    charts["over_time"] = over_time(replace(shown.benchmark, quantity=shown.record.quantity), shown.series)
    return charts
