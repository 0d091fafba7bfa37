"""What this service is, whether it can be used by everybody, and whether it runs."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from peel.about.accessibility import statement
from peel.record.models import Cycle


def about(request: HttpRequest) -> HttpResponse:
    """Where the facts come from, and by which rules dates are worked out."""
    return render(request, "about/about.html", {"trail": [("About", "")]})


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    found = statement()
    context = {
        "statement": found,
        "is_due": found.is_due(timezone.localdate()),
        "trail": [("Accessibility", "")],
    }
    return render(request, "about/accessibility.html", context)


def plain(text: str, status: int = 200) -> HttpResponse:
    """A text that nobody keeps."""
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status, headers=headers)


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return plain("ok")


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """The process answers and so does its database, asked once."""
    try:
        Cycle.objects.exists()
    except Error:
        return plain("The database does not answer.", status=503)
    return plain("ok")


@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    """Searches may read what is published; filtered lists would only be the same rows again."""
    return plain("User-agent: *\nDisallow: /*?\n")


@login_not_required
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness, as RFC 9116 wants it."""
    contact = (
        f"mailto:{settings.CONTACT}"
        if "@" in settings.CONTACT
        else request.build_absolute_uri(reverse("accessibility"))
    )
    until = timezone.now() + timedelta(days=180)
    return plain(f"Contact: {contact}\nExpires: {until:%Y-%m-%dT%H:%M:%SZ}\nPreferred-Languages: en")
