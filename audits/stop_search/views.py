"""Stop and search of one force."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from audits.audits import wording as words
from audits.audits.charts.audit_history import course
from audits.audits.queries.force import Course, ForceAudits
from audits.audits.tables.counts import CountsOfSubjectTable, OtherCountsTable
from audits.benchmarks.charts.over_time import over_time
from audits.stop_search import charts as searches
from audits.stop_search import queries as query
from peel.record.models import Force
from peel.ui.chart import Chart
from peel.ui.chart_files import render_charts

SECTIONS = [
    ("Reasonable grounds", "grounds"),
    ("How often people are searched", "rates"),
    ("What searches led to", "outcomes"),
    ("Disproportionality", "disproportionality"),
    ("What its reports say", "stated"),
    ("About these figures", "about"),
]


def stop_and_search(request: HttpRequest, slug: str) -> HttpResponse:
    """One force: grounds, rates, outcomes and disproportionality, each with its own period."""
    force = get_object_or_404(Force, slug=slug)
    page = query.stop_and_search(request.user, force)
    grounds = [course(force.short_name, one.results, one.steps) for one in page.audits.estimated]
    charts = {
        "rates": searches.rates(force.short_name, page.rates) if page.rates else None,
        "groups": searches.groups(force.short_name, page.groups) if page.groups else None,
        "ratios": searches.ratios(force.short_name, page.ratios) if page.ratios else None,
        "arrests": over_time(*page.arrests) if page.arrests else None,
    }
    context = {
        "force": force,
        "page": page,
        "estimated": list(zip(page.audits.estimated, grounds, strict=True)),
        "counted": [
            (one, CountsOfSubjectTable.about(one.subject, one.counts)) for one in page.audits.courses if one.counts
        ],
        "others": [(one, OtherCountsTable.about(one.audit, one.counts)) for one in page.audits.others],
        "charts": charts,
        "answers": answers(page.audits, charts),
        "sections": SECTIONS,
        "trail": [
            ("Forces", reverse("forces")),
            (force.short_name, force.get_absolute_url()),
            ("Stop and search", ""),
        ],
    }
    drawn = [*grounds, *charts.values()]
    return render_charts(
        request, "stop_search/stop_and_search.html", context, drawn, is_unpublished=page.is_unpublished
    )


def answers(audits: ForceAudits, charts: dict[str, Chart | None]) -> list[tuple[str, str, list[str]]]:
    """The page in short: the last audit result, and what the charts of rates and of the ratio say."""
    said = {key: [chart.title] for key, chart in charts.items() if chart}
    known = {
        "grounds": [in_short(course) for course in audits.estimated],
        "rates": said.get("rates", []),
        "disproportionality": said.get("ratios", []),
    }
    return [(heading, key, known[key]) for heading, key in SECTIONS if known.get(key)]


def in_short(course: Course) -> str:
    """'94.2% (± 3.0 points), February 2023 to January 2024; rose by 13.4 points, statistically significant'."""
    last = ", ".join(filter(None, [str(course.last.interval), course.last.period]))
    return f"{last}; {words.in_short(course.last_step)}" if course.last_step else last
