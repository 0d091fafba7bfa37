"""Documents with their passages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from peel.documents.filters import DocumentFilter
from peel.documents.queries import document as query
from peel.documents.tables import DocumentTable
from peel.record.listing import listing
from peel.record.permissions import Permission, can
from peel.record.seen import seen


def documents(request: HttpRequest) -> HttpResponse:
    """All documents."""
    return listing(
        request,
        queryset=query.documents_for_table(request.user),
        filterset=DocumentFilter,
        table=DocumentTable,
        title="Documents",
        template="documents/documents.html",
    )


def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """One document: where it came from, and all its passages in order."""
    found = get_object_or_404(query.documents_for_table(request.user), public_id=public_id)
    seen(request, found.publication)
    context = {
        "document": found,
        "publication": found.publication,
        "text": query.text(found, request.user),
        "drafts": query.drafts(found, request.user) if can(request.user, Permission.ENTER) else [],
        "trail": [("Documents", reverse("documents")), (found.name, "")],
    }
    return render(request, "documents/document.html", context)
