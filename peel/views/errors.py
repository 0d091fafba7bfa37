"""The pages for what went wrong. None of them asks the database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the page is not for this person."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or not one that this person may see."""
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    return render(request, "500.html", status=500)
