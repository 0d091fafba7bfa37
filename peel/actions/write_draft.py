"""A reviewed draft into the record: what somebody saw as the difference is what is written, or nothing is."""

import hashlib
from collections.abc import Iterable

from peel.access import ENTER
from peel.intake.verdicts import undecided
from peel.models import Draft, User

from .accept import accept_draft
from .action import action
from .change import Change, Status
from .decide import locked
from .publish import demand
from .refused import Refused
from .review import draft_of, verdicts_on


class Undecided(Refused):
    """Some proposals have no verdict yet."""


class ChangedMeanwhile(Refused):
    """The draft or the record is not what the difference was shown of."""


@action
def write_draft(*, draft: Draft, seen: str, by: User, reason: str = "") -> list[Change]:
    """Write a draft of which all is decided. `seen` is the mark of the difference that `by` was shown.

    A second time changes nothing. Raises NotAcceptable too; whatever is raised, nothing is written.
    """
    demand(by, ENTER)
    row = locked(draft)
    left = undecided(draft_of(row), verdicts_on(row))
    if left:
        raise Undecided(f"{len(left)} of what was read is not decided yet.")
    changes = accept_draft(draft=row, by=by, reason=reason)
    if seen != mark(changes) and any(change.status != Status.SAME for change in changes):
        raise ChangedMeanwhile("Somebody changed the draft or the record since this page was opened.")
    return changes


def mark(changes: Iterable[Change]) -> str:
    """What tells one list of changes from another."""
    return hashlib.sha256("\n".join(map(str, changes)).encode()).hexdigest()
