"""Signing in with e-mail address and password."""

from typing import Any

import pytest
from django.test import Client

from peel.record.models import Role, User
from tests import factories
from tests.accounts.conftest import Log
from tests.accounts.visits import PASSWORD, SIGN_IN, errors, sign_in, words

pytestmark = pytest.mark.django_db
WRONG = ["The e-mail address or the password is wrong"]
TOO_MANY = ["There were too many tries. Wait five minutes, then try again"]


def test_the_right_password_lets_in_and_back(client: Client, staff: User, log: Log) -> None:
    response = sign_in(client, staff.email.upper(), next="/forces/?page=1")
    assert (response.status_code, response["Location"]) == (302, "/forces/?page=1")
    page = client.get("/forces/").content.decode()
    assert staff.email in page
    assert "Force staff, Barset" in page
    assert log.lines[-1].items() >= {"what": "signed in", "who": staff.email, "from": "127.0.0.1"}.items()
    assert PASSWORD not in str(log.lines)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil"])
def test_the_way_back_stays_on_this_host(client: Client, staff: User, elsewhere: str) -> None:
    response = sign_in(client, staff.email, next=elsewhere)
    assert response["Location"] == "/my-force/"


@pytest.mark.parametrize(
    ("role", "first"), [(Role.FORCE_STAFF, "/my-force/"), (Role.INSPECTOR, "/"), (Role.ADMIN, "/")]
)
def test_staff_of_a_force_begin_with_what_is_asked_of_them(client: Client, role: Role, first: str) -> None:
    force = factories.force() if role == Role.FORCE_STAFF else None
    response = sign_in(client, factories.user(role=role, force=force).email)
    assert response["Location"] == first


def test_the_home_page_is_no_page_to_come_back_to(client: Client, settings: Any) -> None:
    assert f'href="{SIGN_IN}"' in client.get("/").content.decode()
    assert f'href="{SIGN_IN}?next=%2Fforces%2F"' in client.get("/forces/").content.decode()
    settings.PUBLIC = False
    assert client.get("/")["Location"] == SIGN_IN


def test_unknown_wrong_and_locked_look_alike(client: Client, staff: User, log: Log) -> None:
    User.objects.filter(pk=staff.pk).update(is_active=False)
    answers = [sign_in(client, "nobody@example.org"), sign_in(client, staff.email, "wrong")]
    assert [errors(answer) for answer in answers] == [WRONG, WRONG]
    assert log.deeds == ["wrong password", "wrong password"]
    assert client.session.get("_auth_user_id") is None


def test_a_locked_person_with_the_right_password_is_told(client: Client, staff: User, log: Log) -> None:
    User.objects.filter(pk=staff.pk).update(is_active=False)
    response = client.get(sign_in(client, staff.email)["Location"])
    assert "An admin has locked it" in words(response)
    assert log.deeds == ["locked account refused"]
    assert "Sign in" in response.content.decode()


def test_empty_fields_are_named(client: Client) -> None:
    assert errors(sign_in(client, "", "")) == ["Enter the password", "Enter the e-mail address"][::-1]


def test_two_hundred_wrong_passwords_are_slowed(client: Client, staff: User, log: Log) -> None:
    seen = [sign_in(client, staff.email, f"wrong {number}") for number in range(200)]
    tried = log.deeds.count("wrong password")
    assert tried <= 10
    assert seen[-1].status_code == 429
    assert "Too many tries" in words(seen[-1])
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert errors(sign_in(other, staff.email)) == TOO_MANY, "from elsewhere the account is held, too"


def test_limits_tell_nothing_of_who_is_here(client: Client, staff: User) -> None:
    unknown = [errors(sign_in(Client(REMOTE_ADDR="192.0.2.8"), "nobody@example.org")) for _ in range(6)]
    known = [errors(sign_in(Client(REMOTE_ADDR="192.0.2.9"), staff.email, "wrong")) for _ in range(6)]
    assert known == unknown == [WRONG] * 5 + [TOO_MANY]


def test_browsers_know_what_the_fields_are(client: Client) -> None:
    page = client.get(SIGN_IN).content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "placeholder" not in page
    assert "onpaste" not in page


def test_signing_out_is_by_post_alone(client: Client, staff: User, log: Log) -> None:
    sign_in(client, staff.email)
    assert "Do you want to sign out?" in words(client.get("/account/sign-out/"))
    assert client.get("/account/").status_code == 200
    response = client.post("/account/sign-out/", follow=True)
    assert "You are signed out." in words(response)
    assert client.get("/account/").status_code == 302
    assert log.deeds[-1] == "signed out"


def test_a_forged_form_changes_nothing(staff: User, log: Log) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff)
    response = client.post("/account/sign-out/")
    assert response.status_code == 403
    assert "Nothing was changed" in words(response)
    assert client.get("/account/").status_code == 200
    assert log.lines[-1].items() >= {"what": "refused", "who": staff.email, "path": "/account/sign-out/"}.items()


def test_json_is_not_answered(client: Client, staff: User) -> None:
    for accept in ("application/json", "*/*"):
        response = client.get(SIGN_IN, headers={"Accept": accept, "X-Requested-With": "XMLHttpRequest"})
        assert response["Content-Type"].startswith("text/html")
