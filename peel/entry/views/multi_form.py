"""What all pages of entry by hand do: show a form, keep what was typed, save it once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from peel.entry.actions.autosave import kept_for
from peel.entry.forms.multi_form import MultiForm
from peel.record.actions.errors import ActionError
from peel.record.actions.publish import locked
from peel.record.models import Publication

DRAFT = "Saved. It is not published: only inspectors and admins can see it."
SAVED = "Saved."
NOTHING_NEW = "Nothing changed: this is what the record says already."
NOT_SAVED = "Not saved yet. Your session had ended: here is what you had typed."


def brings_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page with a form, that shows itself what was kept when a session had ended."""
    page = require_http_methods(["GET", "POST"])(view)
    page.brings_back = True
    return page


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, else what was kept when the session had ended, else nothing."""
    return request.POST if request.method == "POST" else kept_for(user=request.user, address=request.path)


def answer(
    request: HttpRequest,
    sheet: MultiForm,
    save: Callable[[], str],
    *,
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """On to what `save` saved; else the form, with what is wrong, what clashes, and all that was typed."""
    if request.method == "POST" and "more" not in request.POST and sheet.is_valid():
        try:
            return redirect(save())
        except ActionError as error:
            sheet.refuse(error)
    is_asking = request.method == "POST" and "more" in request.POST
    faults = [] if is_asking else sheet.faults()
    status = 409 if sheet.clashes else 422 if faults and request.method == "POST" else 200
    is_kept = request.method != "POST" and sheet.data is not None
    told = {"sheet": sheet, "faults": faults, "not_saved": NOT_SAVED if is_kept else ""}
    return render(request, template, told | context, status=status)


@contextmanager
def alone(request: HttpRequest, publication: Publication) -> Iterator[None]:
    """If something was sent, nobody else writes what hangs on a publication until this ends."""
    with transaction.atomic():
        if request.method == "POST":
            locked(publication)
        yield


def say(request: HttpRequest, publication: Publication | None, *, has_changed: bool) -> None:
    """How saving went; something new has no publication that people could read."""
    words = SAVED if publication is not None and publication.is_public else DRAFT
    messages.success(request, words if has_changed else NOTHING_NEW)
