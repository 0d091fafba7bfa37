"""What people would see of a publication in another state: found by moving it there and taking that back."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from peel.record.actions.action import action
from peel.record.actions.publish import locked
from peel.record.models import Publication, User


@action
def look_as_if(*, publication: Publication, state: str, look: Callable[[], Any], by: User) -> Any:
    """What `look` finds while the publication is in `state`; nothing of that is kept."""
    row = locked(publication)
    row.state, row.withdrawn_because = state, ""
    row.live_at = row.check_due_on = row.withdrawn_on = None
    row.save()
    found = look()
    transaction.set_rollback(True)
    return found
