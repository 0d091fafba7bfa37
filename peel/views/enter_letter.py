"""A letter, what it closes and what it opens, entered or changed by hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from peel.actions.enter_letter import change_letter, make_letter
from peel.forms.begin import ForceForm
from peel.forms.letter import LetterSheet
from peel.models import Letter

from .entry import admins_only, trail
from .seen import seen
from .sheet import alone, answer, brings_back, say, typed

TEMPLATE = "peel/enter_letter.html"


@brings_back
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """First the force, then the letter."""
    admins_only(request.user)
    data = typed(request)
    begun = ForceForm(data or request.GET or None)
    context = {"title": "Enter a letter", "trail": trail(("A letter", ""))}
    if not begun.is_valid():
        status = 422 if begun.errors else 200
        return render(request, "peel/begin.html", context | {"form": begun}, status=status)
    about = begun.cleaned_data
    sheet = LetterSheet(data, user=request.user, **about)
    return answer(
        request, sheet, lambda: made(request, sheet), template=TEMPLATE, context=context | {"about": about}
    )


def made(request: HttpRequest, sheet: LetterSheet) -> str:
    """Make it, and say so; where it is."""
    address = make_letter(
        key=sheet.key,
        placed=sheet.placed,
        force=sheet.force,
        values=sheet.parts["head"].values(),
        done=sheet.done,
        by=request.user,
    )
    say(request, None, has_changed=True)
    return address


@brings_back
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A stored letter, by its publication's slug."""
    admins_only(request.user)
    rows = Letter.objects.visible_to(request.user).select_related("publication", "force")
    found = get_object_or_404(rows, publication__slug=slug)
    with alone(request, found.publication):
        letter = rows.get(pk=found.pk)
        seen(request, letter.publication)
        sheet = LetterSheet(typed(request), user=request.user, force=letter.force, letter=letter)
        address = reverse("letter", args=[slug])
        way = trail((letter.publication.title, address), ("Change", ""))
        title = "Change a letter"
        context = {"title": title, "publication": letter.publication, "back": address, "trail": way}
        return answer(request, sheet, lambda: changed(request, sheet), template=TEMPLATE, context=context)


def changed(request: HttpRequest, sheet: LetterSheet) -> str:
    """Write what was sent, and say so; where it is."""
    has_changed = change_letter(
        letter=sheet.letter,
        publication=sheet.parts["place"].cleaned_data,
        values=sheet.parts["head"].values(),
        done=sheet.done,
        reason=sheet.reason,
        by=request.user,
    )
    say(request, sheet.publication, has_changed=has_changed)
    return sheet.letter.get_absolute_url()
