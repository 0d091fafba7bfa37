"""A cause of concern with its recommendations, entered or changed by hand."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from peel.entry.actions.cause import change_cause, make_cause
from peel.entry.forms.cause import CauseSheet
from peel.entry.views.multi_form import brings_back
from peel.entry.views.publication_form import Entered, change_stored, enter_new
from peel.record.models import CauseOfConcern, User


def stored(user: User) -> QuerySet:
    """Causes with what their forms show."""
    return CauseOfConcern.objects.visible_to(user).select_related("raised_in", "force", "passage")


def make(sheet: CauseSheet, by: User) -> str:
    """Make it; where it is."""
    return make_cause(
        key=sheet.key,
        placed=sheet.placed,
        force=sheet.force,
        values=sheet.parts["head"].values(sheet.said),
        recommendations=sheet.lines,
        by=by,
    )


def change(sheet: CauseSheet, by: User) -> bool:
    """Write what was sent; whether anything is new."""
    return change_cause(
        cause=sheet.row,
        raised_in=sheet.parts["place"].cleaned_data,
        values=sheet.parts["head"].values(sheet.said),
        recommendations=sheet.lines,
        reason=sheet.reason,
        by=by,
    )


CAUSE = Entered(
    called="a cause of concern",
    template="entry/enter_cause.html",
    sheet=CauseSheet,
    rows=stored,
    make=make,
    change=change,
)


@brings_back
def new(request: HttpRequest) -> HttpResponse:
    """First the force, then the cause."""
    return enter_new(request, CAUSE)


@brings_back
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A stored cause."""
    return change_stored(request, CAUSE, slug)
