"""What an admin can do to a person's account, each after a page that asks whether it is meant."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from peel.accounts import actions as act
from peel.accounts import queries as query
from peel.accounts.forms import RoleForm
from peel.accounts.sign_in.log import note
from peel.record.models import User
from peel.record.permissions import Permission, can

UNSENT = "The e-mail could not be sent: no mail server took it. Send the link again when one does."
REFUSED = {
    act.OwnAccount: "Nobody locks out or demotes themself: ask another admin.",
    act.LastAdmin: "This is the last admin who can sign in: make somebody else an admin first.",
    OSError: UNSENT,
}


def always(person: User) -> bool:
    """Of everybody."""
    return True


@dataclass(frozen=True)
class AccountAction:
    """One thing to do: its name, what will happen, what is said when it is done, and to whom it fits."""

    name: str
    consequence: str
    did: str
    action: Callable[..., object]
    fits: Callable[[User], bool] = field(default=always)
    mails: bool = False


ACCOUNT_ACTIONS = {
    "lock": AccountAction(
        "Lock the account",
        "They are signed out everywhere at once and can't sign in until the account is unlocked.",
        "is locked out",
        act.lock,
        lambda person: person.is_active,
    ),
    "unlock": AccountAction(
        "Unlock the account",
        "They can sign in again, and see what their role may see.",
        "can sign in again",
        act.unlock,
        lambda person: not person.is_active,
    ),
    "end-sessions": AccountAction(
        "End all sessions",
        "They are signed out in all browsers and can sign in again.",
        "is signed out everywhere",
        act.end_sessions,
        lambda person: person.is_active,
    ),
    "remove-second-factors": AccountAction(
        "Remove the second factor",
        "Do this only when you are sure who asks: somebody who lost the phone and the recovery codes. "
        "They are signed out everywhere; the password alone lets them in until they set up a new one.",
        "has no second factor now",
        act.remove_second_factors,
        lambda person: person.has_second_factor,
    ),
    "invite-again": AccountAction(
        "Send the link again",
        "They get another e-mail with a link to choose a password.",
        "was sent a link to choose a password",
        act.invite_again,
        lambda person: person.is_active and person.last_login is None,
        mails=True,
    ),
}


def admins_only(user: Any) -> None:
    """These pages are not there for anybody else."""
    if not can(user, Permission.MANAGE_PEOPLE):
        raise Http404


def site(request: HttpRequest) -> str:
    """Where links in mails lead to."""
    return request.build_absolute_uri("/")


@login_required
@require_http_methods(["GET", "POST"])
def account_action(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Ask whether it is meant, then do it."""
    admins_only(request.user)
    person = get_object_or_404(query.people(), pk=pk)
    chosen = ACCOUNT_ACTIONS.get(slug)
    if chosen is None or not chosen.fits(person):
        raise Http404
    if request.method == "POST":
        inputs = {"site": site(request)} if chosen.mails else {}
        carry_out(request, person, chosen.action, chosen.did, **inputs)
        return redirect("person", pk=pk)
    return render(
        request,
        "accounts/person_deed.html",
        {"person": person, "deed": chosen, "trail": trail(person, chosen.name)},
    )


@login_required
@require_http_methods(["GET", "POST"])
def role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person another role, or another force."""
    admins_only(request.user)
    person = get_object_or_404(query.people(), pk=pk)
    form = RoleForm(request.POST or None, initial={"role": person.role, "force": person.force})
    if request.method == "POST" and form.is_valid():
        carry_out(request, person, act.change_role, "has another role", **form.cleaned_data)
        return redirect("person", pk=pk)
    context = {"form": form, "person": person, "trail": trail(person, "Change the role")}
    return render(request, "accounts/person_role.html", context)


def carry_out(request: HttpRequest, person: User, action: Callable[..., object], did: str, **inputs: Any) -> None:
    """Do it, and say that it is done or why not."""
    told = {name: str(value) for name, value in inputs.items() if name != "site"}
    try:
        action(person=person, by=request.user, **inputs)
    except tuple(REFUSED) as error:
        sentence = next(words for kind, words in REFUSED.items() if isinstance(error, kind))
        messages.error(request, sentence)
        return
    note(action.__name__.replace("_", " "), request, whom=person.email, **told)
    messages.success(request, f"{person.email} {did}.")


def trail(person: User, last: str) -> list[tuple[str, str]]:
    """The way to a page about a person."""
    return [("People", reverse("people")), (person.email, reverse("person", args=[person.pk])), (last, "")]
