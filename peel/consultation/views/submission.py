"""Where a force checks all its comments and submits them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from peel.consultation.actions.rounds import submit_round
from peel.consultation.views.comments import METHODS, commenting
from peel.consultation.views.consultation import entered, show, site
from peel.record.actions.errors import ActionError
from peel.review.queries.review import moment


@require_http_methods(METHODS)
def submit(request: HttpRequest, slug: str) -> HttpResponse:
    """All comments once more, and the button that hands them in."""
    found, problem = commenting(request, slug), ""
    if request.method == "POST":
        read = moment(request.POST.get("seen", ""))
        try:
            is_new = submit_round(round=found.round, seen=read, site=site(request), by=request.user)
            told = "The comments are submitted." if is_new else "Nothing changed: they were submitted already."
            messages.success(request, told)
            return redirect("room", slug)
        except ActionError as error:
            found, problem = entered(request, slug), str(error)
    title = "Check and submit the comments"
    return show(request, found, "consultation/room_submit.html", title=title, problem=problem)
