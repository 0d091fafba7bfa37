"""A reviewed draft into the record: what somebody saw as the difference is what is written, or nothing is."""

import hashlib
from collections.abc import Iterable

from peel.reader.decisions import undecided
from peel.record.actions.action import action
from peel.record.actions.diff import Change, Status
from peel.record.actions.errors import ActionError
from peel.record.actions.publish import require
from peel.record.models import Draft, User
from peel.record.permissions import Permission
from peel.review.actions.accept import accept_draft
from peel.review.actions.decide import locked
from peel.review.actions.lock import decisions_on, draft_of


class Undecided(ActionError):
    """Some proposals have no verdict yet."""


class ChangedMeanwhile(ActionError):
    """The draft or the record is not what the difference was shown of."""


@action
def write_draft(*, draft: Draft, seen: str, by: User, reason: str = "") -> list[Change]:
    """Write a draft of which all is decided. `seen` is the mark of the difference that `by` was shown.

    A second time changes nothing. Raises NotAcceptable too; whatever is raised, nothing is written.
    """
    require(by, Permission.ENTER)
    row = locked(draft)
    left = undecided(draft_of(row), decisions_on(row))
    if left:
        raise Undecided(f"{len(left)} of what was read is not decided yet.")
    changes = accept_draft(draft=row, by=by, reason=reason)
    if seen != mark(changes) and any(change.status != Status.SAME for change in changes):
        raise ChangedMeanwhile("Somebody changed the draft or the record since this page was opened.")
    return changes


def mark(changes: Iterable[Change]) -> str:
    """What tells one list of changes from another."""
    return hashlib.sha256("\n".join(map(str, changes)).encode()).hexdigest()
