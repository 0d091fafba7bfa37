"""A draft beside the text that it was read from: accept, edit or reject each thing that it proposes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from peel.entry.views.inbox import admins_only, trail
from peel.reader.errors import Unreadable
from peel.record.models import Draft, Verdict
from peel.record.seen import seen
from peel.review.actions.decide import (
    DecidedMeanwhile,
    Doubted,
    NoSuchProposal,
    accept_group,
    accept_undoubted,
    decide,
)
from peel.review.actions.lock import decisions_on, draft_of
from peel.review.actions.uploads import read_again
from peel.review.queries import review as query

# The kinds whose records go when the same document is written again without them.
SWEPT = frozenset({"finding", "improvement", "figure", "count"})


def found(request: HttpRequest, pk: int) -> Draft:
    """The draft, for who may decide of it; for others there is no such page."""
    admins_only(request.user)
    return get_object_or_404(query.drafts_for_review(request.user), pk=pk)


def way(row: Draft, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page about a draft."""
    address = reverse("draft", args=[row.pk]) if more else ""
    return trail((f"Review: {row.document.name}", address), *more)


@require_GET
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """All that a draft proposes, group by group, each beside its passage; what is next to decide stands open."""
    row = found(request, pk)
    seen(request, row.document.publication)
    review = query.review(row, draft_of(row), decisions_on(row))
    asked = request.GET.get("open", "")
    context = {
        "draft": row,
        "document": row.document,
        "publication": row.document.publication,
        "review": review,
        "open": asked if row.accepted_at else review.open(asked),
        "history": query.history(request.user, row),
        "trail": way(row),
    }
    return render(request, "review/draft.html", context)


@require_POST
def decided(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep one decision, or accept a group; then back to where it was made."""
    row = found(request, pk)
    kind = request.POST.get("kind", "")
    if "all" in request.POST:
        return redirect(accept_all(request, row, kind))
    try:
        verdict, number = chosen(request)
        moment = query.moment(request.POST.get("seen", ""))
        decide(draft=row, kind=kind, number=number, verdict=verdict, seen=moment, by=request.user)
    except NoSuchProposal:
        raise Http404 from None
    except DecidedMeanwhile as error:
        messages.error(request, f"{error} Both stand here; yours is not kept yet.")
        return redirect(f"{reverse('draft-proposal', args=[row.pk, kind, number])}?mine={verdict}")
    tell_if_written(request, row, kind, verdict)
    return redirect(address_of(row, kind, number))


def address_of(row: Draft, kind: str, number: int) -> str:
    """Where a proposal stands, its group open."""
    return f"{reverse('draft', args=[row.pk])}?open={kind}#{kind}-{number}"


def chosen(request: HttpRequest) -> tuple[str, int]:
    """The verdict and the number of the button that was pressed."""
    for verdict in (Verdict.ACCEPT, Verdict.REJECT):
        number = request.POST.get(verdict, "")
        if number.isascii() and number.isdigit() and len(number) < 9:
            return verdict, int(number)
    raise NoSuchProposal("No button was pressed.")


def typed(request: HttpRequest, longest: int) -> str:
    """The reason that somebody typed, as far as it can be kept."""
    return request.POST.get("reason", "").replace("\0", "")[:longest]


def accept_all(request: HttpRequest, row: Draft, kind: str) -> str:
    """Accept what is undecided of one group, or of all that nothing throws doubt on; where to go on."""
    is_rest = kind == "undoubted"
    try:
        if is_rest:
            many = accept_undoubted(draft=row, by=request.user)
        else:
            many = accept_group(draft=row, kind=kind, by=request.user)
    except Doubted as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{many} accepted." if many else "Nothing was left to accept.")
    return (
        reverse("draft-difference", args=[row.pk]) if is_rest else f"{reverse('draft', args=[row.pk])}#all-{kind}"
    )


def tell_if_written(request: HttpRequest, row: Draft, kind: str, verdict: str) -> None:
    """Say that the record does not follow a decision by itself, and where it does not follow at all."""
    if row.accepted_at is None:
        return
    written = f"Kept. {row.accepted_by} wrote this draft to the record before"
    if verdict == Verdict.REJECT and kind not in SWEPT:
        messages.info(request, f"{written}: what was written of this stays there until it is corrected by hand.")
    else:
        messages.info(request, f"{written}: write it again, so that the record follows.")


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the document once more; a reader that finds something else makes another draft."""
    row = found(request, pk)
    try:
        after = read_again(document=row.document, by=request.user)
    except Unreadable as error:
        messages.error(request, f"It can't be read now: {error}.")
        return redirect("draft", row.pk)
    told: dict[bool, Any] = {
        True: "Read again: the reader finds the same as before.",
        False: "Read again: the reader finds something else now, so this is a new draft. "
        "What is read as before keeps its decision.",
    }
    messages.info(request, told[after.pk == row.pk])
    return redirect("draft", after.pk)
