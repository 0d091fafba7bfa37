"""Two audits of a force beside each other: the page behind every chart of a before and an after."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from audits.audits.charts.before_and_after import before_and_after
from audits.audits.queries.audits import audits
from audits.audits.queries.pairs import pair_of
from peel.record.seen import seen
from peel.ui.chart_files import render_charts


def pair(request: HttpRequest, slug: str, earlier: str) -> HttpResponse:
    """One audit beside an earlier one."""
    shown = pair_of(request.user, earlier, slug)
    if shown is None:
        raise Http404
    for audit in audits(request.user).filter(slug__in=[slug, earlier]):
        seen(request, audit.publication)
    chart = before_and_after(shown) if shown.measures else None
    context = {
        "pair": shown,
        "pairs": [(shown, chart)],
        "trail": [("Audits", reverse("audits")), (shown.later, shown.later_url), ("Beside an earlier one", "")],
    }
    return render_charts(request, "audits/pair.html", context, [chart], is_unpublished=shown.is_unpublished)
