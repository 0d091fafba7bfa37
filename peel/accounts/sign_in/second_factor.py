"""Inspectors and admins need a second factor: until they have one, nothing else of theirs opens."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from peel.record.permissions import NEEDS_SECOND_FACTOR

# Where a second factor is set up, and the way out.
WAYS = {
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
}


class demanded:
    """Lead people who still need a second factor to the page where they set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, *_: Any) -> HttpResponse | None:
        """Pages that ask nobody to sign in stay open: the accessibility statement and the like."""
        if not is_missing(request) or request.resolver_match.url_name in WAYS:
            return None
        return redirect("mfa_index") if getattr(view, "login_required", True) else None


def is_missing(request: HttpRequest) -> bool:
    """Whether the person who is signed in needs a second factor and has none."""
    if not settings.REQUIRE_MFA or not request.user.is_authenticated:
        return False
    return request.user.role in NEEDS_SECOND_FACTOR and not getattr(request.user, "has_second_factor", False)
