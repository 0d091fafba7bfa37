"""The people who use the system: invited, locked out, given another role."""

import pghistory
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from peel.record.actions.action import action
from peel.record.models import Force, Role, User
from peel.record.permissions import COMMAND_LINE


class PersonKnown(Exception):
    """Somebody with this e-mail address is here already."""


class LastAdmin(Exception):
    """Without this person nobody could let anybody in."""


class OwnAccount(Exception):
    """Nobody locks themself out or takes their own role away."""


def command_line() -> User:
    """Whose work a command is when it names nobody: an admin who can't sign in, made the first time."""
    known = User.objects.filter(email=COMMAND_LINE).first()
    if known is not None:
        return known
    with transaction.atomic(), pghistory.context(by=COMMAND_LINE, action="command_line"):
        return User.objects.create_user(COMMAND_LINE, role=Role.ADMIN, is_active=False)


@action
def add_person(*, email: str, role: str, force: Force | None = None, password: str | None = None, by: User) -> User:
    """A person who can sign in once they have a password; the address counts as theirs, since an admin says so."""
    if User.objects.filter(email=email.strip().lower()).exists():
        raise PersonKnown
    User(email=email.strip().lower(), role=role, force=force).full_clean(exclude=["password"])
    person = User.objects.create_user(email, password, role=role, force=force)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


@action
def invite(*, email: str, role: str, force: Force | None = None, site: str, by: User) -> User:
    """A new person, who gets a mail with a link to choose a password; `site` is where the link leads to."""
    person = add_person(email=email, role=role, force=force, by=by)
    _send_link(person, site)
    return person


@action
def invite_again(*, person: User, site: str, by: User) -> None:
    """Another link, since the first was lost or too old."""
    _send_link(person, site)


@action
def lock(*, person: User, by: User) -> None:
    """Keep a person out from now on, wherever they are signed in."""
    _check_not_needed(person, by)
    _change(person, is_active=False)
    _end_sessions(person)


@action
def unlock(*, person: User, by: User) -> None:
    """Let a person in again."""
    _change(person, is_active=True)


@action
def end_sessions(*, person: User, by: User) -> int:
    """Sign a person out everywhere; tells of how many sessions."""
    return _end_sessions(person)


@action
def remove_second_factors(*, person: User, by: User) -> None:
    """For somebody who lost them: the next sign-in asks for the password, and then to set up new ones."""
    Authenticator.objects.filter(user=person).delete()
    _end_sessions(person)


@action
def change_role(*, person: User, role: str, force: Force | None = None, by: User) -> None:
    """Another role, or another force: what they could see before is gone with the next page."""
    if role != Role.ADMIN and person.role == Role.ADMIN:
        _check_not_needed(person, by)
    rights = {} if role == Role.ADMIN else {"is_staff": False, "is_superuser": False}
    _change(person, role=role, force=force, **rights)


def link_for(person: User, site: str) -> str:
    """The address at which a person chooses a password, once and for a day."""
    key = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key])
    return site.rstrip("/") + path


def _send_link(person: User, site: str) -> None:
    words = {"person": person, "link": link_for(person, site), "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}
    text = render_to_string("accounts/mail/invitation.txt", words)
    transaction.on_commit(lambda: send_mail("PEEL findings: choose your password", text, None, [person.email]))


def _check_not_needed(person: User, by: User) -> None:
    """Admins neither remove themselves nor the last other one, also when two do it to each other at once."""
    if person.pk == by.pk:
        raise OwnAccount
    admins = User.objects.select_for_update().filter(role=Role.ADMIN, is_active=True).order_by("pk")
    if not [admin for admin in admins if admin.pk != person.pk]:
        raise LastAdmin


def _change(person: User, **values: object) -> None:
    for name, value in values.items():
        setattr(person, name, value)
    person.full_clean(exclude=["password"])
    person.save(update_fields=[*values])


def _end_sessions(person: User) -> int:
    sessions = list(UserSession.objects.filter(user=person))
    for session in sessions:
        session.end()
    return len(sessions)
