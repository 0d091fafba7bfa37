"""The second factors: an app's codes, passkeys and recovery codes."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from peel.record.models import User


class FactorAdapter(DefaultMFAAdapter):
    """Allauth's second factors in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is wrong or was used before. Type the newest one",
    }

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        """'Passkey 2' for the second one."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Passkey {number}"
