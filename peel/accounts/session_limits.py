"""When a session ends, and which pages ask for one."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from peel.accounts.sign_in.log import note
from peel.entry.middleware import is_where

# A session is written at most once a minute, and the end that a page names is the one that was written.
MINUTE = 60


def limited(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """End a session in which nothing was done for long, or that is too old; say on pages when it will end."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.session_ends_at = None
        if request.user.is_authenticated:
            reason = why_ended(request)
            if reason:
                return ended(request, reason, get_response)
            request.session_ends_at = keep(request)
        return get_response(request)

    return middleware


def why_ended(request: HttpRequest) -> str:
    """The sentence that says why this session is over; empty while it is not."""
    idle, limit = settings.SESSION_IDLE.total_seconds(), settings.SESSION_LIMIT.total_seconds()
    now = time()
    if now >= request.session.get("seen_at", now) + idle:
        return f"You were signed out because nothing was done for {idle // MINUTE:.0f} minutes."
    if now >= request.session.get("began_at", now) + limit:
        return f"You were signed out because you had been signed in for {limit // 3600:.0f} hours."
    return ""


def ended(request: HttpRequest, reason: str, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """To the sign-in page, and from there back; of a form that was sent, `KeptForms` keeps what was typed."""
    note("session ended", request)
    was = request.user
    logout(request)
    messages.info(request, reason)
    if request.method == "POST" and is_where(request):
        request.was = was
        return get_response(request)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else request.path)


def keep(request: HttpRequest) -> datetime:
    """Put the end off, since something was done, and tell when it is."""
    now = time()
    began = request.session.setdefault("began_at", now)
    if now >= request.session.get("seen_at", 0) + MINUTE:
        request.session["seen_at"] = now
    idle, limit = settings.SESSION_IDLE.total_seconds(), settings.SESSION_LIMIT.total_seconds()
    return datetime.fromtimestamp(min(request.session["seen_at"] + idle, began + limit), tz=UTC)


class SignInUnlessPublic(LoginRequiredMiddleware):
    """Strangers read what is published only where the installation says so (PEEL_PUBLIC)."""

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """The sign-in page, unless the page is for everybody."""
        return None if settings.PUBLIC else super().process_view(request, *view)

    def handle_no_permission(self, request: HttpRequest, view: Any) -> HttpResponse:
        """To the sign-in page and back; from the home page people begin where their role does."""
        return redirect("account_login") if request.path == "/" else super().handle_no_permission(request, view)
