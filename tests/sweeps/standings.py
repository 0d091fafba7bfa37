"""Where a world can stand, and who may read it there."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from peel.models import Force, Publication, Role, State
from tests import factories
from tests.sweeps.world import World

DRAFT, WITH_FORCE, SET, WITHDRAWN = "draft", "with-force", "set-for-a-time", "withdrawn"
STANDINGS = [DRAFT, WITH_FORCE, SET, WITHDRAWN]
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


def browser(role: str, force: Force) -> Client:
    """A browser in which somebody of that role is signed in, or nobody."""
    client = Client()
    people = {
        STAFF: lambda: factories.user(role=Role.FORCE_STAFF, force=force),
        STAFF_ELSEWHERE: lambda: factories.user(role=Role.FORCE_STAFF, force=factories.force("Elsewhere")),
        INSPECTOR: lambda: factories.user(role=Role.INSPECTOR),
        ADMIN: lambda: factories.user(role=Role.ADMIN),
    }
    if role in people:
        client.force_login(people[role]())
    return client
