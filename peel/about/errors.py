"""The pages for what went wrong. Only a form that came without its token asks the database."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone

from peel.entry.actions.autosave import keep_form
from peel.entry.middleware import is_where
from peel.record.withdrawn import Withdrawn


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the page is not for this person."""
    return render(request, "403.html", status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without its token, or with that of an earlier sign-in; what our own page sent is kept."""
    is_ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    is_kept = (
        is_ours
        and request.user.is_authenticated
        and is_where(request)
        and keep_form(user=request.user, address=request.path, typed=request.POST, had_a_file=bool(request.FILES))
    )
    return render(request, "403_csrf.html", {"is_kept": is_kept}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or not one that this person may see. 410: one that people could read once."""
    if isinstance(exception, Withdrawn):
        response = render(request, "publications/withdrawn.html", {"tombstone": exception.tombstone}, status=410)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Cache-Control"] = "no-store"
        return response
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: more tries than a person makes."""
    return render(request, "429.html", status=429)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent is too much, cut short, or to a host that we are not."""
    return in_the_dark("400.html", 400)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    return in_the_dark("500.html", 500)


def in_the_dark(template: str, status: int) -> HttpResponse:
    """A page on which nothing more can fail: without the request, so without session, person and database."""
    known = {
        "is_demo": settings.DEMO,
        "contact": settings.CONTACT,
        "at": timezone.localtime(),
        "stylesheet": stylesheet(),
    }
    return HttpResponse(render_to_string(template, known), status=status, headers={"Cache-Control": "no-store"})


def stylesheet() -> str:
    """The address of the style sheet; none while the build has none, which may be what went wrong."""
    try:
        return static("css/app.css")
    except ValueError:
        return ""
