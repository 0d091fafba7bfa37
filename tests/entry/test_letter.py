"""A letter by hand: who it is from and to, what it closes and what it opens."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from peel.record.models import (
    CauseOfConcern,
    Closure,
    Correspondent,
    Finding,
    Force,
    Letter,
    PublicationKind,
    State,
)
from tests import factories
from tests.entry.conftest import SOURCE, faults, form

pytestmark = pytest.mark.django_db
NEW = "/entry/letters/new/"


@pytest.fixture
def cause(barset: Force) -> CauseOfConcern:
    """An open cause of the force."""
    return factories.cause(force=barset, title="An open cause")


def filled(client: Client, force: Force, **values: Any) -> dict[str, Any]:
    """A letter as somebody would type it."""
    typed = {
        "place-address": [SOURCE],
        "head-kind": ["closure"],
        "head-sent_on": ["11 7 2025"],
        "head-subject": ["Closure of a cause"],
        "person-new0-role": ["from"],
        "person-new0-name": ["Her Inspector"],
        "person-new1-role": ["to"],
        "person-new1-name": ["The Chief"],
        "person-new1-rank": ["Chief Constable"],
    }
    return form(client, NEW, force=force.slug) | typed | values


def test_a_letter_with_what_it_does(ann_client: Client, ann: Any, barset: Force, cause: CauseOfConcern) -> None:
    area = factories.area()
    typed = {
        "head-closes": [str(cause.pk)],
        "improvement-new0-improvement": ["Supervise more"],
        "improvement-new0-area": [str(area.pk)],
    }
    response = ann_client.post(NEW, filled(ann_client, barset, **typed))
    letter = Letter.objects.get()
    assert response.url == letter.get_absolute_url()
    publication = letter.publication
    assert (publication.state, publication.kind, publication.prepared_by) == (
        State.DRAFT,
        PublicationKind.LETTER,
        ann,
    )
    assert str(publication.published_on) == str(letter.sent_on) == "2025-07-11"
    people = Correspondent.objects.values_list("role", "name", "rank")
    assert set(people) == {("from", "Her Inspector", ""), ("to", "The Chief", "Chief Constable")}
    closure = Closure.objects.get()
    assert (closure.cause, closure.publication, closure.source, str(closure.closed_on)) == (
        cause,
        publication,
        SOURCE,
        "2025-07-11",
    )
    finding = Finding.objects.get()
    assert (finding.kind, finding.heading, finding.area) == ("area-for-improvement", "Supervise more", area)


def test_what_is_no_longer_ticked_is_opened_again_while_nobody_read_it(
    ann_client: Client, barset: Force, cause: CauseOfConcern
) -> None:
    ann_client.post(NEW, filled(ann_client, barset, **{"head-closes": [str(cause.pk)]}))
    address = reverse("letter-edit", args=[Letter.objects.get().publication.slug])
    values = form(ann_client, address)
    assert values.pop("head-closes") == [str(cause.pk)]
    assert ann_client.post(address, values | {"head-sent_on": ["2025-07-12"]}).status_code == 302
    assert not Closure.objects.exists()


def test_a_closure_that_people_read_is_not_taken_out(
    ann_client: Client, barset: Force, cause: CauseOfConcern
) -> None:
    letter = factories.letter(force=barset)
    factories.closure(cause=cause, letter=letter)
    for role in ("from", "to"):
        Correspondent.objects.create(letter=letter, role=role, order=1, name="Somebody")
    address = reverse("letter-edit", args=[letter.publication.slug])
    values = form(ann_client, address)
    values.pop("head-closes")
    response = ann_client.post(address, values | {"why-reason": ["It was wrong"]})
    assert response.status_code == 422
    assert "can't be taken out" in faults(response)[0]
    assert Closure.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"head-sent_on": [""]}, "Sent on: enter a real day"),
        ({"head-sent_on": ["31 2 2025"]}, "Sent on: enter a real day"),
        ({"head-sent_on": ["1 1 1066"]}, "from 2000 to 2050"),
        ({"head-subject": [""]}, "Enter subject"),
        ({"head-kind": ["nonsense"]}, "choose one of those listed"),
        ({"head-closes": ["99999999"]}, "open causes of this force"),
        ({"person-new0-role": ["to"]}, "who the letter is from"),
        ({"person-new1-name": [""]}, "Enter name"),
        ({"person-new1-name": ["x" * 121]}, "at most 120 characters"),
        ({"person-new1-name": ["a\0b"]}, "Null characters"),
        ({"improvement-new0-area": ["7777777"]}, "choose one of those listed"),
        ({"place-address": [""], "head-said": ["Sent by post"]}, "begins with https:// or http://"),
        ({"place-address": [""]}, "enter a web address"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    ann_client: Client, barset: Force, typed: dict[str, list[str]], says: str
) -> None:
    response = ann_client.post(NEW, filled(ann_client, barset, **typed))
    assert response.status_code == 422
    assert any(says in fault for fault in faults(response)), faults(response)
    assert not Letter.objects.exists()
