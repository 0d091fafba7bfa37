"""Submitting a force's comments, and letting it comment again.

Each of these locks the publication and then the round, as sending to the force does: of two at once the second
finds what the first did.
"""

from datetime import date, datetime

from django.utils import timezone

from peel.record.actions.action import action
from peel.record.actions.errors import ActionError, NotAllowed, WrongState, WrongTime
from peel.record.actions.publish import locked, require
from peel.record.actions.round_mail import tell_force, tell_senders
from peel.record.deadlines import is_overdue
from peel.record.models import Remark, Round, State, User
from peel.record.permissions import Permission


class RoundClosed(ActionError):
    """The comments were submitted, or the publication is no longer with the force."""


class MoreMeanwhile(ActionError):
    """Somebody commented, changed or withdrew something after the page was opened."""


def locked_round(row: Round) -> Round:
    """The round as it is now, with its publication; nobody else changes either until this transaction ends."""
    publication = locked(row.publication)
    found = Round.objects.select_for_update().get(pk=row.pk)
    found.publication = publication
    return found


def own_round(row: Round, by: User) -> Round:
    """The locked round, if it is of the force of `by`. Raises NotAllowed."""
    require(by, Permission.COMMENT)
    found = locked_round(row)
    if found.publication.force_id is None or found.publication.force_id != by.force_id:
        raise NotAllowed("You may not do this.")
    return found


def own_open_round(row: Round, by: User) -> Round:
    """The locked round, if `by` may write in it now. Raises NotAllowed and RoundClosed."""
    found = own_round(row, by)
    if found.publication.state != State.WITH_FORCE:
        raise RoundClosed("This is no longer with your force for checking, so comments can’t be changed.")
    if found.submitted_at is not None:
        raise RoundClosed("The comments were submitted meanwhile, so they can’t be changed.")
    return found


@action
def submit_round(*, round: Round, by: User, seen: datetime | None = None, site: str = "") -> bool:
    """Hand in all comments of a round; from then on none is added or changed. False when that was done already.

    `seen` is when the newest comment was written that `by` has read: a newer one is to be read first.
    """
    if own_round(round, by).submitted_at is not None:
        return False
    row = own_open_round(round, by)
    if seen is not None and Remark.objects.filter(round=row, at__gt=seen).exists():
        raise MoreMeanwhile("The comments changed since you opened this page. Check them again below.")
    row.submitted_by, row.submitted_at = by, timezone.now()
    row.save()
    tell_senders(row, site)
    return True


@action
def reopen_round(*, round: Round, due_on: date, by: User, site: str = "") -> bool:
    """Let the force comment again in its last round, until `due_on`. False when it can already."""
    require(by, Permission.ANSWER)
    row = locked_round(round)
    if row.submitted_at is None:
        return False
    if row.publication.rounds.filter(number__gt=row.number).exists():
        raise WrongState("A later round has begun: only the last one is opened again.")
    if row.publication.state != State.WITH_FORCE:
        raise WrongState("This is not with the force: an admin sends it to them again, which opens another round.")
    if is_overdue(due_on, timezone.localdate()):
        raise WrongTime("The day on which comments are due must be today or later.")
    row.submitted_by = row.submitted_at = None
    row.reopened_by, row.reopened_at, row.due_on = by, timezone.now(), due_on
    row.save()
    row.publication.check_due_on = due_on
    row.publication.save(update_fields=["check_due_on"])
    tell_force(row.publication.force, site)
    return True
