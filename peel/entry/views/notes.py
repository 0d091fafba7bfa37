"""The public and the internal note on a cause of concern."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from peel.entry.actions.note import write_internal_note, write_public_note
from peel.entry.forms.notes import NotesSheet
from peel.entry.views.multi_form import alone, answer, brings_back, say, typed
from peel.record.models import CauseOfConcern
from peel.record.permissions import Permission, can
from peel.record.seen import seen


@brings_back
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    """Both notes for admins, the internal one for inspectors."""
    if not can(request.user, Permission.SEE_INTERNAL_NOTES):
        raise Http404
    rows = CauseOfConcern.objects.visible_to(request.user).select_related("raised_in", "force")
    found = get_object_or_404(rows, slug=slug)
    with alone(request, found.raised_in):
        cause = rows.get(pk=found.pk)
        seen(request, cause.raised_in)
        sheet = NotesSheet(typed(request), user=request.user, cause=cause)
        address = reverse("cause", args=[slug])
        way = [("Causes of concern", reverse("causes")), (cause.title, address), ("Notes", "")]
        context = {"publication": cause.raised_in, "back": address, "trail": way}
        return answer(
            request, sheet, lambda: written(request, sheet), template="entry/cause_notes.html", context=context
        )


def written(request: HttpRequest, sheet: NotesSheet) -> str:
    """Write what was sent, and say so; where the cause is."""
    cause, has_changed = sheet.cause, False
    if sheet.may_write_public:
        text = sheet.parts["public"].cleaned_data["public_note"]
        has_changed = write_public_note(cause=cause, text=text, reason=sheet.reason, by=request.user)
    text = sheet.parts["internal"].cleaned_data["text"]
    has_changed = write_internal_note(cause=cause, text=text, by=request.user) or has_changed
    say(request, cause.raised_in, has_changed=has_changed)
    return cause.get_absolute_url()
