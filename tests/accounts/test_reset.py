"""A forgotten password, and which passwords are taken."""

import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client

from peel.record.models import User
from tests.accounts.visits import errors, sign_in, words

pytestmark = pytest.mark.django_db
RESET = "/account/reset-password/"
NEW = "three words in a row"


def asked(client: Client, email: str) -> Any:
    """Ask for a link."""
    return client.post(RESET, {"email": email}, follow=True)


def form_of(client: Client, user: User) -> str:
    """The address of the form that the link in the mail leads to."""
    asked(client, user.email)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    return client.get(link, follow=True).redirect_chain[-1][0]


def choose(client: Client, address: str, password: str, again: str | None = None) -> Any:
    """Choose a password."""
    return client.post(address, {"password1": password, "password2": again or password}, follow=True)


def test_a_link_sets_a_new_password_once(client: Client, staff: User) -> None:
    address = form_of(client, staff)
    assert mail.outbox[0].subject == "PEEL findings: Choose a new password"
    assert "Your password is set" in words(choose(client, address, NEW))
    assert client.get("/account/").status_code == 302, "the link signs nobody in"
    assert sign_in(client, staff.email, NEW).status_code == 302
    assert client.get("/account/").status_code == 200


def test_the_second_factor_is_still_asked(client: Client, inspector: User) -> None:
    TOTP.activate(inspector, generate_totp_secret())
    choose(client, form_of(client, inspector), NEW)
    assert sign_in(client, inspector.email, NEW)["Location"] == "/account/second-factor/authenticate/"
    assert client.get("/account/").status_code == 302


def test_nobody_learns_who_has_an_account(client: Client, staff: User) -> None:
    locked = User.objects.create_user("locked@example.org", "x", role="admin", is_active=False)
    pages = [words(asked(client, email)) for email in (staff.email, "nobody@example.org", locked.email)]
    assert len(set(pages)) == 1
    assert [message.to for message in mail.outbox] == [[staff.email]]


def test_asking_again_and_again_is_slowed(client: Client, staff: User) -> None:
    seen = [asked(client, staff.email).status_code for _ in range(7)]
    assert seen == [200] * 5 + [429] * 2
    assert len(mail.outbox) == 5


def test_a_link_that_was_guessed_or_cut_does_not_work(client: Client, staff: User) -> None:
    asked(client, staff.email)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    for wrong in (link[:-3] + "/", f"{RESET}zzz-zzz-zzz/", f"{RESET}{'z' * 300}-1-1/", f"{RESET}1-%00/"):
        response = client.get(wrong, follow=True)
        assert "This link does not work" in words(response), wrong


@pytest.mark.parametrize(
    ("password", "part"),
    [
        ("short words 14", "at least 15 characters"),
        ("four words and more " * 12, None),
        ("only small letters here", None),
        ("Zahlen & Zeichen: ä ö ü €", None),
    ],
)
def test_length_alone_makes_a_password(client: Client, staff: User, password: str, part: str | None) -> None:
    address = form_of(client, staff)
    response = choose(client, address, password)
    if part is None:
        assert "Your password is set" in words(response)
        assert sign_in(client, staff.email, password).status_code == 302
    else:
        assert part in errors(response)[0]


@pytest.mark.parametrize("password", ["1234567890123456789", "passwordpassword", "x" * 99, "person-EMAIL"])
def test_common_ones_and_the_own_address_are_refused(client: Client, staff: User, password: str) -> None:
    if password.endswith("EMAIL"):
        password = staff.email
    assert errors(choose(client, form_of(client, staff), password))


def test_both_have_to_be_alike(client: Client, staff: User) -> None:
    assert errors(choose(client, form_of(client, staff), NEW, NEW + "x")) == [
        "You must type the same password each time."
    ]


def test_a_mail_that_nobody_takes_tells_nothing(client: Client, staff: User, settings: Any) -> None:
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": smtp, "OPTIONS": {"host": "127.0.0.1", "port": 1}}}
    assert asked(client, staff.email).status_code == 200
