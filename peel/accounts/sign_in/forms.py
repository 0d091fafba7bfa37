"""Allauth's forms in the design system's dress: our labels and classes, and what browsers fill in by themselves."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from peel.accounts.sign_in.log import note

PASSWORD = "At least 15 characters. Three or four random words are easy to keep in mind."
CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
EMAIL = {"autocomplete": "username", "spellcheck": "false", "autocapitalize": "none"}

NO_ANSWER = "The passkey did not answer. Try again, or use something else"


class Dressed:
    """A form whose fields have our labels, hints and classes, and no placeholder."""

    labels: dict[str, str] = {}
    hints: dict[str, str] = {}
    attributes: dict[str, dict[str, str]] = {}
    missing: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = field.label = self.labels.get(name, str(field.label or name))
            field.help_text = self.hints.get(name, "")
            empty = f"Enter the {label[:1].lower()}{label[1:]}"
            field.error_messages["required"] = self.missing.get(name, empty)
            field.widget.attrs.pop("placeholder", None)
            width = " govuk-input--width-10" if name == "code" else ""
            field.widget.attrs |= {"class": f"govuk-input{width}"} | self.attributes.get(name, {})


class LoginForm(Dressed, account.LoginForm):
    """E-mail address and password."""

    labels = {"login": "E-mail address", "password": "Password"}
    attributes = {"login": EMAIL}


class ResetPasswordForm(Dressed, account.ResetPasswordForm):
    """Where to send the link to."""

    labels = {"email": "E-mail address"}
    attributes = {"email": EMAIL}


class ResetPasswordKeyForm(Dressed, account.ResetPasswordKeyForm):
    """The password that the link lets one choose."""

    labels = {"password1": "New password", "password2": "New password again"}
    hints = {"password1": PASSWORD}


class SetPasswordForm(Dressed, account.SetPasswordForm):
    """A first password for somebody who signs in elsewhere so far."""

    labels = {"password1": "New password", "password2": "New password again"}
    hints = {"password1": PASSWORD}


class ChangePasswordForm(Dressed, account.ChangePasswordForm):
    """The password now, and the new one."""

    labels = {"oldpassword": "Password now"} | SetPasswordForm.labels
    hints = {"password1": PASSWORD}


class ReauthenticateForm(Dressed, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    labels = {"password": "Password"}


class NotedFailures:
    """Wrong codes are in the log of access."""

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        note("wrong code", context.request, who=self.user.email)
        super()._emit_authentication_failed(authenticator)


class AuthenticateForm(Dressed, NotedFailures, factors.AuthenticateForm):
    """A code at sign-in."""

    labels = {"code": "Code"}
    hints = {"code": "Six digits from your app, or one of your recovery codes."}
    attributes = {"code": CODE}


class ReauthenticateByCodeForm(Dressed, NotedFailures, factors.ReauthenticateForm):
    """A code before something that matters."""

    labels = AuthenticateForm.labels
    hints = AuthenticateForm.hints
    attributes = AuthenticateForm.attributes


class ActivateTOTPForm(Dressed, totp.ActivateTOTPForm):
    """The first code of an app, which shows that it was set up."""

    labels = {"code": "Code"}
    hints = {"code": "The six digits that the app shows now."}
    attributes = {"code": CODE}


class AuthenticateWebAuthnForm(Dressed, webauthn.AuthenticateWebAuthnForm):
    """A passkey at sign-in."""

    missing = {"credential": NO_ANSWER}


class ReauthenticateWebAuthnForm(Dressed, webauthn.ReauthenticateWebAuthnForm):
    """A passkey before something that matters."""

    missing = {"credential": NO_ANSWER}


class AddWebAuthnForm(Dressed, webauthn.AddWebAuthnForm):
    """A passkey under a name."""

    labels = {"name": "Name of the passkey"}
    hints = {"name": "So that you can tell it from others: ‘work laptop’."}
    attributes = {"name": {"autocomplete": "off"}}
    missing = {"credential": NO_ANSWER}


class EditWebAuthnForm(Dressed, webauthn.EditWebAuthnForm):
    """A passkey's other name."""

    labels = {"name": "Name of the passkey"}
