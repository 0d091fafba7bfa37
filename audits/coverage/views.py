"""What we hold of each cycle and force, beside what the inspectorate published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from audits.coverage.filters import CoverageFilter
from audits.coverage.queries import all_cycles, cells, coverage_page
from audits.coverage.tables import CellTable, CoverageTable
from peel.coverage.queries import best_held
from peel.record.absence import MEANINGS, Absence
from peel.record.download import download
from peel.ui.download import FORMATS


def coverage(request: HttpRequest) -> HttpResponse:
    """One cycle, force by force, as a page or as a file; every cycle in a line."""
    found = all_cycles(request.user)
    first = best_held(found)
    if first is None:
        return render(request, "coverage/coverage_empty.html", {"trail": [("What we hold", "")]})
    chosen = CoverageFilter(request.GET, cycles=found, first=first)
    page = coverage_page(request.user, found, chosen.chosen)
    asked = request.GET.get("format")
    if asked in FORMATS and request.GET.get("of") == "grades":
        table = CellTable(cells(request.user, page.chosen))
        return download(request, table, f"Grades, {page.chosen.cycle}", asked)
    if asked in FORMATS:
        return download(request, CoverageTable(page.lines), f"What we hold, {page.chosen.cycle}", asked)
    meanings = [(absence.label, MEANINGS[absence]) for absence in Absence]
    context = {"filter": chosen, "page": page, "meanings": meanings, "trail": [("What we hold", "")]}
    return render(request, "coverage/coverage.html", context)
