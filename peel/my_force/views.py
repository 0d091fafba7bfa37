"""What the staff of a force are asked to do, and where their force stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from peel.my_force.queries import my_force as query
from peel.my_force.tables import ColleagueTable, OwnCauseTable, OwnDeadlineTable
from peel.record.permissions import Permission, can
from peel.ui.tables import Table

SECTIONS = [
    ("Before publication", "check"),
    ("Deadlines", "deadlines"),
    ("Open causes of concern", "causes"),
    ("Benchmarks", "benchmarks"),
    ("Who has access", "people"),
    ("More about the force", "more"),
]


def my_force(request: HttpRequest) -> HttpResponse:
    """The page of the force that a person works for; who works for none has no such page."""
    if not can(request.user, Permission.SEE_OWN_FORCE):
        raise Http404
    page = query.my_force(request.user, timezone.now())
    context = {
        "page": page,
        "force": page.force,
        "deadlines": whole(request, OwnDeadlineTable(page.spans)),
        "causes": whole(request, OwnCauseTable(page.causes)),
        "people": whole(request, ColleagueTable(page.people)),
        "sections": SECTIONS,
        "trail": [("My force", "")],
    }
    return render(request, "my_force/my_force.html", context)


def whole(request: HttpRequest, table: Table) -> Table:
    """A table with all its rows on one page: what is asked of a force is not turned over."""
    return table.arrange(request, per_page=max(len(table.rows), 1))
