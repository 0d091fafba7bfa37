"""One proposal of a draft: put it right, or reject it with a reason."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from peel.record.models import Draft, Verdict
from peel.review.actions.decide import DecidedMeanwhile, NoSuchProposal, decide
from peel.review.actions.lock import decisions_on, draft_of, reviewed
from peel.review.forms.suggestion import FORMS, ProposalForm
from peel.review.queries import review as query
from peel.review.queries.cycle_choices import choices_of
from peel.review.views.draft import address_of, found, tell_if_written, typed, way

LONGEST_REASON = 1000
STILL_HERE = "Decide again if yours is right; what you entered is still here."


@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, pk: int, kind: str, number: int) -> HttpResponse:
    """The passage, what was read from it, and its fields; where somebody else decided meanwhile, both."""
    row = found(request, pk)
    review = query.review(row, draft_of(row), decisions_on(row))
    name, line, card = card_of(review, kind, number)
    form = form_of(request, row, card)
    theirs, refusal = None, ""
    if request.method == "POST":
        try:
            verdict = kept(request, row, card, form)
            if verdict:
                tell_if_written(request, row, kind, verdict)
                return redirect(address_of(row, kind, number))
        except DecidedMeanwhile as error:
            theirs, refusal = error.decision, f"{error} {STILL_HERE}"
        except NoSuchProposal as error:
            refusal = str(error)
    context = {
        "draft": row,
        "document": row.document,
        "publication": row.document.publication,
        "name": name,
        "pieces": line.pieces,
        "card": card,
        "back": address_of(row, kind, number),
        "form": form,
        "theirs": theirs,
        "refusal": refusal,
        "mine": dict(Verdict.choices).get(request.GET.get("mine", "")),
        "seen": review.seen,
        "reason": request.POST.get("reason", card.decision.reason if card.decision else ""),
        "trail": way(row, (card.title[:80], "")),
    }
    status = 409 if refusal else 422 if form.errors else 200
    return render(request, "review/proposal.html", context, status=status)


def card_of(review: query.Review, kind: str, number: int) -> tuple[str, query.Row, query.Card]:
    """The proposal with the name of its group and the passages that it stands in."""
    for group in review.groups:
        for line in group.rows:
            for card in line.cards:
                if card.proposal.key == (kind, number):
                    return group.name, line, card
    raise Http404


def form_of(request: HttpRequest, row: Draft, card: query.Card) -> ProposalForm:
    """The fields of a proposal, as they stand after what was decided."""
    proposal = card.proposal
    value = query.value_after(proposal, decisions_on(row))
    form = FORMS[proposal.kind]
    choices = choices_of(reviewed(row).cycle)
    data = request.POST if request.method == "POST" and "edit" in request.POST else None
    return form(data, initial=form.initial_of(value), areas=choices.areas, grades=choices.grades)


def kept(request: HttpRequest, row: Draft, card: query.Card, form: ProposalForm) -> str:
    """Keep what the button that was pressed says; nothing where the fields hold a fault. Raises ActionError."""
    said: dict[str, Any] = {"reason": typed(request, LONGEST_REASON)}
    if "edit" in request.POST:
        if not form.is_valid():
            return ""
        said |= {"verdict": Verdict.EDIT, "values": form.as_values()}
    else:
        said["verdict"] = Verdict.REJECT if "reject" in request.POST else Verdict.ACCEPT
    kind, number = card.proposal.key
    moment = query.moment(request.POST.get("seen", ""))
    decide(draft=row, kind=kind, number=number, seen=moment, by=request.user, **said)
    messages.success(request, f"{card.title[:80]}: {Verdict(said['verdict']).label.lower()}.")
    return said["verdict"]
