"""What differs from allauth's own way: no open registration, own words, and a log of who came in or did not."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from peel.accounts.sign_in.log import note
from peel.record.models import User
from peel.record.permissions import Permission, can

logger = logging.getLogger(__name__)
WRONG = "The e-mail address or the password is wrong"


class AccountAdapter(DefaultAccountAdapter):
    """E-mail address and password, for people who were invited."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "enter_current_password": "This is not your password. Type the one that you sign in with now",
        "incorrect_password": "This is not your password",
        "too_many_login_attempts": "There were too many tries. Wait five minutes, then try again",
        "rate_limited": "There were too many tries. Wait five minutes, then try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers: admins invite."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff of a force begin with what is asked of them; a page that somebody came from goes first."""
        return (
            reverse("my-force")
            if can(request.user, Permission.SEE_OWN_FORCE)
            else super().get_login_redirect_url(request)
        )

    def is_safe_url(self, url: str) -> bool:
        """After signing in people stay on this host."""
        return url_has_allowed_host_and_scheme(url, {context.request.get_host()}, context.request.is_secure())

    def is_ajax(self, request: HttpRequest) -> bool:
        """Every answer is a page."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send a mail; where no server takes it the page goes on, as it does for addresses that we don't know."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:
            logger.error("An e-mail could not be sent: %s", error)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse when there were too many wrong passwords, from one place or for one address."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note("too many wrong passwords", request, who=credentials.get("email", ""))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """The password is wrong, or there is no such person."""
        note("wrong password", request, who=credentials.get("email", ""))

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """The password was right, but the account is locked."""
        note("locked account refused", request, who=user.email)
        return super().respond_user_inactive(request, user)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Signed in, second factor and all."""
        note("signed in", request, who=user.email)
        return super().post_login(request, user, **kwargs)

    def logout(self, request: HttpRequest) -> None:
        """Signed out by their own choice."""
        note("signed out", request)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """A new password, set by the person."""
        note("password set", self.request, who=user.email)
        super().set_password(user, password)
