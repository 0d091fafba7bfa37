"""Checks on the facts, for everybody to see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peel.coverage.causes_not_loaded import causes_not_loaded
from peel.data_quality import queries as query
from peel.forces.queries.force import stays
from peel.record.seed_rows import seed_rows


def checks(request: HttpRequest) -> HttpResponse:
    """Tallies beside the grades, facts that were not loaded, and sources that disagree."""
    rows = query.tally_rows(request.user)
    context = {
        "rows": rows,
        "verdicts": [(verdict, sum(row.verdict == verdict for row in rows)) for verdict in query.VERDICTS],
        "grades_not_loaded": seed_rows("grades_not_loaded.csv"),
        "causes_not_loaded": causes_not_loaded(request.user),
        "disagreeing": [stay for stay in stays(request.user) if stay.disagreement],
        "trail": [("Checks on the facts", "")],
    }
    return render(request, "data_quality/checks.html", context)
