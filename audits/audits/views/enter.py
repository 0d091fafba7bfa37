"""An audit with its estimates, counts and comparisons, entered or changed by hand."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from audits.audits.actions.enter import change_audit, make_audit
from audits.audits.forms.audit import AuditSheet
from audits.models import Audit
from peel.entry.views.multi_form import brings_back
from peel.entry.views.publication_form import Entered, change_stored, enter_new
from peel.record.models import User


def stored(user: User) -> QuerySet:
    """Audits with what their forms show."""
    return Audit.objects.visible_to(user).select_related("publication", "force", "passage")


def make(sheet: AuditSheet, by: User) -> str:
    """Make it; where it is."""
    return make_audit(
        key=sheet.key,
        placed=sheet.placed,
        force=sheet.force,
        values=sheet.parts["head"].values(sheet.said),
        found=sheet.found,
        by=by,
    )


def change(sheet: AuditSheet, by: User) -> bool:
    """Write what was sent; whether anything is new."""
    return change_audit(
        audit=sheet.row,
        publication=sheet.parts["place"].cleaned_data,
        values=sheet.parts["head"].values(sheet.said),
        found=sheet.found,
        reason=sheet.reason,
        by=by,
    )


AUDIT = Entered(
    called="an audit",
    template="audits/enter_audit.html",
    sheet=AuditSheet,
    rows=stored,
    make=make,
    change=change,
)


@brings_back
def new(request: HttpRequest) -> HttpResponse:
    """First the force, then the audit."""
    return enter_new(request, AUDIT)


@brings_back
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A stored audit."""
    return change_stored(request, AUDIT, slug)
