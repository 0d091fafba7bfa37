"""Who may see what: one line a rule. Everything unpublished is invisible unless a line here says so."""

from typing import Any

from django.db.models import Q

PUBLISHED = "published"
WITH_FORCE = "with-force"
SEES_EVERYTHING = frozenset({"inspector", "admin"})


def visible(user: Any, path: str) -> Q:
    """The condition on a row's publication (`path`, empty for the publication itself) that lets `user` see it."""
    at = f"{path}__" if path else ""
    if user.is_authenticated and user.is_active and user.role in SEES_EVERYTHING:
        return Q(**{f"{at}pk__isnull": False})
    published = Q(**{f"{at}state": PUBLISHED})
    if user.is_authenticated and user.is_active and user.force_id is not None:
        return published | Q(**{f"{at}state": WITH_FORCE, f"{at}force": user.force_id})
    return published
