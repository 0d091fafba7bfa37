"""The log of access: one line of JSON for each event, for people and for machines that watch."""

import json
import logging

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from peel.record.models import User

logger = logging.getLogger("peel.access")


def note(what: str, request: HttpRequest | None = None, *, who: str = "", **more: object) -> None:
    """Log what happened, to whom or by whom, when and from where; never a password, code or link."""
    line = {"at": timezone.now().isoformat(timespec="seconds"), "what": what, "who": who or _person(request)}
    line["from"] = _address(request) if request is not None else "command line"
    logger.info(json.dumps(line | more, ensure_ascii=False))


def _person(request: HttpRequest | None) -> str:
    user = getattr(request, "user", None)
    return user.email if isinstance(user, User) or getattr(user, "is_authenticated", False) else "a stranger"


def _address(request: HttpRequest) -> str:
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return "unknown"
