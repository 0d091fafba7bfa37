"""Addresses that held primary keys until November 2026: they lead on where the person may see the row.

A hidden row and a number that no row ever had get the same 404.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from peel.consultation.views.consultation import entered
from peel.findings.queries import findings
from peel.record.models import Document, Passage, Remark


def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """A finding."""
    return redirect(get_object_or_404(findings(request.user), pk=pk), permanent=True)


def document(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """A document, or its file."""
    rows = Document.objects.visible_to(request.user).without_content()
    return redirect(to, get_object_or_404(rows, pk=pk).public_id, permanent=True)


def passage(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The form for a comment on a passage."""
    room = entered(request, slug)
    rows = Passage.objects.visible_to(request.user).filter(document__publication=room.publication)
    found = get_object_or_404(rows, pk=pk)
    return redirect("room-comment-on", slug, found.document_id, found.number, permanent=True)


def comment(request: HttpRequest, slug: str, pk: int, to: str) -> HttpResponse:
    """A comment in the room of a publication."""
    room = entered(request, slug)
    rows = Remark.objects.visible_to(request.user).filter(round__publication=room.publication)
    return redirect(to, slug, get_object_or_404(rows, pk=pk).public_id, permanent=True)
