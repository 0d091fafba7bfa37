"""What a reviewed draft would change in the record, and writing it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from peel.record.actions.diff import Change, NotAcceptable, Status
from peel.record.actions.errors import ActionError
from peel.record.models import Draft
from peel.review.actions.accept import compare_draft, corrections_in
from peel.review.actions.apply_draft import mark, write_draft
from peel.review.actions.lock import decisions_on, draft_of
from peel.review.queries import review as query
from peel.review.views.draft import found, typed, way

LONGEST_REASON = 2000
ORDER = {
    Status.DIFFERENT: "Different",
    Status.GONE: "Gone: in the record and not in this document",
    Status.NEW: "New",
    Status.NOT_WRITTEN: "Not written",
    Status.SAME: "The same",
}


@require_http_methods(["GET", "POST"])
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    """What is left to decide, what writing would change, and the button that writes it."""
    row = found(request, pk)
    errors = []
    if request.method == "POST":
        try:
            return written(request, row)
        except (ActionError, NotAcceptable) as error:
            errors.append(str(error))
            row = found(request, pk)
    review = query.review(row, draft_of(row), decisions_on(row))
    context = {
        "draft": row,
        "document": row.document,
        "publication": row.document.publication,
        "review": review,
        "decisions": query.history(request.user, row)[:5] if errors else [],
        "reason": request.POST.get("reason", ""),
        "trail": way(row, ("Difference", "")),
        **compared(request, row, errors),
    }
    return render(request, "review/draft_difference.html", context, status=409 if errors else 200)


def compared(request: HttpRequest, row: Draft, errors: list[str]) -> dict[str, Any]:
    """The changes by what becomes of the record, or the reason why the draft can't be written."""
    try:
        changes = compare_draft(draft=row, by=request.user)
    except NotAcceptable as error:
        found = [*errors, *([str(error)] if str(error) not in errors else [])]
        return {"errors": found, "is_blocked": True}
    corrections = [change for _, change in corrections_in(changes)]
    return {
        "errors": errors,
        "changes": by_status(changes),
        "mark": mark(changes),
        "corrections": corrections,
        "is_same": all(change.status == Status.SAME for change in changes),
    }


def by_status(changes: Iterable[Change]) -> list[tuple[str, str, list[Change]]]:
    """The changes of each status that there are: its id, its name, and them."""
    found = list(changes)
    groups = (
        (status, name, [change for change in found if change.status == status]) for status, name in ORDER.items()
    )
    return [(status.replace(" ", "-"), name, held) for status, name, held in groups if held]


def written(request: HttpRequest, row: Draft) -> HttpResponse:
    """Write the draft, say what came of it, and go on to where its publication stands."""
    changes = write_draft(
        draft=row,
        seen=request.POST.get("mark", ""),
        reason=typed(request, LONGEST_REASON),
        by=request.user,
    )
    counts = {status: sum(change.status == status for change in changes) for status in Status}
    told = ", ".join(f"{many} {status}" for status, many in counts.items() if many)
    is_new = any(many for status, many in counts.items() if status not in (Status.SAME, Status.NOT_WRITTEN))
    messages.success(request, f"Written to the record: {told}." if is_new else "Nothing changed: this was written.")
    return redirect("publication-state", row.document.publication.slug)
