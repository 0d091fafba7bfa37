"""The pages for what went wrong. None of them asks the database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peel.queries.withdrawn import Withdrawn


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the page is not for this person."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or not one that this person may see. 410: one that people could read once."""
    if isinstance(exception, Withdrawn):
        response = render(request, "peel/withdrawn.html", {"publication": exception.publication}, status=410)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Cache-Control"] = "no-store"
        return response
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: more tries than a person makes."""
    return render(request, "429.html", status=429)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    return render(request, "500.html", status=500)
