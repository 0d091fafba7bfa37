"""The board pack of one force: its open items as at a day, to be printed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from peel.board_packs.forms import OnDayForm
from peel.board_packs.queries import board_pack as query
from peel.board_packs.queries.open_items import open_items
from peel.board_packs.tables import OpenItemTable
from peel.record.download import download
from peel.record.models import Force
from peel.ui.download import FORMATS


def board_pack(request: HttpRequest, slug: str) -> HttpResponse:
    """What was open on the day that is asked for, today if none is; a wrong day is refused in words."""
    force = get_object_or_404(Force, slug=slug)
    today = timezone.localdate()
    form = OnDayForm({"on": request.GET.get("on", today.isoformat())}, today=today)
    asked = request.GET.get("format")
    if asked in FORMATS and not form.is_valid():
        return HttpResponse(" ".join(form.errors["on"]), status=400, content_type="text/plain; charset=utf-8")
    pack = query.board_pack(force, form.cleaned_data["on"], today) if form.is_valid() else None
    if asked in FORMATS:
        rows = OpenItemTable(list(open_items(pack)))
        title = f"Board pack {force} as at {pack.day}"
        return download(request, rows, title, asked, is_public=True)
    trail = [("Forces", reverse("forces")), (force.short_name, force.get_absolute_url()), ("Board pack", "")]
    return render(
        request, "board_packs/board_pack.html", {"force": force, "form": form, "pack": pack, "trail": trail}
    )
