"""One publication that has no page of another kind: its documents, and what it opened and closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from peel.publications.queries.publication import hangings, page_of
from peel.record.models import Publication
from peel.record.seen import seen
from peel.record.withdrawn import found_or_withdrawn


def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One publication and what hangs on it; an inspection's report and a letter have pages of their own."""
    rows = Publication.objects.visible_to(request.user).select_related("force")
    found = found_or_withdrawn(rows, slug)
    own_page = page_of(found, request.user)
    if own_page:
        return redirect(own_page)
    seen(request, found)
    context = {"publication": found, "page": hangings(found, request.user), "trail": [(found.title, "")]}
    return render(request, "publications/publication.html", context)
