"""The list of grades."""

from django.http import HttpRequest, HttpResponse

from peel.grades.filters import GradeFilter
from peel.grades.queries.grades import grades as all_grades
from peel.grades.tables import GradeTable
from peel.record.listing import listing


def grades(request: HttpRequest) -> HttpResponse:
    """All grades that we hold, each with who states it."""
    return listing(
        request,
        queryset=all_grades(request.user),
        filterset=GradeFilter,
        table=GradeTable,
        title="Grades",
        template="grades/grades.html",
        noun="grade",
        nouns="grades",
    )
