"""Who is signed in, with all that a page's frame needs to know of them: one query a request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from peel.record.models import User

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class Backend(AuthenticationBackend):
    """Checks passwords as allauth does, and fetches the signed-in person with their force."""

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session, unless they are locked out since; `has_second_factor` is known of them."""
        second = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
        found = User.objects.select_related("force").annotate(has_second_factor=Exists(second))
        person = found.filter(pk=user_id).first()
        return person if person and self.user_can_authenticate(person) else None
