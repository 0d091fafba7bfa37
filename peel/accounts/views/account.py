"""A person's own account."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peel.accounts.sign_in.second_factor import is_missing


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and the ways to their password, second factor and sessions."""
    context = {
        "needs_second_factor": is_missing(request),
        "has_second_factor": request.user.has_second_factor,
        "idle": int(settings.SESSION_IDLE.total_seconds() // 60),
        "limit": int(settings.SESSION_LIMIT.total_seconds() // 3600),
        "trail": [("Your account", "")],
    }
    return render(request, "accounts/account.html", context)
