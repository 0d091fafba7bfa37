"""The people who may sign in, as admins see them."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Value, When

from peel.record.models import User
from peel.record.permissions import COMMAND_LINE

LOCKED, INVITED, ACTIVE = "locked", "invited", "active"
STANDINGS = {ACTIVE: "Active", INVITED: "Invited, not here yet", LOCKED: "Locked"}


@dataclass(frozen=True)
class Change:
    """One thing that was done to a person's account, and what they were from then on."""

    at: datetime
    by: str
    deed: str
    role: str
    force: str


def people() -> QuerySet[User]:
    """Everybody but the account that stands for the command line, with how they stand."""
    second = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    standing = Case(
        When(is_active=False, then=Value(LOCKED)),
        When(last_login=None, then=Value(INVITED)),
        default=Value(ACTIVE),
        output_field=CharField(),
    )
    found = User.objects.exclude(email=COMMAND_LINE).select_related("force")
    return found.annotate(standing=standing, has_second_factor=Exists(second)).order_by("email", "pk")


def history(person: User) -> list[Change]:
    """What was done to a person's account, the latest first."""
    changes = []
    for event in person.events.select_related("pgh_context", "force").order_by("-pgh_id"):
        said = event.pgh_context.metadata if event.pgh_context else {}
        deed = said.get("action", event.pgh_label).replace("_", " ").capitalize()
        force = event.force.short_name if event.force else ""
        changes.append(Change(event.pgh_created_at, said.get("by", ""), deed, event.get_role_display(), force))
    return changes
