"""The page that tells the history of any one row of the record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peel.history.queries import row_history
from peel.record.permissions import Permission, can


def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Who changed the row, when, what from, what to, and why; for inspectors and admins."""
    if not can(request.user, Permission.SEE_STANDING):
        raise Http404
    found = row_history(request.user, kind, pk, request.GET.get("page"))
    if found is None:
        raise Http404
    named = str(found.row) if found.row else f"{found.kind} {pk}, which was deleted"
    context = {"history": found, "named": named, "trail": [("History", ""), (named, "")]}
    return render(request, "history/history.html", context)
