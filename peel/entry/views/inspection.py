"""An inspection with all its grades, entered or changed by hand."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from peel.entry.actions.inspection import change_inspection, make_inspection
from peel.entry.forms.begin import InspectionForm
from peel.entry.forms.inspection import InspectionSheet
from peel.entry.views.multi_form import brings_back
from peel.entry.views.publication_form import Entered, change_stored, enter_new
from peel.record.models import Inspection, User


def stored(user: User) -> QuerySet:
    """Inspections with what their forms show."""
    return Inspection.objects.visible_to(user).select_related("report", "force", "framework__cycle")


def make(sheet: InspectionSheet, by: User) -> str:
    """Make it; where it is."""
    return make_inspection(
        key=sheet.key,
        placed=sheet.placed,
        force=sheet.force,
        framework=sheet.framework,
        values=sheet.parts["head"].cleaned_data,
        grades=sheet.lines,
        by=by,
    )


def change(sheet: InspectionSheet, by: User) -> bool:
    """Write what was sent; whether anything is new."""
    return change_inspection(
        inspection=sheet.row,
        report=sheet.parts["place"].cleaned_data,
        values=sheet.parts["head"].cleaned_data,
        grades=sheet.lines,
        reason=sheet.reason,
        by=by,
    )


INSPECTION = Entered(
    called="an inspection",
    template="entry/enter_inspection.html",
    sheet=InspectionSheet,
    rows=stored,
    make=make,
    change=change,
    begin=InspectionForm,
    slug="report__slug",
    title="report.title",
)


@brings_back
def new(request: HttpRequest) -> HttpResponse:
    """First the force and the cycle, then the inspection."""
    return enter_new(request, INSPECTION)


@brings_back
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A stored inspection, by its report's slug."""
    return change_stored(request, INSPECTION, slug)
