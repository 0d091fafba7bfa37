"""The pre-publication room of one publication: its text with all comments and answers."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from peel.access import SEE_OWN_FORCE, may
from peel.queries import room as query

from .seen import seen


def room(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft passage by passage, what the force said of each, and what it was answered."""
    return show(request, entered(request, slug), "peel/room.html")


def entered(request: HttpRequest, slug: str) -> query.Room:
    """The room, for who may enter it; for others there is none."""
    publication = get_object_or_404(query.rooms(request.user), slug=slug)
    return query.room(request.user, publication, timezone.localdate())


def site(request: HttpRequest) -> str:
    """Where e-mails lead to."""
    return request.build_absolute_uri("/")


def show(
    request: HttpRequest,
    found: query.Room,
    template: str,
    *,
    title: str = "",
    form: forms.Form | None = None,
    problem: str = "",
    is_conflict: bool = False,
    **more: Any,
) -> HttpResponse:
    """One page of the room; who opened it is kept. `title` names the page where it is not the room's first.

    `problem` is why something could not be done on a page without fields.
    """
    publication = found.publication
    seen(request, publication)
    first = ("My force", reverse("my-force"))
    if not may(request.user, SEE_OWN_FORCE):
        first = (publication.title, reverse("publication-state", args=[publication.slug]))
    own = reverse("room", args=[publication.slug])
    trail = [first, ("Comments", own), (title, "")] if title else [first, ("Comments", "")]
    context = {"room": found, "publication": publication, "title": title, "trail": trail, **more}
    context |= {"form": form, "problem": problem}
    has_error = problem or (form is not None and form.errors)
    status = 409 if is_conflict else 422 if has_error else 200
    return render(request, template, context, status=status)
