"""The pre-publication rooms: all of them in a list, and one with its text, comments and answers."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from peel.consultation.filters import RoomFilter
from peel.consultation.queries import consultation as query
from peel.consultation.queries.consultations import listed
from peel.consultation.tables import RoomTable
from peel.record.listing import listing
from peel.record.models import Publication
from peel.record.permissions import Permission, can
from peel.record.seen import seen

TITLE = "Comments before publication"


def rooms(request: HttpRequest) -> HttpResponse:
    """All rooms, for who answers in them; the staff of a force find theirs on their force's page."""
    if not can(request.user, Permission.ANSWER):
        raise Http404
    return listing(
        request,
        queryset=listed(request.user, timezone.localdate()),
        filterset=RoomFilter,
        table=RoomTable,
        title=TITLE,
        template="consultation/rooms.html",
        trail=[(TITLE, "")],
        noun="publication sent to a force",
        nouns="publications sent to forces",
        is_desk=True,
    )


def room(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft passage by passage, what the force said of each, and what it was answered."""
    return show(request, entered(request, slug), "consultation/room.html")


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
    trail = way(request, publication)
    own = reverse("room", args=[publication.slug])
    trail += [("Comments", own), (title, "")] if title else [("Comments", "")]
    context = {"room": found, "publication": publication, "title": title, "trail": trail, **more}
    context |= {"form": form, "problem": problem}
    has_error = problem or (form is not None and form.errors)
    status = 409 if is_conflict else 422 if has_error else 200
    return render(request, template, context, status=status)


def way(request: HttpRequest, publication: Publication) -> list[tuple[str, str]]:
    """The pages above a room: the force's own for its staff, for others the list of rooms and where it stands."""
    if can(request.user, Permission.SEE_OWN_FORCE):
        return [("My force", reverse("my-force"))]
    state = reverse("publication-state", args=[publication.slug])
    return [(TITLE, reverse("rooms")), (publication.title, state)]
