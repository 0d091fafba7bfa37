"""The list of figures."""

from django.http import HttpRequest, HttpResponse

from peel.filters.figure import FigureFilter
from peel.queries.finding import figures as rows
from peel.tables.figure import FigureTable

from .listing import listing


def figures(request: HttpRequest) -> HttpResponse:
    """All figures that publications state outside audits."""
    return listing(
        request,
        queryset=rows(request.user),
        filterset=FigureFilter,
        table=FigureTable,
        title="Figures",
        template="peel/figures.html",
    )
