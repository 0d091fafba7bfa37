"""Where publications stand, for inspectors and admins, and the steps by which admins move them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from peel.consultation.queries.consultations import listed
from peel.entry.queries import needs_another
from peel.publications.filters import StandingFilter
from peel.publications.forms import STEPS, Publish, next_steps
from peel.publications.preview import look_as_if
from peel.publications.queries import publication_state as query
from peel.publications.tables import DraftViewTable, StandingTable
from peel.record.actions.errors import ActionError
from peel.record.listing import listing
from peel.record.models import Publication
from peel.record.permissions import Permission, can

NO_CHANGE = "Nothing changed: this was done already."


def found(request: HttpRequest, slug: str, permission: Permission = Permission.SEE_STANDING) -> Publication:
    """The publication, for a person who has the permission; for others there is no such page."""
    if not can(request.user, permission):
        raise Http404
    rows = Publication.objects.visible_to(request.user).select_related("force", "prepared_by", "released_by")
    return get_object_or_404(rows, slug=slug)


def trail(publication: Publication, *more: str) -> list[tuple[str, str]]:
    """The way to a page about where a publication stands."""
    state = reverse("publication-state", args=[publication.slug])
    way = [("Not published", reverse("publications")), (publication.title, state if more else "")]
    return [*way, *((name, "") for name in more)]


def publications(request: HttpRequest) -> HttpResponse:
    """Everything that is not simply published: drafts, with a force, set for a time, withdrawn."""
    if not can(request.user, Permission.SEE_STANDING):
        raise Http404
    return listing(
        request,
        queryset=query.unpublished(request.user),
        filterset=StandingFilter,
        table=StandingTable,
        title="Not published",
        template="publications/publications.html",
        is_desk=True,
    )


def state(request: HttpRequest, slug: str) -> HttpResponse:
    """Where one publication stands, what hangs on it, what can be done, and who looked at it."""
    publication = found(request, slug)
    context = {
        "publication": publication,
        "hanging": query.hanging(request.user, publication),
        "steps": next_steps(publication) if can(request.user, Permission.PUBLISH) else [],
        "needs_another": not publication.is_public and needs_another(publication, request.user),
        "viewers": query.onlookers(publication),
        "views": DraftViewTable(query.draft_views(request.user, publication)).arrange(request),
        "trail": trail(publication),
    }
    return render(request, "publications/publication_state.html", context)


def step(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """Confirm one step, and take it."""
    publication = found(request, slug, Permission.PUBLISH)
    if step not in STEPS:
        raise Http404
    form = STEPS[step](request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and taken(request, form, publication):
        return redirect("publication-state", publication.slug)
    context = {"publication": publication, "form": form, "trail": trail(publication, form.title)}
    if step == Publish.slug:
        context["room"] = listed(request.user, timezone.localdate()).filter(pk=publication.pk).first()
    return render(request, "publications/publication_step.html", context, status=422 if form.errors else 200)


def taken(request: HttpRequest, form: Any, publication: Publication) -> bool:
    """Take the step and say how it went; what is refused stands in the form."""
    try:
        changed = form.act(publication, request.user, request.build_absolute_uri("/"))
    except ActionError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, form.done if changed else NO_CHANGE)
    return True


def previewed(request: HttpRequest, slug: str) -> HttpResponse:
    """What a stranger, the force's staff or an inspector would see of a publication."""
    publication = found(request, slug)
    viewer = request.GET.get("as", "stranger")
    viewers = query.onlookers(publication)
    if viewer not in viewers:
        raise Http404
    eyes, state = viewers[viewer]
    context = {
        "publication": publication,
        "viewer": viewer,
        "viewers": viewers,
        "seen": look_as_if(
            publication=publication,
            state=state,
            look=lambda: query.previewed(eyes, publication),
            by=request.user,
        ),
        "trail": trail(publication, "Preview"),
    }
    return render(request, "publications/publication_preview.html", context)
