"""The desk of who enters findings: what waits, and where to begin."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from peel.entry import queries as query
from peel.record.permissions import Permission, can


def entry(request: HttpRequest) -> HttpResponse:
    """Files without a word on what they are, drafts to review, publications in preparation."""
    admins_only(request.user)
    return render(request, "entry/entry.html", {"desk": query.desk(request.user), "trail": [("Entry", "")]})


def admins_only(user: Any) -> None:
    """These pages are not there for anybody else."""
    if not can(user, Permission.ENTER):
        raise Http404


def trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page behind the desk."""
    return [("Entry", reverse("entry")), *more]
