"""An audit with its estimates, counts and comparisons, entered or changed by hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from audits.actions.enter_audit import change_audit, make_audit
from audits.forms.audit import AuditSheet
from audits.models import Audit
from peel.forms.begin import ForceForm
from peel.views.entry import admins_only, trail
from peel.views.seen import seen
from peel.views.sheet import alone, answer, brings_back, say, typed

TEMPLATE = "audits/enter_audit.html"


@brings_back
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """First the force, then the audit."""
    admins_only(request.user)
    data = typed(request)
    begun = ForceForm(data or request.GET or None)
    context = {"title": "Enter an audit", "trail": trail(("An audit", ""))}
    if not begun.is_valid():
        status = 422 if begun.errors else 200
        return render(request, "peel/begin.html", context | {"form": begun}, status=status)
    about = begun.cleaned_data
    sheet = AuditSheet(data, user=request.user, **about)
    return answer(
        request, sheet, lambda: made(request, sheet), template=TEMPLATE, context=context | {"about": about}
    )


def made(request: HttpRequest, sheet: AuditSheet) -> str:
    """Make it, and say so; where it is."""
    address = make_audit(
        key=sheet.key,
        placed=sheet.parts["place"].placed(),
        force=sheet.force,
        values=sheet.parts["head"].values(sheet.said),
        found=sheet.found,
        by=request.user,
    )
    say(request, None, has_changed=True)
    return address


@brings_back
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A stored audit."""
    admins_only(request.user)
    rows = Audit.objects.visible_to(request.user).select_related("publication", "force", "passage")
    found = get_object_or_404(rows, slug=slug)
    with alone(request, found.publication):
        audit = rows.get(pk=found.pk)
        seen(request, audit.publication)
        sheet = AuditSheet(typed(request), user=request.user, force=audit.force, audit=audit)
        address = reverse("audit", args=[slug])
        way = trail((audit.title, address), ("Change", ""))
        title = "Change an audit"
        context = {"title": title, "publication": audit.publication, "back": address, "trail": way}
        return answer(request, sheet, lambda: changed(request, sheet), template=TEMPLATE, context=context)


def changed(request: HttpRequest, sheet: AuditSheet) -> str:
    """Write what was sent, and say so; where it is."""
    has_changed = change_audit(
        audit=sheet.audit,
        publication=sheet.parts["place"].cleaned_data,
        values=sheet.parts["head"].values(sheet.said),
        found=sheet.found,
        reason=sheet.reason,
        by=request.user,
    )
    say(request, sheet.publication, has_changed=has_changed)
    return sheet.audit.get_absolute_url()
