"""The list of grades."""

from django.http import HttpRequest, HttpResponse

from peel.filters.grade import GradeFilter
from peel.queries.grades import grades as all_grades
from peel.tables.grade import GradeTable

from .listing import listing


def grades(request: HttpRequest) -> HttpResponse:
    """All grades that we hold, each with who states it."""
    return listing(
        request,
        queryset=all_grades(request.user),
        filterset=GradeFilter,
        table=GradeTable,
        title="Grades",
        template="peel/grades.html",
        noun="grade",
        nouns="grades",
    )
