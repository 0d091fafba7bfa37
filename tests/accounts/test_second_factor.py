"""The second factor: set up, asked for, lost, and demanded."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from lxml import html

from peel.record.models import Role, User
from tests import factories
from tests.accounts.conftest import Log
from tests.accounts.visits import PASSWORD, errors, sign_in, words

pytestmark = pytest.mark.django_db
SECOND = "/account/second-factor/"
WRONG = ["This code is wrong or was used before. Type the newest one"]


def code_of(key: str) -> str:
    """The code that an app with this key shows now."""
    now = [*yield_hotp_counters_from_time()][1]
    return format_hotp_value(hotp_value(key, now))


def set_up(client: Client) -> tuple[str, list[str]]:
    """Set up an app, as a person with a password does: the key and the recovery codes."""
    client.post("/account/confirm/", {"password": PASSWORD})
    page = html.fromstring(client.get(f"{SECOND}totp/activate/").content)
    key = page.xpath("//code")[0].text_content()
    response = client.post(f"{SECOND}totp/activate/", {"code": code_of(key)}, follow=True)
    codes = [code.text_content() for code in html.fromstring(response.content).xpath("//code")]
    return key, codes


@pytest.fixture
def prepared(client: Client, inspector: User) -> tuple[str, list[str]]:
    """An inspector with an app, who has signed out."""
    sign_in(client, inspector.email)
    made = set_up(client)
    client.post("/account/sign-out/")
    forget_used_codes()
    return made


def forget_used_codes() -> None:
    """As if half a minute had passed: codes that were used may come again."""
    from django.core.cache import cache

    cache.clear()


def test_a_code_is_asked_after_the_password(client: Client, inspector: User, prepared: Any, log: Log) -> None:
    key, _ = prepared
    response = sign_in(client, inspector.email, next="/forces/")
    assert response["Location"] == f"{SECOND}authenticate/"
    assert client.get("/account/").status_code == 302, "the password alone signs nobody in"
    assert errors(client.post(f"{SECOND}authenticate/", {"code": "000000"})) == WRONG
    response = client.post(f"{SECOND}authenticate/", {"code": code_of(key)})
    assert response["Location"] == "/forces/"
    assert client.get("/account/").status_code == 200
    assert log.deeds[-2:] == ["wrong code", "signed in"]
    assert code_of(key) not in str(log.lines)


def test_a_code_works_once(client: Client, inspector: User, prepared: Any) -> None:
    key, _ = prepared
    code = code_of(key)
    for browser, expected in ((client, 302), (Client(), 200)):
        sign_in(browser, inspector.email)
        assert browser.post(f"{SECOND}authenticate/", {"code": code}).status_code == expected


def test_a_recovery_code_works_once(client: Client, inspector: User, prepared: Any) -> None:
    _, codes = prepared
    assert len(codes) == 10
    for browser, expected in ((client, 302), (Client(), 200)):
        sign_in(browser, inspector.email)
        assert browser.post(f"{SECOND}authenticate/", {"code": codes[3]}).status_code == expected


def test_codes_can_not_be_guessed(client: Client, inspector: User, prepared: Any) -> None:
    key, _ = prepared
    sign_in(client, inspector.email)
    answers = [client.post(f"{SECOND}authenticate/", {"code": f"{number:06}"}) for number in range(6)]
    assert errors(answers[0]) == WRONG
    assert errors(answers[-1]) == ["There were too many tries. Wait five minutes, then try again"]
    late = client.post(f"{SECOND}authenticate/", {"code": code_of(key)})
    assert late.status_code == 200, "also the right one has to wait"


def test_recovery_codes_are_shown_once(client: Client, inspector: User) -> None:
    sign_in(client, inspector.email)
    _, codes = set_up(client)
    assert codes[0] not in words(client.get(f"{SECOND}recovery-codes/"))
    assert client.get(f"{SECOND}recovery-codes/download/").status_code == 403


def test_the_key_is_asked_for_the_password_again(client: Client, inspector: User) -> None:
    client.force_login(inspector)
    response = client.get(f"{SECOND}totp/activate/")
    assert response["Location"].startswith("/account/confirm/?next=")
    assert errors(client.post("/account/confirm/", {"password": "wrong"})) == ["This is not your password"]


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ADMIN])
def test_it_is_demanded_of_inspectors_and_admins(client: Client, settings: Any, role: str) -> None:
    settings.REQUIRE_MFA = True
    person = factories.user(role=role)
    sign_in(client, person.email)
    for address in ("/", "/forces/", "/people/", "/account/", "/account/password/"):
        assert client.get(address)["Location"] == SECOND, address
    assert "need one before they can go on" in words(client.get(SECOND))
    assert client.get("/accessibility/").status_code == 200
    _, codes = set_up(client)
    assert len(codes) == 10
    assert client.get("/forces/").status_code == 200


def test_somebody_without_one_can_sign_out(client: Client, settings: Any, inspector: User) -> None:
    settings.REQUIRE_MFA = True
    client.force_login(inspector)
    client.post("/account/sign-out/")
    assert client.get("/forces/").status_code == 200


def test_force_staff_may_but_need_not(client: Client, settings: Any, staff: User) -> None:
    settings.REQUIRE_MFA = True
    sign_in(client, staff.email)
    assert client.get("/forces/").status_code == 200
    _, codes = set_up(client)
    assert codes


def test_who_removes_the_last_one_is_led_back(client: Client, settings: Any, inspector: User) -> None:
    settings.REQUIRE_MFA = True
    sign_in(client, inspector.email)
    set_up(client)
    assert "Remove the app?" in words(client.get(f"{SECOND}totp/deactivate/"))
    client.post(f"{SECOND}totp/deactivate/")
    assert not Authenticator.objects.filter(user=inspector).exists()
    assert client.get("/forces/")["Location"] == SECOND
