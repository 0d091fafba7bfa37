"""Every address of the site, and one that fails: for the page that says so."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from peel.config.urls import handler400, handler403, handler404, handler429, handler500
from peel.config.urls import urlpatterns as addresses

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


def fails(request: HttpRequest) -> HttpResponse:
    """A page with a mistake of ours."""
    raise RuntimeError("This page fails so that a test can look at the answer.")


urlpatterns = [*addresses, path("fails/", fails)]
