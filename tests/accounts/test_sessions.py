"""When sessions end, and who ends them."""

from datetime import timedelta
from time import time
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from peel.accounts.actions import change_role, end_sessions, lock
from peel.record.models import Role, State, User
from tests import factories
from tests.accounts.conftest import Log
from tests.accounts.visits import PASSWORD, sign_in, words

pytestmark = pytest.mark.django_db


def rewind(client: Client, name: str, seconds: float) -> None:
    """As if this had happened so long ago."""
    session = client.session
    session[name] -= seconds
    session.save()


@pytest.fixture
def signed_in(client: Client, staff: User) -> Client:
    """A browser in which somebody signed in and opened a page."""
    sign_in(client, staff.email)
    client.get("/forces/")
    return client


def test_a_page_says_when_the_session_ends(signed_in: Client) -> None:
    end = timezone.localtime() + timedelta(minutes=30)
    page = signed_in.get("/forces/").content.decode()
    assert any(f"{each:%H:%M}</span> if you do" in page for each in (end, end - timedelta(minutes=1)))
    assert "signed out at" not in Client().get("/forces/").content.decode()


def test_an_idle_session_ends_and_leads_back(signed_in: Client, log: Log) -> None:
    rewind(signed_in, "seen_at", 30 * 60)
    response = signed_in.get("/forces/?page=2")
    assert response["Location"] == "/account/sign-in/?next=/forces/%3Fpage%3D2"
    assert "nothing was done for 30 minutes" in words(signed_in.get(response["Location"]))
    assert log.deeds[-1] == "session ended"
    assert signed_in.get("/account/").status_code == 302


def test_any_page_puts_the_end_off(signed_in: Client) -> None:
    for _ in range(3):
        rewind(signed_in, "seen_at", 29 * 60)
        assert signed_in.get("/forces/").status_code == 200
    assert time() - signed_in.session["seen_at"] < 60


def test_a_session_ends_after_half_a_day_whatever_is_done(signed_in: Client) -> None:
    rewind(signed_in, "began_at", 12 * 60 * 60 - 60)
    page = signed_in.get("/forces/").content.decode()
    soon = timezone.localtime() + timedelta(minutes=1)
    assert any(f"{each:%H:%M}</span> if you do" in page for each in (soon, soon - timedelta(minutes=1)))
    rewind(signed_in, "began_at", 60)
    response = signed_in.get("/forces/", follow=True)
    assert "signed in for 12 hours" in words(response)


def test_a_form_sent_too_late_leads_to_sign_in(signed_in: Client) -> None:
    rewind(signed_in, "seen_at", 31 * 60)
    response = signed_in.post("/account/password/", {"oldpassword": PASSWORD})
    assert response["Location"] == "/account/sign-in/?next=/account/password/"


def test_limits_come_from_settings(signed_in: Client, settings: Any) -> None:
    settings.SESSION_IDLE = timedelta(minutes=5)
    rewind(signed_in, "seen_at", 6 * 60)
    assert signed_in.get("/forces/").status_code == 302


def test_a_person_sees_and_ends_their_other_sessions(signed_in: Client, staff: User) -> None:
    other = Client(headers={"User-Agent": "Another browser"})
    sign_in(other, staff.email)
    seen = words(signed_in.get("/account/sessions/"))
    assert "Another browser" in seen
    assert "This one" in seen
    signed_in.post("/account/sessions/")
    assert other.get("/account/").status_code == 302
    assert signed_in.get("/account/").status_code == 200


def test_a_changed_password_ends_the_other_sessions(signed_in: Client, staff: User) -> None:
    other = Client()
    sign_in(other, staff.email)
    new = "another horse and battery"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert signed_in.post("/account/password/", sent).status_code == 302
    assert other.get("/account/").status_code == 302
    assert signed_in.get("/account/").status_code == 200


def test_a_locked_person_is_out_with_the_next_page(signed_in: Client, staff: User, admin: User) -> None:
    lock(person=staff, by=admin)
    assert signed_in.get("/account/").status_code == 302
    assert not UserSession.objects.filter(user=staff).exists()


def test_an_admin_ends_all_sessions(signed_in: Client, staff: User, admin: User) -> None:
    assert end_sessions(person=staff, by=admin) == 1
    assert signed_in.get("/account/").status_code == 302


def test_an_admin_who_is_removed_while_signed_in_is_out(admin: User, admin_client: Client) -> None:
    assert admin_client.get("/people/").status_code == 200
    change_role(person=admin, role=Role.INSPECTOR, by=factories.user(role=Role.ADMIN))
    assert admin_client.get("/people/").status_code == 404


def test_who_moves_to_another_force_loses_the_old_one_at_once(client: Client, admin: User) -> None:
    old, new = factories.force("Oldshire"), factories.force("Newshire")
    draft = factories.inspection(force=old, state=State.WITH_FORCE)
    mover = factories.user(role=Role.FORCE_STAFF, force=old)
    client.force_login(mover)
    assert client.get(draft.get_absolute_url()).status_code == 200
    change_role(person=mover, role=Role.FORCE_STAFF, force=new, by=admin)
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_signed_in_pages_and_account_pages_are_kept_nowhere(signed_in: Client) -> None:
    for response in (signed_in.get("/forces/"), Client().get("/account/sign-in/")):
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in Client().get("/forces/")
