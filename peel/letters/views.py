"""The list of letters, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from peel.letters import queries as query
from peel.letters.filters import LetterFilter
from peel.letters.tables import LetterTable
from peel.record.listing import listing
from peel.record.seen import seen
from peel.record.withdrawn import found_or_withdrawn


def letters(request: HttpRequest) -> HttpResponse:
    """All letters to forces."""
    return listing(
        request,
        queryset=query.letters(request.user),
        filterset=LetterFilter,
        table=LetterTable,
        title="Letters",
        template="letters/letters.html",
    )


def letter(request: HttpRequest, slug: str) -> HttpResponse:
    """One letter, and what it did."""
    found = found_or_withdrawn(query.letters_for_page(request.user), slug, path="publication__slug")
    page = query.letter_page(request.user, found)
    seen(request, page.letter.publication)
    context = {
        "page": page,
        "letter": page.letter,
        "publication": page.letter.publication,
        "published_on": query.days_differ(page.letter),
        "trail": [("Letters", reverse("letters")), (page.letter.publication.title, "")],
    }
    return render(request, "letters/letter.html", context)
