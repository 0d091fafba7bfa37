"""The two notes on a cause: one for everybody, one that no page, list, search or download gives away."""

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.test import Client
from django.urls import reverse

from peel.entry.actions.note import write_internal_note, write_public_note
from peel.record.actions.errors import NotAllowed
from peel.record.models import CauseOfConcern, Correction, Force, InternalNote, Role, User
from tests import factories
from tests.entry.conftest import faults, form, signed_in, words
from tests.sweeps import routes

pytestmark = pytest.mark.django_db
INSIDE, OUTSIDE = "zzinternalechidnazz", "zzpublicwallabyzz"


@pytest.fixture
def cause(barset: Force) -> CauseOfConcern:
    """A published cause."""
    return factories.cause(force=barset)


def address(cause: CauseOfConcern) -> str:
    return reverse("cause-notes", args=[cause.slug])


def test_an_admin_writes_both(ann_client: Client, cause: CauseOfConcern) -> None:
    values = form(ann_client, address(cause)) | {"public-public_note": [OUTSIDE], "internal-text": [INSIDE]}
    assert ann_client.post(address(cause), values).status_code == 302
    shown = words(ann_client.get(cause.get_absolute_url()))
    assert INSIDE in shown
    assert OUTSIDE in shown
    stranger = Client().get(cause.get_absolute_url()).content.decode()
    assert OUTSIDE in stranger
    assert INSIDE not in stranger
    assert not Correction.objects.exists()


def test_an_inspector_writes_the_internal_one_alone(inspector_client: Client, cause: CauseOfConcern) -> None:
    values = form(inspector_client, address(cause))
    assert not any(name.startswith("public-") for name in values)
    values |= {"internal-text": [INSIDE], "public-public_note": [OUTSIDE]}
    assert inspector_client.post(address(cause), values).status_code == 302
    cause.refresh_from_db()
    assert (cause.internal_note.text, cause.public_note) == (INSIDE, "")


def test_a_public_note_that_people_read_changes_with_a_reason(ann_client: Client, cause: CauseOfConcern) -> None:
    CauseOfConcern.objects.update(public_note=OUTSIDE)
    values = form(ann_client, address(cause)) | {"public-public_note": ["Another"]}
    assert "say why it changes" in faults(ann_client.post(address(cause), values))[0]
    assert ann_client.post(address(cause), values | {"why-reason": ["Out of date"]}).status_code == 302
    assert Correction.objects.get().from_value == OUTSIDE


@pytest.mark.parametrize("role", [None, Role.FORCE_STAFF])
def test_others_find_no_such_page(role: str | None, barset: Force, cause: CauseOfConcern) -> None:
    client = signed_in(factories.user(role=role, force=barset)) if role else Client()
    assert client.get(address(cause)).status_code == 404
    assert client.post(address(cause), {"internal-text": INSIDE}).status_code == 404
    assert not InternalNote.objects.exists()


def test_the_actions_refuse_too(barset: Force, inspector: User, cause: CauseOfConcern) -> None:
    staff = factories.user(role=Role.FORCE_STAFF, force=barset)
    with pytest.raises(NotAllowed):
        write_internal_note(cause=cause, text=INSIDE, by=staff)
    with pytest.raises(NotAllowed):
        write_public_note(cause=cause, text=OUTSIDE, by=inspector)
    assert not InternalNote.objects.visible_to(staff).exists()


def test_two_write_at_once(ann_client: Client, inspector_client: Client, cause: CauseOfConcern) -> None:
    InternalNote.objects.create(cause=cause, text="Before")
    first, second = form(ann_client, address(cause)), form(inspector_client, address(cause))
    assert ann_client.post(address(cause), first | {"internal-text": ["Ann"]}).status_code == 302
    response = inspector_client.post(address(cause), second | {"internal-text": ["Inspector"]})
    assert response.status_code == 409
    assert "It was: Before Theirs: Ann" in words(response)


@pytest.mark.parametrize("text", ["a\0b", "x" * 5001])
def test_what_no_note_can_be_is_refused(ann_client: Client, cause: CauseOfConcern, text: str) -> None:
    values = form(ann_client, address(cause)) | {"internal-text": [text]}
    response = ann_client.post(address(cause), values)
    assert response.status_code == 422
    assert len(faults(response)) == 1


@pytest.mark.parametrize("role", [None, Role.FORCE_STAFF])
def test_the_internal_note_is_nowhere_for_others(role: str | None, barset: Force, cause: CauseOfConcern) -> None:
    note = InternalNote.objects.create(cause=cause, text=INSIDE)
    client = signed_in(factories.user(role=role, force=barset)) if role else Client()
    pages = [cause.get_absolute_url(), barset.get_absolute_url(), reverse("history", args=["cause", cause.pk])]
    pages += [reverse("history", args=["internal-note", note.pk]), cause.raised_in.get_absolute_url()]
    files = [f"{reverse(name)}?format={kind}" for name in ("causes", "recommendations") for kind in ("csv", "json")]
    for one in [*pages, *files, *routes.plain()]:
        assert INSIDE not in client.get(one).content.decode(), one
    assert len(routes.plain()) > 35


def test_it_has_a_history_for_those_who_read_it(inspector: User, cause: CauseOfConcern) -> None:
    write_internal_note(cause=cause, text=INSIDE, by=inspector)
    note = InternalNote.objects.get()
    shown = words(signed_in(inspector).get(reverse("history", args=["internal-note", note.pk])))
    assert INSIDE in shown
    assert inspector.email in shown


def test_no_query_of_causes_can_carry_it_along() -> None:
    fields = [field.name for field in CauseOfConcern._meta.concrete_fields]
    assert "internal_note" not in fields
    with pytest.raises(FieldDoesNotExist):
        CauseOfConcern.pgh_event_model._meta.get_field("internal_note")
