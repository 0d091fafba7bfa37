"""Admins invite people, change what they are, and lock them out; nobody else sees these pages."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from peel.accounts.actions import COMMAND_LINE, LastAdmin, OwnAccount, change_role, command_line, lock
from peel.record.models import Role, User
from tests import factories
from tests.accounts.conftest import Log
from tests.accounts.visits import errors, sign_in, words
from tests.growth import same_number_of_queries

pytestmark = pytest.mark.django_db
NEW = "three words in a row"


def invite(client: Client, email: str = "New.Person@example.org", **more: str) -> Any:
    """Send the form that invites."""
    return client.post("/people/invite/", {"email": email, "role": "inspector", "force": "", **more}, follow=True)


def link_in(message: Any) -> str:
    """The address in a mail, without its host."""
    return re.search(r"https?://testserver(/\S+)", message.body)[1]


@pytest.mark.parametrize("address", ["", "invite/", "{pk}/", "{pk}/role/", "{pk}/lock/"])
def test_for_everybody_else_there_are_no_such_pages(
    client: Client, inspector_client: Client, staff: User, address: str
) -> None:
    address = "/people/" + address.format(pk=staff.pk)
    assert inspector_client.get(address).status_code == 404
    assert inspector_client.post(address).status_code == 404
    assert client.get(address).status_code == 302
    client.force_login(staff)
    assert client.get(address).status_code == 404


def test_who_is_invited_chooses_a_password_and_signs_in(
    admin_client: Client,
    client: Client,
    log: Log,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    force = factories.force("Barset")
    with django_capture_on_commit_callbacks(execute=True):
        response = invite(admin_client, role="force-staff", force=force.slug)
    assert "new.person@example.org was sent a link" in words(response)
    [message] = mail.outbox
    assert message.to == ["new.person@example.org"]
    assert "force staff, Barset" in message.body
    assert not User.objects.get(email="new.person@example.org").has_usable_password()
    form = client.get(link_in(message), follow=True)
    assert "Choose a password" in words(form)
    sent = {"password1": NEW, "password2": NEW}
    assert "Your password is set" in words(client.post(form.redirect_chain[-1][0], sent, follow=True))
    assert sign_in(client, "new.person@example.org", NEW).status_code == 302
    assert client.get("/account/").status_code == 200
    assert "This link does not work" in words(Client().get(link_in(message), follow=True))
    assert link_in(message) not in str(log.lines)
    assert log.lines[0].items() >= {"what": "person invited", "whom": "new.person@example.org"}.items()


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"email": ""}, "Enter an e-mail address"),
        ({"email": "nobody"}, "Enter an e-mail address like name@example.police.uk"),
        ({"role": ""}, "Choose a role"),
        ({"role": "king"}, "Choose one of the roles"),
        ({"role": "force-staff"}, "Choose the force that they work for"),
        ({"force": "barset"}, "Only force staff belong to a force: choose ‘None’, or the role ‘Force staff’"),
        ({"role": "force-staff", "force": "zzz"}, "Choose one of the forces"),
    ],
)
def test_mistakes_in_an_invitation_are_told(admin_client: Client, sent: dict[str, str], expected: str) -> None:
    factories.force("Barset")
    assert errors(invite(admin_client, **sent)) == [expected]
    assert not mail.outbox


def test_nobody_is_invited_twice(admin_client: Client, staff: User) -> None:
    [error] = errors(invite(admin_client, staff.email.upper()))
    assert error == "Somebody with this address is here already: look for them in the list"


@pytest.mark.django_db(transaction=True)
def test_an_invitation_says_when_no_mail_server_takes_it(admin_client: Client, settings: Any) -> None:
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": smtp, "OPTIONS": {"host": "127.0.0.1", "port": 1}}}
    assert "no mail server took it" in words(invite(admin_client))
    assert User.objects.filter(email="new.person@example.org").exists()


@pytest.mark.parametrize("deed", ["lock", "end-sessions", "invite-again"])
def test_each_deed_is_asked_for_and_then_done_by_post(admin_client: Client, staff: User, deed: str) -> None:
    address = f"/people/{staff.pk}/{deed}/"
    page = admin_client.get(address)
    assert staff.email in words(page)
    staff.refresh_from_db()
    assert staff.is_active
    done = admin_client.post(address, follow=True)
    assert staff.email in words(done)
    assert done.redirect_chain == [(f"/people/{staff.pk}/", 302)]


def test_lock_and_unlock(admin_client: Client, client: Client, staff: User, log: Log) -> None:
    admin_client.post(f"/people/{staff.pk}/lock/")
    sign_in(client, staff.email)
    assert client.get("/account/").status_code == 302
    assert admin_client.get(f"/people/{staff.pk}/lock/").status_code == 404
    assert "Locked" in words(admin_client.get(f"/people/{staff.pk}/"))
    admin_client.post(f"/people/{staff.pk}/unlock/")
    sign_in(client, staff.email)
    assert client.get("/account/").status_code == 200
    assert [line["what"] for line in log.lines if "whom" in line] == ["lock", "unlock"]


def test_a_lost_second_factor_is_removed(admin_client: Client, staff: User) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(staff, generate_totp_secret())
    admin_client.post(f"/people/{staff.pk}/remove-second-factors/")
    assert not staff.authenticator_set.exists()


def test_another_role_is_in_the_history(admin_client: Client, admin: User, staff: User) -> None:
    other = factories.force("Newshire")
    admin_client.post(f"/people/{staff.pk}/role/", {"role": "force-staff", "force": other.slug})
    page = words(admin_client.get(f"/people/{staff.pk}/"))
    assert f"Change role by {admin.email} (Force staff, Newshire)" in page
    admin_client.post(f"/people/{staff.pk}/role/", {"role": "admin", "force": ""})
    staff.refresh_from_db()
    assert (staff.role, staff.force) == ("admin", None)


def test_an_admin_stays_an_admin(admin_client: Client, admin: User) -> None:
    for response in (
        admin_client.post(f"/people/{admin.pk}/lock/", follow=True),
        admin_client.post(f"/people/{admin.pk}/role/", {"role": "inspector"}, follow=True),
    ):
        assert "Nobody locks out or demotes themself" in words(response)
    admin.refresh_from_db()
    assert (admin.role, admin.is_active) == (Role.ADMIN, True)


def test_the_last_admin_stays(admin: User) -> None:
    by = command_line()
    with pytest.raises(LastAdmin):
        lock(person=admin, by=by)
    with pytest.raises(LastAdmin):
        change_role(person=admin, role=Role.INSPECTOR, by=by)
    factories.user(role=Role.ADMIN)
    change_role(person=admin, role=Role.INSPECTOR, by=by)
    assert admin.role == Role.INSPECTOR


def test_nobody_locks_themself(admin: User) -> None:
    factories.user(role=Role.ADMIN)
    with pytest.raises(OwnAccount):
        lock(person=admin, by=admin)


def test_the_list_is_filtered_and_has_no_download(admin_client: Client, staff: User) -> None:
    command = command_line()
    factories.user(role=Role.INSPECTOR, is_active=False)
    everybody = words(admin_client.get("/people/"))
    assert COMMAND_LINE not in everybody
    assert admin_client.get(f"/people/{command.pk}/").status_code == 404
    assert "1 person" in words(admin_client.get("/people/?role=force-staff&state=invited"))
    assert "1 person" in words(admin_client.get("/people/?state=locked"))
    assert staff.email in words(admin_client.get(f"/people/?force={staff.force.slug}"))
    assert admin_client.get("/people/?format=csv")["Content-Type"].startswith("text/html")
    assert "this filter value is not known" in words(admin_client.get("/people/?role=%00&page=-1&sort=zzz"))


def test_the_list_asks_the_same_number_of_queries(admin_client: Client) -> None:
    same_number_of_queries(
        admin_client, "/people/", lambda: factories.user(role=Role.FORCE_STAFF, force=factories.force())
    )


def test_addresses_are_kept_in_small_letters(db: None) -> None:
    assert factories.User.objects.create_user("Mixed@Example.ORG", role="admin").email == "mixed@example.org"
