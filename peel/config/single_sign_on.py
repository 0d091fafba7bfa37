"""The OpenID Connect server through which an organisation's people sign in, if there is one."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import Env

NAMES = ("PEEL_OIDC_NAME", "PEEL_OIDC_CLIENT_ID", "PEEL_OIDC_SECRET", "PEEL_OIDC_SERVER_URL")


def provider(env: Env) -> dict[str, Any]:
    """Allauth's description of the server; empty where none is set, and half of one stops the start."""
    name, client, secret, server = (env.str(each, "") for each in NAMES)
    if not any((name, client, secret, server)):
        return {}
    if not all((name, client, secret)) or not server.startswith("https://"):
        raise ImproperlyConfigured(
            f"Single sign-on needs all of {', '.join(NAMES)}, the last an https:// address; set all or none."
        )
    app = {"provider_id": "organisation", "name": name, "client_id": client, "secret": secret}
    return {"APPS": [app | {"settings": {"server_url": server}}], "OAUTH_PKCE_ENABLED": True}
