"""The people who may sign in: admins invite them, and lock them out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from peel.accounts import actions as act
from peel.accounts import queries as query
from peel.accounts.filters import PersonFilter
from peel.accounts.forms import InvitationForm
from peel.accounts.sign_in.log import note
from peel.accounts.tables import PersonTable
from peel.accounts.views.account_actions import ACCOUNT_ACTIONS, UNSENT, admins_only, site


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who may sign in, or might if they were not locked out."""
    admins_only(request.user)
    chosen = PersonFilter(request.GET, queryset=query.people(), request=request)
    context = {
        "title": "People",
        "filter": chosen,
        "table": PersonTable(chosen.qs).arrange(request),
        "noun": "person",
        "nouns": "people",
        "trail": [("People", "")],
    }
    return render(request, "accounts/people.html", context)


@login_required
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: what they are, what can be done, and what was done."""
    admins_only(request.user)
    found = get_object_or_404(query.people(), pk=pk)
    context = {
        "person": found,
        "standing": query.STANDINGS[found.standing],
        "deeds": {slug: deed for slug, deed in ACCOUNT_ACTIONS.items() if deed.fits(found)},
        "history": query.history(found),
        "trail": [("People", reverse("people")), (found.email, "")],
    }
    return render(request, "accounts/person.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    admins_only(request.user)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invited(request, form.cleaned_data)
        return redirect("people")
    trail = [("People", reverse("people")), ("Invite somebody", "")]
    return render(request, "accounts/invite.html", {"form": form, "trail": trail})


def invited(request: HttpRequest, who: dict[str, Any]) -> None:
    """Make the account, and say whether the mail went out."""
    try:
        act.invite(**who, site=site(request), by=request.user)
    except OSError:
        messages.error(request, UNSENT)
    except act.PersonKnown:
        messages.info(request, f"{who['email']} was invited already.")
        return
    else:
        messages.success(request, f"{who['email']} was sent a link to choose a password.")
    note("person invited", request, whom=who["email"], role=who["role"])
