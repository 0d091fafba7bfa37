"""What the staff of a force are asked to do, and where their force stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from peel.access import SEE_OWN_FORCE, may
from peel.queries import my_force as query


def my_force(request: HttpRequest) -> HttpResponse:
    """The page of the force that a person works for; who works for none has no such page."""
    if not may(request.user, SEE_OWN_FORCE):
        raise Http404
    page = query.my_force(request.user, timezone.localdate())
    context = {"page": page, "force": page.force, "trail": [("My force", "")]}
    return render(request, "peel/my_force.html", context)
