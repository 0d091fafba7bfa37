"""A letter, what it closes and what it opens, entered or changed by hand."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from peel.entry.actions.letter import change_letter, make_letter
from peel.entry.forms.letter import LetterSheet
from peel.entry.views.multi_form import brings_back
from peel.entry.views.publication_form import Entered, change_stored, enter_new
from peel.record.models import Letter, User


def stored(user: User) -> QuerySet:
    """Letters with what their forms show."""
    return Letter.objects.visible_to(user).select_related("publication", "force")


def make(sheet: LetterSheet, by: User) -> str:
    """Make it; where it is."""
    return make_letter(
        key=sheet.key,
        placed=sheet.placed,
        force=sheet.force,
        values=sheet.parts["head"].values(),
        done=sheet.done,
        by=by,
    )


def change(sheet: LetterSheet, by: User) -> bool:
    """Write what was sent; whether anything is new."""
    return change_letter(
        letter=sheet.row,
        publication=sheet.parts["place"].cleaned_data,
        values=sheet.parts["head"].values(),
        done=sheet.done,
        reason=sheet.reason,
        by=by,
    )


LETTER = Entered(
    called="a letter",
    template="entry/enter_letter.html",
    sheet=LetterSheet,
    rows=stored,
    make=make,
    change=change,
    slug="publication__slug",
    title="publication.title",
)


@brings_back
def new(request: HttpRequest) -> HttpResponse:
    """First the force, then the letter."""
    return enter_new(request, LETTER)


@brings_back
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A stored letter, by its publication's slug."""
    return change_stored(request, LETTER, slug)
