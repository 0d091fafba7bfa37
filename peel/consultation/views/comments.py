"""The forms with which a force comments: a new comment, other words, a withdrawal."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from peel.consultation.actions.comments import (
    ChangedMeanwhile,
    WrongPassage,
    change_remark,
    passages,
    remark,
    withdraw_remark,
)
from peel.consultation.forms import RemarkForm
from peel.consultation.queries.consultation import Room, Said
from peel.consultation.views.consultation import entered, show
from peel.record.actions.errors import ActionError, NotAllowed
from peel.record.models import Passage
from peel.record.permissions import Permission, can
from peel.review.queries.review import moment

METHODS = ["GET", "POST"]


def commenting(request: HttpRequest, slug: str) -> Room:
    """The room, for who may comment in it."""
    if not can(request.user, Permission.COMMENT):
        raise Http404
    found = entered(request, slug)
    if found.round is None:
        raise Http404
    return found


def back(found: Room, anchor: str) -> HttpResponse:
    """Back to the place in the room where a person was."""
    return redirect(f"{reverse('room', args=[found.publication.slug])}#{anchor}")


@require_http_methods(METHODS)
def comment(request: HttpRequest, slug: str, document: str = "", number: int = 0) -> HttpResponse:
    """Comment on one passage, or on the whole."""
    found = commenting(request, slug)
    passage = None
    if document:
        passage = get_object_or_404(passages(found.round, request.user), document=document, number=number)
    form = RemarkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and written(request, found, passage, form):
        return back(found, f"p-{passage.number}" if passage else "whole")
    title = (
        f"Comment on {passage.get_kind_display().lower()} {passage.number}" if passage else "Comment on the whole"
    )
    return show(request, found, "consultation/room_remark.html", title=title, form=form, passage=passage)


def written(request: HttpRequest, found: Room, passage: Passage | None, form: RemarkForm) -> bool:
    """Keep the comment; why it can't be kept stands in the form."""
    try:
        remark(round=found.round, passage=passage, **form.cleaned_data, by=request.user)
    except (NotAllowed, WrongPassage):
        raise Http404 from None
    except ActionError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "Your comment is saved. It goes to the inspectors when the comments are submitted.")
    return True


def one(found: Room, public_id: str) -> Said:
    """One comment of the room."""
    for each in (*found.said, *found.withdrawn):
        if each.remark.public_id == public_id:
            return each
    raise Http404


@require_http_methods(METHODS)
def change(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Other words for a comment; where somebody else changed it meanwhile, both versions."""
    found = commenting(request, slug)
    said = one(found, public_id)
    known = {"wrong": said.remark.wrong, "evidence": said.remark.evidence}
    form = RemarkForm(request.POST if request.method == "POST" else None, initial=known)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            change_remark(remark=said.remark, **form.cleaned_data, seen=read_until(request), by=request.user)
            return back(found, said.anchor)
        except ActionError as error:
            theirs = getattr(error, "remark", None)
            form.add_error(None, str(error))
    more = {"said": said, "passage": said.remark.passage, "theirs": theirs, "is_conflict": theirs is not None}
    seen = (theirs or said.remark).at.isoformat() if theirs or not form.is_bound else request.POST.get("seen", "")
    title = f"Change a comment: {said.where.lower()}"
    return show(request, found, "consultation/room_remark.html", title=title, form=form, seen=seen, **more)


@require_http_methods(METHODS)
def withdraw(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take a comment back, after a page that asks whether it is meant."""
    found = commenting(request, slug)
    said, problem = one(found, public_id), ""
    if request.method == "POST":
        try:
            withdraw_remark(remark=said.remark, seen=read_until(request), by=request.user)
            messages.success(request, "The comment is withdrawn. You can bring it back until you submit.")
            return back(found, "withdrawn")
        except ChangedMeanwhile:
            problem = "This comment changed after you opened it. Read it again before you withdraw it."
        except ActionError as error:
            problem = str(error)
    title = f"Withdraw a comment: {said.where.lower()}"
    return show(request, found, "consultation/room_withdraw.html", title=title, said=said, problem=problem)


def read_until(request: HttpRequest) -> datetime:
    """When the words were written that a person had before them."""
    return moment(request.POST.get("seen", ""))
