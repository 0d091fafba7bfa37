"""Moving a publication, and all that hangs on it, from one state to the next: one row changes, all follows.

Each step locks the row, so that of two at once the second finds what the first did. A step that is done
already changes nothing and returns False.
"""

import logging
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from peel.record.actions.action import action
from peel.record.actions.errors import NotAllowed, ReasonNeeded, SecondPersonNeeded, WrongState, WrongTime
from peel.record.actions.open_round import open_round
from peel.record.deadlines import is_overdue
from peel.record.models import Publication, State, User
from peel.record.permissions import COMMAND_LINE, Permission, can

log = logging.getLogger("peel.publication")


@action
def send_to_force(*, publication: Publication, due_on: date, by: User, site: str = "") -> bool:
    """Let the staff of its force read it and comment until `due_on`; e-mails lead them to `site`."""
    require(by, Permission.SEND)
    row = locked(publication)
    if row.state == State.WITH_FORCE and row.check_due_on == due_on:
        return False
    if row.state not in (State.DRAFT, State.WITH_FORCE):
        raise WrongState("Only what is not published can be sent to the force.")
    if row.force_id is None:
        raise WrongState("This is about no single force, so there is none to send it to.")
    if is_overdue(due_on, timezone.localdate()):
        raise WrongTime("The day on which comments are due must be today or later.")
    row.state, row.check_due_on = State.WITH_FORCE, due_on
    open_round(publication=row, by=by, site=site)
    return moved(row, publication, by)


@action
def take_back(*, publication: Publication, by: User) -> bool:
    """Back to a draft: from the force, or from the time for which it was set."""
    require(by, Permission.SEND)
    row = locked(publication)
    if row.state == State.DRAFT:
        return False
    if row.state == State.WITHDRAWN or row.is_public:
        raise WrongState("People could read this already: it can be withdrawn, not taken back.")
    row.state, row.check_due_on, row.live_at = State.DRAFT, None, None
    row.released_by = row.released_at = None
    return moved(row, publication, by)


@action
def publish_publication(*, publication: Publication, by: User, at: datetime | None = None) -> bool:
    """Publish now, or `at` a moment to come, what another person prepared."""
    require(by, Permission.PUBLISH)
    row = locked(publication)
    if row.is_public or (row.is_set_for_a_time and row.live_at == at):
        return False
    if row.is_set_for_a_time:
        raise WrongState("This is set for a time already: take it back first.")
    if at is not None and row.state == State.WITHDRAWN:
        raise WrongTime("What was withdrawn can only be published again at once.")
    if at is not None and at <= timezone.now():
        raise WrongTime("The time must lie ahead; to publish now, leave it empty.")
    demand_second_person(row, by)
    row.state, row.live_at, row.check_due_on = State.PUBLISHED, at, None
    row.released_by, row.released_at = by, timezone.now()
    row.withdrawn_on, row.withdrawn_because = None, ""
    return moved(row, publication, by)


@action
def withdraw_publication(*, publication: Publication, reason: str, by: User) -> bool:
    """Take away what people could read; its own page goes on to say since when, and why."""
    require(by, Permission.WITHDRAW)
    row = locked(publication)
    if row.state == State.WITHDRAWN:
        return False
    if not row.is_public:
        raise WrongState("Nobody outside could read this yet: it can be taken back, not withdrawn.")
    if not reason.strip():
        raise ReasonNeeded("Say why it is withdrawn: everybody will read it.")
    row.state, row.live_at = State.WITHDRAWN, None
    row.withdrawn_on, row.withdrawn_because = timezone.localdate(), reason.strip()
    row.prepared_by = by
    return moved(row, publication, by)


def require(by: User, permission: Permission) -> None:
    """Refuse what access.py does not allow; who has the command line has the database anyway."""
    if not can(by, permission) and by.email != COMMAND_LINE:
        raise NotAllowed("You may not do this.")


def demand_second_person(row: Publication, by: User) -> None:
    """Refuse that one person both prepares and publishes, unless this installation allows it."""
    if row.prepared_by_id == by.pk and by.email != COMMAND_LINE and not settings.ONE_PERSON_PUBLISHES:
        raise SecondPersonNeeded("You entered or changed this last, so another admin has to publish it.")


def locked(publication: Publication) -> Publication:
    """The publication as it is now; nobody else changes it until this transaction ends."""
    return Publication.objects.select_for_update().get(pk=publication.pk)


def moved(row: Publication, publication: Publication, by: User) -> bool:
    """Write the new state, tell the log, and let the caller's own copy know."""
    row.save()
    publication.refresh_from_db()
    log.info("%s is now %s (live at %s), by %s", row.slug, row.state, row.live_at or "once", by.email)
    return True


def prepared(*, publication: Publication, by: User) -> None:
    """Note who entered or changed it last: another person has to publish it."""
    Publication.objects.filter(pk=publication.pk).update(prepared_by=by)
