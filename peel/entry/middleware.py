"""A form that is sent when its session has ended is kept, and comes back to the same person once they sign in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from peel.entry.actions.autosave import forget_form, had_a_file, keep_form, kept_for
from peel.record.models import User

# Where people type what would be a pity to lose.
WHERE = ("/entry/", "/rooms/")
# Names the person who opened a form, for when their session is gone. It opens nothing.
COOKIE = "__Host-opened-by" if settings.HTTPS else "opened-by"
A_DAY = 24 * 60 * 60
KEPT = "What you had typed is not saved yet. It is kept for a day, and comes back when you have signed in."
TOO_LONG = "What you had typed is not saved, and it was too long to keep: go back in your browser to see it."


class KeptForms:
    """Stands after the check for forged forms: nothing that somebody else's page sends is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Remember who opens forms, and forget what was sent again."""
        response = self.get_response(request)
        if not is_where(request) or not request.user.is_authenticated:
            return response
        if request.method == "POST" and response.status_code not in (403, 500):
            forget_form(user=request.user, address=request.path)
        response.set_signed_cookie(
            COOKIE, str(request.user.pk), max_age=A_DAY, secure=settings.HTTPS, httponly=True, samesite="Strict"
        )
        return response

    def process_view(self, request: HttpRequest, view: Callable, *_: Any) -> HttpResponse | None:
        """Keep what nobody can save now; bring back what was kept."""
        if not is_where(request):
            return None
        if request.method == "POST" and not request.user.is_authenticated:
            return kept(request)
        if request.method == "POST" and "throw-away" in request.POST:
            forget_form(user=request.user, address=request.path)
            return redirect("home")
        if request.method == "GET" and not getattr(view, "brings_back", False):
            return brought_back(request)
        return None


def is_where(request: HttpRequest) -> bool:
    """Whether forms at this address are kept."""
    return request.path.startswith(WHERE)


def kept(request: HttpRequest) -> HttpResponse | None:
    """Keep it for the person whose session this was, and ask them to sign in; of a stranger nothing is kept."""
    person = getattr(request, "was", None) or opened_by(request)
    if person is None:
        return None
    is_kept = keep_form(user=person, address=request.path, typed=request.POST, had_a_file=bool(request.FILES))
    messages.info(request, KEPT if is_kept else TOO_LONG)
    return redirect_to_login(request.path)


def opened_by(request: HttpRequest) -> User | None:
    """Who opened forms in this browser last."""
    try:
        key = request.get_signed_cookie(COOKIE, max_age=A_DAY)
    except (BadSignature, KeyError):
        return None
    return User.objects.filter(pk=key).first()


def brought_back(request: HttpRequest) -> HttpResponse | None:
    """What was typed at this address, to be sent again or thrown away; for pages that do not show it themselves."""
    typed = kept_for(user=request.user, address=request.path) if request.user.is_authenticated else None
    if typed is None:
        return None
    context = {
        "typed": [
            (name, name.rpartition("-")[2].replace("_", " "), value)
            for name, each in typed.lists()
            for value in each
        ],
        "had_a_file": had_a_file(user=request.user, address=request.path),
    }
    return render(request, "entry/kept.html", context)
