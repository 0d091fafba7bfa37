"""Where a world can stand, and who may read it there."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from peel.record.models import Force, Publication, Role, State
from tests import factories
from tests.sweeps.canaries import Canary
from tests.sweeps.columns import Carrier
from tests.sweeps.world import World

DRAFT, WITH_FORCE, SET, WITHDRAWN = "draft", "with-force", "set-for-a-time", "withdrawn"
STANDINGS = [DRAFT, WITH_FORCE, SET, WITHDRAWN]
# Other ways of not being published: the row's publication may be, and yet nobody outside reads the row.
CHANGED = "changed-after-withdrawal"
NOT_ACCEPTED = "document-not-accepted"
PASSAGE = "published-and-its-passage-not"
PARENT = "published-and-the-passage-of-what-it-belongs-to-not"
LETTER = "in-a-draft-letter-about-a-published-report"
REPORT = "in-a-draft-report-behind-a-published-letter"
HIDDEN = [*STANDINGS, CHANGED, NOT_ACCEPTED, PASSAGE, PARENT, LETTER, REPORT]
SHOWN = "published"
STRANGER, STAFF, STAFF_ELSEWHERE, INSPECTOR, ADMIN = (
    "stranger",
    "staff of the force",
    "staff of another force",
    "inspector",
    "admin",
)
ROLES = [STRANGER, STAFF, STAFF_ELSEWHERE, INSPECTOR, ADMIN]


def may_read(role: str, standing: str) -> bool:
    """The rule that the sweeps test: who may read what is not published."""
    return role in (INSPECTOR, ADMIN) or (role == STAFF and standing == WITH_FORCE)


# Where the force of a world may read its report, and with it what it wrote of it.
OPEN_ROOMS = {SHOWN, WITH_FORCE, PASSAGE, LETTER}


def may_meet(role: str, canary: Canary, address: str) -> bool:
    """Whether a word of this column, in this state, may stand in what this address answers to this role.

    What people typed, and with what they sign in, nobody meets but themselves; here nobody is the person.
    """
    is_told_who = canary.table == "peel.User"
    if role in (INSPECTOR, ADMIN):
        return canary.carrier is not Carrier.BY_PERSON or is_told_who
    if canary.carrier is Carrier.BY_PERSON:
        return is_told_who and role == STAFF and address.startswith("/rooms/")
    if canary.carrier is Carrier.BY_CONSULTATION:
        return role == STAFF and canary.state in OPEN_ROOMS
    if canary.carrier is Carrier.CARRIED_BY_PUBLICATION:
        return canary.state == SHOWN or may_read(role, canary.state)
    return False


def stand(world: World, standing: str) -> None:
    """Bring the publications of a world where they are to stand."""
    rows = Publication.objects.filter(slug__in=world.slugs)
    if standing == WITH_FORCE:
        rows.update(state=State.WITH_FORCE)
    if standing == SET:
        rows.update(state=State.PUBLISHED, live_at=timezone.now() + timedelta(days=1))
    if standing == WITHDRAWN:
        rows.update(state=State.PUBLISHED)
        rows.update(state=State.WITHDRAWN, withdrawn_on=date(2025, 1, 31), withdrawn_because="A wrong figure.")


def elsewhere() -> Force:
    """Another force, the same for all."""
    return Force.objects.filter(slug="elsewhere").first() or factories.force("Elsewhere")


def browser(role: str, force: Force) -> Client:
    """A browser in which somebody of that role is signed in, or nobody."""
    client = Client()
    people = {
        STAFF: lambda: factories.user(role=Role.FORCE_STAFF, force=force),
        STAFF_ELSEWHERE: lambda: factories.user(role=Role.FORCE_STAFF, force=elsewhere()),
        INSPECTOR: lambda: factories.user(role=Role.INSPECTOR),
        ADMIN: lambda: factories.user(role=Role.ADMIN),
    }
    if role in people:
        client.force_login(people[role]())
    return client
