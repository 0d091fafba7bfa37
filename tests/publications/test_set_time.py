"""What is set for a time: hidden until then and shown from then on, with nothing run in between."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from peel.record.actions.errors import WrongState
from peel.record.actions.publish import publish_publication, take_back, withdraw_publication
from peel.record.models import Force, Framework, Publication, State, User
from tests import factories
from tests.sweeps.world import World, make_world

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def world(barset: Force) -> World:
    """One of everything, drafted."""
    framework: Framework = factories.area().framework
    return make_world(word="quoll", state=State.DRAFT, force=barset, framework=framework)


def set_for(world: World, moment: object) -> None:
    """The clock passes the set time, seen from the other side: the set time passes the clock."""
    Publication.objects.filter(slug__startswith=world.word).update(live_at=moment)


def test_all_pages_flip_at_once_when_the_time_comes(world: World, client: Client, admin: User) -> None:
    for publication in Publication.objects.filter(slug__startswith="quoll"):
        publish_publication(publication=publication, at=timezone.now() + DAY, by=admin)
    assert {client.get(address).status_code for address in world.addresses.values()} == {404}
    pages = [address for address in world.addresses.values() if not address.startswith("/rooms/")]
    assert "quoll" not in client.get("/").content.decode() + client.get("/findings/").content.decode()
    set_for(world, timezone.now() - timedelta(seconds=1))
    assert {client.get(address, follow=True).status_code for address in pages} == {200}
    assert "quoll" in client.get("/findings/").content.decode()


def test_a_set_time_is_decided_by_the_database(world: World, client: Client) -> None:
    Publication.objects.filter(slug="quoll-report").update(state=State.PUBLISHED, live_at=timezone.now() + DAY)
    publication = Publication.objects.get(slug="quoll-report")
    assert publication.is_set_for_a_time
    assert not publication.is_public
    assert client.get("/inspections/quoll-report/").status_code == 404


def test_its_page_says_for_when(world: World, inspector_client: Client, barset: Force) -> None:
    at = timezone.now().replace(year=2099, month=7, day=1, hour=8, minute=30, second=0, microsecond=0)
    Publication.objects.filter(slug="quoll-report").update(state=State.PUBLISHED, live_at=at)
    text = inspector_client.get("/inspections/quoll-report/").content.decode()
    assert "Set to be published on 1 July 2099, 09:30" in text, "in the summer the clocks are an hour ahead"
    assert "only inspectors and admins can see this" in text


def test_it_can_be_taken_back_and_not_withdrawn(draft: Publication, admin: User) -> None:
    at = timezone.now() + DAY
    assert publish_publication(publication=draft, at=at, by=admin)
    assert not publish_publication(publication=draft, at=at, by=admin)
    with pytest.raises(WrongState):
        publish_publication(publication=draft, at=at + DAY, by=admin)
    with pytest.raises(WrongState):
        withdraw_publication(publication=draft, reason="Wrong", by=admin)
    assert take_back(publication=draft, by=admin)
    assert (draft.state, draft.live_at, draft.released_by) == (State.DRAFT, None, None)
