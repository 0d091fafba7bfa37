"""A row goes only when nothing refers to it, with a reason, and its history stays."""

from typing import Any

import pytest
from django.test import Client

from peel.record.actions.errors import NotAllowed, ReasonNeeded
from peel.record.models import Area, Force, Theme, User
from peel.reference.actions import InUse, delete_reference_data
from tests import factories
from tests.reference.pages import address, errors

WHY = "Entered twice"


def delete(client: Client, row: Any, why: str = WHY) -> Any:
    """Confirm that a row goes."""
    return client.post(address(type(row), "delete", row.pk), {"post": "yes", "why": why}, follow=True)


def test_a_row_to_which_nothing_refers_goes_and_its_history_stays(admin_client: Client, admin: User) -> None:
    force = factories.force()
    key = force.pk
    assert "so it can go" in admin_client.get(address(Force, "delete", key)).content.decode()
    delete(admin_client, force)
    assert not Force.objects.filter(pk=key).exists()
    event = Force.pgh_event_model.objects.get(pgh_obj_id=key, pgh_label="delete")
    assert event.pgh_context.metadata["reason"] == WHY
    assert event.pgh_context.metadata["by"] == admin.email
    assert WHY in admin_client.get(f"/history/force/{key}/").content.decode()


def test_a_row_to_which_the_record_refers_stays_and_it_is_said_why(admin_client: Client) -> None:
    force = factories.inspection().force
    page = admin_client.get(address(Force, "delete", force.pk)).content.decode()
    assert "1 inspection<" in page
    assert "1 publication<" in page
    assert 'name="post"' not in page
    delete(admin_client, force)
    assert Force.objects.filter(pk=force.pk).exists()


@pytest.mark.parametrize("why", ["", "  ", "x" * 501, "a\0b"])
def test_nothing_goes_without_a_reason(admin_client: Client, why: str) -> None:
    force = factories.force()
    assert errors(delete(admin_client, force, why))
    assert Force.objects.filter(pk=force.pk).exists()


def test_a_row_that_somebody_took_into_use_meanwhile_stays(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = factories.area().theme
    monkeypatch.setattr("peel.reference.admin.base.referring", lambda row: [])
    assert "refers to it: 1 area" in errors(delete(admin_client, theme))
    monkeypatch.setattr("peel.reference.actions.sentence", lambda row: "")
    assert "refers to it by now" in errors(delete(admin_client, theme))
    assert Theme.objects.filter(pk=theme.pk).exists()


def test_many_are_never_deleted_at_once(admin_client: Client) -> None:
    area = factories.area()
    sent = {"action": "delete_selected", "_selected_action": str(area.pk), "post": "yes"}
    admin_client.post(address(Area, "changelist"), sent)
    assert Area.objects.filter(pk=area.pk).exists()


def test_the_action_asks_who_and_why_itself(admin: User, inspector: User) -> None:
    force, used = factories.force(), factories.inspection().force
    with pytest.raises(NotAllowed):
        delete_reference_data(row=force, reason=WHY, by=inspector)
    with pytest.raises(ReasonNeeded):
        delete_reference_data(row=force, reason=" ", by=admin)
    with pytest.raises(InUse):
        delete_reference_data(row=used, reason=WHY, by=admin)
