"""A cause of concern with its recommendations, entered or changed by hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from peel.actions.enter_cause import change_cause, make_cause
from peel.forms.begin import ForceForm
from peel.forms.cause import CauseSheet
from peel.models import CauseOfConcern

from .entry import admins_only, trail
from .seen import seen
from .sheet import alone, answer, brings_back, say, typed

TEMPLATE = "peel/enter_cause.html"


@brings_back
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """First the force, then the cause."""
    admins_only(request.user)
    data = typed(request)
    begun = ForceForm(data or request.GET or None)
    context = {"title": "Enter a cause of concern", "trail": trail(("A cause of concern", ""))}
    if not begun.is_valid():
        status = 422 if begun.errors else 200
        return render(request, "peel/begin.html", context | {"form": begun}, status=status)
    about = begun.cleaned_data
    sheet = CauseSheet(data, user=request.user, **about)
    return answer(
        request, sheet, lambda: made(request, sheet), template=TEMPLATE, context=context | {"about": about}
    )


def made(request: HttpRequest, sheet: CauseSheet) -> str:
    """Make it, and say so; where it is."""
    address = make_cause(
        key=sheet.key,
        placed=sheet.placed,
        force=sheet.force,
        values=sheet.parts["head"].values(sheet.said),
        recommendations=sheet.lines,
        by=request.user,
    )
    say(request, None, has_changed=True)
    return address


@brings_back
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A stored cause."""
    admins_only(request.user)
    rows = CauseOfConcern.objects.visible_to(request.user).select_related("raised_in", "force", "passage")
    found = get_object_or_404(rows, slug=slug)
    with alone(request, found.raised_in):
        cause = rows.get(pk=found.pk)
        seen(request, cause.raised_in)
        sheet = CauseSheet(typed(request), user=request.user, force=cause.force, cause=cause)
        address = reverse("cause", args=[slug])
        way = trail((cause.title, address), ("Change", ""))
        title = "Change a cause of concern"
        context = {"title": title, "publication": cause.raised_in, "back": address, "trail": way}
        return answer(request, sheet, lambda: changed(request, sheet), template=TEMPLATE, context=context)


def changed(request: HttpRequest, sheet: CauseSheet) -> str:
    """Write what was sent, and say so; where it is."""
    has_changed = change_cause(
        cause=sheet.cause,
        raised_in=sheet.parts["place"].cleaned_data,
        values=sheet.parts["head"].values(sheet.said),
        recommendations=sheet.lines,
        reason=sheet.reason,
        by=request.user,
    )
    say(request, sheet.raised_in, has_changed=has_changed)
    return sheet.cause.get_absolute_url()
