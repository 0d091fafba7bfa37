"""Who may see what: one line a rule. Everything unpublished is invisible unless a line here says so."""

from enum import Enum
from typing import Any

from django.db.models import Q
from django.db.models.functions import Now

PUBLISHED = "published"
WITH_FORCE = "with-force"
# The account that stands for the command line: who has that has the database anyway.
COMMAND_LINE = "command-line@localhost"
SEES_EVERYTHING = frozenset({"inspector", "admin"})
ADMINS = frozenset({"admin"})
FORCE_STAFF = frozenset({"force-staff"})
# Whose password alone is not enough, where settings demand it.
NEEDS_SECOND_FACTOR = frozenset({"inspector", "admin"})


class Permission(Enum):
    """What may be done to a publication, to what is written of it, to people and to reference data; and by whom."""

    SEE_STANDING = "see where publications stand, their history and who looked", SEES_EVERYTHING
    SEND = "send to the force, and take back", ADMINS
    PUBLISH = "publish, now or at a set time", ADMINS
    WITHDRAW = "withdraw", ADMINS
    CORRECT = "correct what is published", ADMINS
    MANAGE_PEOPLE = "invite people, change what they may do, lock them out", ADMINS
    CHANGE_REFERENCE_DATA = "change reference data: forces, cycles, areas, measures", ADMINS
    SEE_DIFFERENCES = "see where a published claim and our arithmetic differ", SEES_EVERYTHING
    ENTER = "give documents, decide what was read from them, enter findings", ADMINS
    SEE_OWN_FORCE = "see what is asked of their own force", FORCE_STAFF
    COMMENT = "comment on what is with their own force, and submit the comments", FORCE_STAFF
    ANSWER = "answer comments, and let a force comment again", SEES_EVERYTHING
    SEE_INTERNAL_NOTES = "read and write the internal note on a cause of concern", SEES_EVERYTHING
    WRITE_PUBLIC_NOTES = "write the public note on a cause of concern", ADMINS

    def __init__(self, words: str, roles: frozenset[str]) -> None:
        self.words = words
        self.roles = roles


def can(user: Any, permission: Permission) -> bool:
    """Whether `user` is signed in, not locked, and of a role that has the permission."""
    return bool(user.is_authenticated and user.is_active and user.role in permission.roles)


def sees_everything(user: Any) -> bool:
    """Whether `user`, signed in and not locked, sees what is in no state yet."""
    return bool(user.is_authenticated and user.is_active and user.role in SEES_EVERYTHING)


def public(path: str) -> Q:
    """The condition that a row's publication is published, and its set time, if it has one, has come.

    The database's clock decides: nothing has to run at that moment, and all pages change at once.
    """
    at = f"{path}__" if path else ""
    has_come = Q(**{f"{at}live_at__isnull": True}) | Q(**{f"{at}live_at__lte": Now()})
    return Q(**{f"{at}state": PUBLISHED}) & has_come


def visible(user: Any, path: str) -> Q:
    """The condition on a row's publication (`path`, empty for the publication itself) that lets `user` see it."""
    at = f"{path}__" if path else ""
    if sees_everything(user):
        return Q(**{f"{at}pk__isnull": False})
    if user.is_authenticated and user.is_active and user.force_id is not None:
        return public(path) | Q(**{f"{at}state": WITH_FORCE, f"{at}force": user.force_id})
    return public(path)


def written_between(user: Any, path: str) -> Q:
    """The condition on a row's publication that lets `user` see what its force and inspectors wrote of it.

    Strangers never do; the force's staff as long as they may see the publication itself.
    """
    if can(user, Permission.COMMENT):
        return visible(user, path) & Q(**{f"{path}__force": user.force_id})
    return Q(**{f"{path}__pk__isnull": not sees_everything(user)})
