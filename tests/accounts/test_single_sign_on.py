"""Signing in through an organisation's OpenID Connect server."""

import os
import subprocess
import sys
from typing import Any

import pytest
import requests
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings as ours
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.test import RequestFactory
from environs import Env

from peel.accounts.actions import add_person, command_line
from peel.accounts.sign_in.single_sign_on import SILENT, SocialAdapter, to_the_server
from peel.config.single_sign_on import NAMES, provider
from peel.record.models import User
from tests.accounts.conftest import Log
from tests.accounts.visits import words

pytestmark = pytest.mark.django_db
VALUES = ("Barset IT", "peel", "a-secret", "https://login.example.org/realm")
APP = {"provider_id": "organisation", "name": "Barset IT", "client_id": "peel", "secret": "x"}


@pytest.fixture(autouse=True)
def configured(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation with single sign-on."""
    app = APP | {"settings": {"server_url": "https://login.example.org"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    registry.load()
    monkeypatch.setitem(registry.provider_map, OpenIDConnectProvider.id, OpenIDConnectProvider)


@pytest.fixture
def invited(db: None) -> User:
    """Somebody whom an admin invited, with a password of their own."""
    return add_person(
        email="known@example.org", role="inspector", password="correct horse battery", by=command_line()
    )


def request_of_a_stranger() -> HttpRequest:
    """A request as the callback gets it."""
    request = RequestFactory().get("/account/oidc/organisation/login/callback/")
    request.session, request.user = SessionStore(), AnonymousUser()
    request._messages = SessionStorage(request)
    request.session_ends_at = None
    return request


def answered(verified: Any, email: str = "known@example.org", process: str = "login") -> tuple[HttpRequest, Any]:
    """What becomes of an answer of the server about a person."""
    request = request_of_a_stranger()
    with context.request_context(request):
        found = get_adapter().get_provider(request, "organisation")
        said = {"sub": "7", "email": email, "email_verified": verified}
        login: SocialLogin = found.sociallogin_from_response(request, {"userinfo": said, "id_token": said})
        login.state = {"process": process, "next": "/forces/"}
        return request, complete_login(request, login)


def test_who_was_invited_is_known_by_the_verified_address(invited: User, log: Log) -> None:
    request, response = answered(True)
    assert request.user == invited
    assert response["Location"] == "/forces/"
    invited.refresh_from_db()
    assert invited.has_usable_password()
    assert not SocialAccount.objects.exists()
    assert log.deeds == ["signed in"]


@pytest.mark.parametrize("verified", [False, "false", None, ""])
def test_an_address_that_is_not_verified_is_nobodys(invited: User, verified: Any) -> None:
    request, response = answered(verified)
    assert not request.user.is_authenticated
    assert "nobody has invited" in words(response)


def test_nobody_is_made_who_was_not_invited(log: Log) -> None:
    before = User.objects.count()
    request, response = answered(True, "stranger@example.org")
    assert not request.user.is_authenticated
    assert "You have no account here" in words(response)
    assert User.objects.count() == before
    assert log.deeds == ["nobody invited has this address"]


def test_who_is_locked_stays_out(invited: User) -> None:
    User.objects.filter(pk=invited.pk).update(is_active=False)
    request, response = answered(True)
    assert not request.user.is_authenticated
    assert response["Location"] == "/account/locked/"


def test_the_second_factor_is_asked_after_it(invited: User) -> None:
    TOTP.activate(invited, generate_totp_secret())
    request, response = answered(True)
    assert response["Location"] == "/account/second-factor/authenticate/"
    assert not request.user.is_authenticated


@pytest.mark.parametrize("fault", [requests.ConnectionError, requests.Timeout, requests.JSONDecodeError("", "", 0)])
def test_a_server_that_is_silent_is_a_sentence(fault: Any, monkeypatch: pytest.MonkeyPatch, log: Log) -> None:
    def silent(*args: Any, **kwargs: Any) -> None:
        raise fault

    monkeypatch.setattr(requests.Session, "get", silent)
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "get_callback_url", lambda *_: "https://findings.example/")
    request = request_of_a_stranger()
    with context.request_context(request):
        response = to_the_server(request, "organisation")
    assert response["Location"] == "/account/sign-in/"
    assert [str(message) for message in request._messages] == [SILENT]
    assert log.deeds == ["single sign-on can't be reached"]


def test_accounts_are_never_linked(invited: User) -> None:
    request, response = answered(True, process="connect")
    assert response["Location"] == "/account/sign-in/"
    assert not SocialAccount.objects.exists()
    login = SocialLogin(user=User(email="x@example.org"), account=SocialAccount())
    login.state = {"process": "connect"}
    with pytest.raises(ImmediateHttpResponse):
        SocialAdapter(request).pre_social_login(request, login)


def test_all_settings_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert provider(Env()) == {}
    for name, value in zip(NAMES, VALUES, strict=True):
        monkeypatch.setenv(name, value)
    [app] = provider(Env())["APPS"]
    assert app["settings"]["server_url"] == VALUES[3]
    for wrong in ("", "http://login.example.org"):
        monkeypatch.setenv(NAMES[3], wrong)
        with pytest.raises(ImproperlyConfigured, match="all of"):
            provider(Env())


def test_with_settings_its_addresses_are_there_and_nothing_is_asked_at_the_start() -> None:
    program = (
        "import django; django.setup();"
        "from django.urls import reverse;"
        "print(reverse('openid_connect_login', args=['organisation']), reverse('socialaccount_login_error'))"
    )
    settings = dict(zip(NAMES, VALUES, strict=True)) | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    command, environment = [sys.executable, "-c", program], os.environ | settings
    run = subprocess.run(command, cwd=ours.BASE_DIR, env=environment, capture_output=True, text=True)
    expected = ["/account/oidc/organisation/login/", "/account/single-sign-on/failed/"]
    assert run.stdout.split() == expected, run.stderr
