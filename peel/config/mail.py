"""Which server takes our e-mails."""

from typing import Any


def mailer(parsed: dict[str, Any]) -> dict[str, Any]:
    """Django's description of the mail server, from what environs reads in PEEL_EMAIL_URL."""
    backend = parsed["EMAIL_BACKEND"]
    if not backend.endswith("smtp.EmailBackend"):
        return {"BACKEND": backend}
    options = {
        "host": parsed["EMAIL_HOST"] or "localhost",
        "port": parsed["EMAIL_PORT"] or 25,
        "username": parsed["EMAIL_HOST_USER"] or "",
        "password": parsed["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": parsed["EMAIL_USE_TLS"],
        "use_ssl": parsed["EMAIL_USE_SSL"],
        "timeout": 10,
    }
    return {"BACKEND": backend, "OPTIONS": options}
