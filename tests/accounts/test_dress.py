"""Every page of signing in is in our dress: one heading, our frame, no placeholder, and no script of its own."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.urls import urlpatterns as all_of_allauth
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse
from lxml import html

from peel.record.models import User
from tests.accounts.visits import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
NOT_NEEDED = {
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_signup",
    "socialaccount_connections",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
}


def names(patterns: list[Any]) -> set[str]:
    """The names of these addresses, and of those inside them."""
    found = set()
    for each in patterns:
        found |= names(each.url_patterns) if isinstance(each, URLResolver) else {each.name}
        assert isinstance(each, URLResolver | URLPattern)
    return found - {None}


def dressed(response: Any, name: str) -> None:
    """The page is one of ours."""
    page = html.fromstring(response.content)
    assert len(page.xpath("//h1[contains(@class, 'govuk-heading')]")) == 1, name
    assert page.xpath("//header[contains(@class, 'site-header')]"), name
    assert page.xpath("//meta[@name='robots'][@content='noindex']"), name
    assert not page.xpath("//*[@placeholder or @style or @onclick]"), name
    assert not page.xpath("//script[not(@src) and not(@type='application/json')]"), name
    for field in page.xpath("//main//input[not(@type='hidden' or @hidden)]"):
        assert page.xpath(f"//label[@for='{field.get('id')}']"), f"{name}: {field.get('name')} has no label"
    assert "no-store" in response["Cache-Control"]


@pytest.fixture
def person(client: Client, inspector: User) -> User:
    """An inspector with an app and a passkey, who has just proved who they are."""
    sign_in(client, inspector.email)
    client.post("/account/confirm/", {"password": PASSWORD})
    TOTP.activate(inspector, generate_totp_secret())
    Authenticator.objects.create(
        user=inspector, type="webauthn", data={"name": "Laptop", "credential": {}, "passwordless": False}
    )
    return inspector


def test_what_is_not_needed_is_not_there() -> None:
    every = names(all_of_allauth)
    assert len(every) > 25
    for name in every & NOT_NEEDED:
        with pytest.raises(NoReverseMatch):
            reverse(name)
    missing = {name for name in every - NOT_NEEDED if not exists(name)}
    assert not missing, "each address of allauth is either ours, too, or named above"


def exists(name: str) -> bool:
    """Whether the site has an address of this name."""
    for arguments in ([], [1], ["a", "b-c"]):
        try:
            return bool(reverse(name, args=arguments))
        except NoReverseMatch:
            continue
    return False


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
    ],
)
def test_pages_before_signing_in(client: Client, name: str) -> None:
    dressed(client.get(reverse(name)), name)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("account", []),
        ("account_logout", []),
        ("account_change_password", []),
        ("account_reauthenticate", []),
        ("mfa_index", []),
        ("mfa_reauthenticate", []),
        ("mfa_deactivate_totp", []),
        ("mfa_generate_recovery_codes", []),
        ("mfa_list_webauthn", []),
        ("usersessions_list", []),
    ],
)
def test_pages_of_somebody_signed_in(client: Client, person: User, name: str, arguments: list[int]) -> None:
    response = client.get(reverse(name, args=arguments))
    assert response.status_code == 200, name
    dressed(response, name)


def test_pages_of_a_passkey(client: Client, person: User) -> None:
    key = person.authenticator_set.get(type="webauthn")
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        dressed(client.get(reverse(name, args=[key.pk])), name)
        assert Client().get(reverse(name, args=[key.pk])).status_code == 302
    assert client.get(reverse("mfa_edit_webauthn", args=[key.pk + 1])).status_code == 404


def test_pages_for_what_went_wrong(client: Client, staff: User) -> None:
    for _ in range(31):
        response = client.post("/account/sign-in/", {})
    assert response.status_code == 429
    dressed(response, "429")
    strict = Client(enforce_csrf_checks=True)
    dressed(strict.post("/account/sign-in/", {}), "403")


def test_somebody_without_a_password_sets_one(client: Client, staff: User) -> None:
    staff.set_unusable_password()
    staff.save()
    client.force_login(staff)
    assert client.get("/account/password/")["Location"] == "/account/first-password/"
    dressed(client.get("/account/first-password/"), "account_set_password")
