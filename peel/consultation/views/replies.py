"""How inspectors answer comments, give the answers, and let a force comment again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from peel.consultation.actions.replies import answer_remark, give_answers
from peel.consultation.actions.rounds import reopen_round
from peel.consultation.forms import NO, YES, AnswerForm, ReopenForm
from peel.consultation.queries.consultation import Room
from peel.consultation.views.comments import METHODS, back, one
from peel.consultation.views.consultation import entered, show, site
from peel.record.actions.errors import ActionError
from peel.record.permissions import Permission, can
from peel.review.queries.review import moment


def answering(request: HttpRequest, slug: str) -> Room:
    """The room, for who may answer in it."""
    if not can(request.user, Permission.ANSWER):
        raise Http404
    found = entered(request, slug)
    if found.round is None:
        raise Http404
    return found


@require_http_methods(METHODS)
def answer(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Answer one comment, or change the answer until it is given; where somebody else did meanwhile, both."""
    found = answering(request, slug)
    said = one(found, public_id)
    known = said.answer
    first = {"words": known.words, "is_text_changed": YES if known.is_text_changed else NO} if known else {}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=first)
    theirs = None
    if request.method == "POST" and form.is_valid():
        read = moment(request.POST.get("seen", ""))
        try:
            answer_remark(remark=said.remark, **form.cleaned_data, seen=read, by=request.user)
            messages.success(request, "The answer is saved. The force reads it when the answers are given.")
            return back(found, said.anchor)
        except ActionError as error:
            theirs = getattr(error, "answer", None)
            form.add_error(None, str(error))
    stands = theirs or (None if form.is_bound else known)
    more = {"said": said, "theirs": theirs, "is_conflict": theirs is not None}
    more["seen"] = stands.at.isoformat() if stands else request.POST.get("seen", "")
    title = f"Answer the comment on {said.where.lower()}"
    return show(request, found, "consultation/room_answer.html", title=title, form=form, **more)


@require_http_methods(METHODS)
def give(request: HttpRequest, slug: str) -> HttpResponse:
    """Check all answers, and let the force read them."""
    found, problem = answering(request, slug), ""
    if request.method == "POST":
        try:
            given = give_answers(round=found.round, by=request.user, site=site(request))
        except ActionError as error:
            problem = str(error)
        else:
            told = (
                "The force can read the answers, and was told." if given else "Nothing changed: no answer waited."
            )
            messages.success(request, told)
            return redirect("room", slug)
    return show(request, found, "consultation/room_give.html", title="Check and give the answers", problem=problem)


@require_http_methods(METHODS)
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the force comment again in its last round."""
    found = answering(request, slug)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            changed = reopen_round(round=found.round, **form.cleaned_data, by=request.user, site=site(request))
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The force can comment again." if changed else "It could comment already.")
            return redirect(reverse("room", args=[slug]))
    return show(request, found, "consultation/room_reopen.html", title="Let the force comment again", form=form)
