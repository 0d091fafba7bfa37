"""What changed since a day: the page and its files, and the feed of it."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page

from peel.changes.feed import ChangesFeed
from peel.changes.filters import ChangesFilter
from peel.changes.queries.found import by_month, found_or_older, last_before, undated
from peel.changes.tables import ChangeTable
from peel.record.download import download
from peel.record.models import Force
from peel.ui.download import FORMATS

RECENT = timedelta(days=90)
SPANS = {"30 days": timedelta(days=30), "90 days": RECENT, "A year": timedelta(days=365)}
TITLE = "What changed"


def changes(request: HttpRequest) -> HttpResponse:
    """The changes of a time, newest first, with the form that asks for it."""
    today = timezone.localdate()
    chosen = ChangesFilter(request.GET, queryset=Force.objects.none(), request=request)
    if not chosen.form.is_valid():
        return refused(request, chosen, today)
    asked = chosen.asked(today - RECENT)
    found, is_older = found_or_older(request.user, asked, has_time=chosen.has_time)
    before = None if found else last_before(request.user, asked)
    table = ChangeTable(found)
    if request.GET.get("format") in FORMATS:
        return download(request, table, TITLE, request.GET["format"])
    table.arrange(request)
    context = {
        **form_of(chosen, today),
        "asked": asked,
        "found": found,
        "table": table,
        "months": by_month(row.record for row in table.paginated_rows),
        "is_older": is_older,
        "before": before,
        "before_query": before and chosen.until_query(before.on),
        "undated": undated(request.user, asked.force),
    }
    return render(request, "changes/changes.html", context)


def refused(request: HttpRequest, chosen: ChangesFilter, today: date) -> HttpResponse:
    """The form with what is wrong in it; no file is made of half a question."""
    if request.GET.get("format") in FORMATS:
        return HttpResponse("This filter value is not known.", status=400, content_type="text/plain")
    return render(request, "changes/changes.html", form_of(chosen, today))


def form_of(chosen: ChangesFilter, today: date) -> dict[str, object]:
    """The form, and beside it the times that are asked for most."""
    since = chosen.form.cleaned_data.get("since")
    spans = [(words, chosen.since_query(today - span), since == today - span) for words, span in SPANS.items()]
    return {"filter": chosen, "spans": spans, "trail": [(TITLE, "")]}


@cache_control(no_cache=True)
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """What everybody can read, of all forces or of one; whoever asks, nothing else is in it."""
    chosen = ChangesFilter(request.GET, queryset=Force.objects.none(), request=request)
    if not chosen.form.is_valid():
        raise Http404("No such feed")
    return ChangesFeed(asked=chosen.asked(None), host=request.get_host())(request)
