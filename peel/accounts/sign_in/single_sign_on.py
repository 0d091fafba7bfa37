"""Signing in through an organisation's own OpenID Connect server, for people whom an admin invited."""

from typing import Any

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect import views
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from peel.accounts.sign_in.log import note
from peel.record.models import User

SILENT = "Your organisation's sign-in page can't be reached now. Sign in another way, or try again later."


@login_not_required
def to_the_server(request: HttpRequest, provider_id: str) -> HttpResponse:
    """On to the organisation's own page; where its server is silent, or answers nonsense, back with a sentence."""
    try:
        return views.login(request, provider_id)
    except (requests.RequestException, KeyError) as error:
        note("single sign-on can't be reached", request, reason=type(error).__name__)
        messages.error(request, SILENT)
        return redirect("account_login")


class SocialAdapter(DefaultSocialAccountAdapter):
    """Finds the person by the address that the server verified; makes no accounts and links none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody registers: admins invite."""
        note("nobody invited has this address", request, who=sociallogin.user.email)
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Only for signing in: no account is linked with another."""
        if sociallogin.state.get("process", AuthProcess.LOGIN) != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(redirect("account_login"))

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The person with this address; 'false' in words, as some servers send it, verifies nothing."""
        sociallogin.email_addresses = [
            address for address in sociallogin.email_addresses if address.verified in (True, "true")
        ]
        return super().authenticate_by_email(sociallogin)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **details: Any) -> None:
        """The server sent the person back without a proof that we can take."""
        note("single sign-on failed", request, reason=str(details.get("error") or details.get("exception") or ""))
