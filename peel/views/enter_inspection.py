"""An inspection with all its grades, entered or changed by hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from peel.actions.enter_inspection import change_inspection, make_inspection
from peel.forms.begin import InspectionForm
from peel.forms.inspection import InspectionSheet
from peel.models import Inspection

from .entry import admins_only, trail
from .seen import seen
from .sheet import alone, answer, brings_back, say, typed

TEMPLATE = "peel/enter_inspection.html"


@brings_back
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """First the force and the cycle, then the inspection."""
    admins_only(request.user)
    data = typed(request)
    begun = InspectionForm(data or request.GET or None)
    way = trail(("An inspection", ""))
    if not begun.is_valid():
        context = {"form": begun, "title": "Enter an inspection", "trail": way}
        return render(request, "peel/begin.html", context, status=422 if begun.errors else 200)
    about = begun.cleaned_data
    sheet = InspectionSheet(data, user=request.user, **about)
    context = {"title": "Enter an inspection", "about": about, "trail": way}
    return answer(request, sheet, lambda: made(request, sheet), template=TEMPLATE, context=context)


def made(request: HttpRequest, sheet: InspectionSheet) -> str:
    """Make it, and say so; where it is."""
    address = make_inspection(
        key=sheet.key,
        placed=sheet.parts["place"].placed(),
        force=sheet.force,
        framework=sheet.framework,
        values=sheet.parts["head"].cleaned_data,
        grades=sheet.lines,
        by=request.user,
    )
    say(request, None, has_changed=True)
    return address


@brings_back
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A stored inspection, by its report's slug."""
    admins_only(request.user)
    rows = Inspection.objects.visible_to(request.user).select_related("report", "force", "framework__cycle")
    found = get_object_or_404(rows, report__slug=slug)
    with alone(request, found.report):
        inspection = rows.get(pk=found.pk)
        seen(request, inspection.report)
        sheet = InspectionSheet(
            typed(request),
            user=request.user,
            force=inspection.force,
            framework=inspection.framework,
            inspection=inspection,
        )
        address = reverse("inspection", args=[slug])
        way = trail((inspection.report.title, address), ("Change", ""))
        context = {"title": "Change an inspection", "publication": inspection.report, "back": address, "trail": way}
        return answer(request, sheet, lambda: changed(request, sheet), template=TEMPLATE, context=context)


def changed(request: HttpRequest, sheet: InspectionSheet) -> str:
    """Write what was sent, and say so; where it is."""
    has_changed = change_inspection(
        inspection=sheet.inspection,
        report=sheet.parts["place"].cleaned_data,
        values=sheet.parts["head"].cleaned_data,
        grades=sheet.lines,
        reason=sheet.reason,
        by=request.user,
    )
    say(request, sheet.report, has_changed=has_changed)
    return sheet.inspection.get_absolute_url()
