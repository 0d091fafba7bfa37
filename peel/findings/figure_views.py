"""The list of figures."""

from django.http import HttpRequest, HttpResponse

from peel.findings.figure_filters import FigureFilter
from peel.findings.figure_tables import FigureTable
from peel.findings.queries import figures as rows
from peel.record.listing import listing


def figures(request: HttpRequest) -> HttpResponse:
    """All figures that publications state outside audits."""
    return listing(
        request,
        queryset=rows(request.user),
        filterset=FigureFilter,
        table=FigureTable,
        title="Figures",
        template="findings/figures.html",
    )
