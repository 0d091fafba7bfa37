"""Who may enter the room: its pages, what they show, and what a change of the person takes away."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from peel.accounts.actions import change_role, lock
from peel.consultation.actions.replies import answer_remark, give_answers
from peel.record.actions.publish import take_back
from peel.record.models import Answer, DraftView, Publication, Remark, Role, Round, State, User
from tests import factories
from tests.consultation.conftest import signed_in
from tests.consultation.visits import addresses
from tests.publications.access_table import ADMIN, INSPECTOR, ROLES, STAFF, STATES, may_see
from tests.publications.test_access import person, stand

pytestmark = pytest.mark.django_db
FOR_STAFF = {"room-comment", "room-comment-on", "room-change", "room-withdraw", "room-submit"}
NOBODYS = "bcdfghjkmnpqr"
FOR_ANSWERING = {"room-answer", "room-give", "room-reopen"}
SENT = {
    "wrong": "zzforgedzz",
    "evidence": "",
    "words": "zzforgedzz",
    "is_text_changed": "no",
    "due_on": "2099-01-01",
}


def rows() -> list[Any]:
    """All that the room keeps."""
    return [list(model.objects.order_by("pk").values()) for model in (Round, Remark, Answer)]


def answers(client: Client, at: dict[str, str], **sent: Any) -> dict[str, set[int]]:
    """What each page answers to a visit and to a form."""
    return {
        name: {client.get(address).status_code, *([client.post(address, SENT).status_code] if sent else [])}
        for name, address in at.items()
    }


def test_for_strangers_and_other_forces_no_page_is_there(
    report: Publication, submitted: Round, comment: Remark, outsider: User
) -> None:
    at, before = addresses(report, comment), rows()
    for client in (Client(), signed_in(outsider)):
        found = answers(client, at, post=True)
        assert found == {name: {404} for name in at}
        assert len(found) == 9
    assert rows() == before
    assert not DraftView.objects.exists()


def test_each_role_has_its_own_pages(
    report: Publication, comment: Remark, staff_client: Client, admin: User
) -> None:
    at = addresses(report, comment)
    for client, others in ((staff_client, FOR_ANSWERING), (signed_in(admin), FOR_STAFF)):
        for name, found in answers(client, at).items():
            assert found == ({404} if name in others else {200}), name
        for name in others:
            assert client.post(at[name], SENT).status_code == 404, name
    assert FOR_STAFF | FOR_ANSWERING | {"room"} == at.keys()


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_the_force_s_pages_go_when_the_publication_does(
    report: Publication, comment: Remark, staff_client: Client, inspector_client: Client, state: str
) -> None:
    at = addresses(report, comment)
    if state == State.WITHDRAWN:
        Publication.objects.filter(pk=report.pk).update(state=State.PUBLISHED, check_due_on=None)
        why = {"withdrawn_on": "2025-01-01", "withdrawn_because": "Wrong"}
        Publication.objects.filter(pk=report.pk).update(state=state, **why)
    else:
        take_back(publication=report, by=factories.user(role=Role.ADMIN))
    assert answers(staff_client, at, post=True) == {name: {404} for name in at}
    assert inspector_client.get(at["room"]).status_code == 200


def test_comments_of_other_publications_and_wrong_numbers_are_not_found(
    report: Publication, comment: Remark, staff_client: Client, inspector_client: Client
) -> None:
    other = factories.document(publication=factories.publication(force=factories.force())).passages.first()
    for name, *names in [
        ("room-comment-on", other.document_id, other.number),
        ("room-comment-on", comment.passage.document_id, 10**30),
        ("room-comment-on", NOBODYS, 1),
        ("room-change", NOBODYS),
        ("room-withdraw", NOBODYS),
    ]:
        address = reverse(name, args=[report.slug, *names])
        assert staff_client.get(address).status_code == 404
        assert staff_client.post(address, SENT).status_code == 404
    assert inspector_client.post(reverse("room-answer", args=[report.slug, NOBODYS]), SENT).status_code == 404
    assert "zzforgedzz" not in str(rows())


def test_who_moves_to_another_force_loses_all_at_once(
    report: Publication, comment: Remark, staff: User, staff_client: Client, admin: User
) -> None:
    at = addresses(report, comment)
    assert staff_client.get(at["room"]).status_code == 200
    change_role(person=staff, role=Role.FORCE_STAFF, force=factories.force("Farshire"), by=admin)
    before = rows()
    assert answers(staff_client, at, post=True) == {name: {404} for name in at}
    assert rows() == before
    text = staff_client.get(reverse("my-force")).content.decode()
    assert "Farshire" in text
    assert "Barset" not in text


def test_a_session_of_somebody_who_is_locked_opens_nothing(
    report: Publication, comment: Remark, staff: User, staff_client: Client, admin: User
) -> None:
    at = addresses(report, comment)
    lock(person=staff, by=admin)
    before = rows()
    for name, address in at.items():
        assert staff_client.get(address).status_code in (302, 404), name
        assert staff_client.post(address, SENT).status_code in (302, 404), name
    assert rows() == before


def test_a_form_without_its_token_writes_nothing(
    report: Publication, submitted: Round, comment: Remark, staff: User, inspector: User
) -> None:
    at, before = addresses(report, comment), rows()
    for somebody, names in ((staff, FOR_STAFF), (inspector, FOR_ANSWERING)):
        forged = signed_in(somebody, enforce_csrf_checks=True)
        assert {forged.post(at[name], SENT).status_code for name in names} == {403}
    assert rows() == before


def test_looking_writes_nothing_but_who_looked(
    report: Publication, comment: Remark, staff: User, staff_client: Client, inspector_client: Client
) -> None:
    at, before = addresses(report, comment), rows()
    for name in FOR_STAFF | {"room"}:
        response = staff_client.get(at[name])
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Robots-Tag"] == "noindex"
        text = response.content.decode()
        assert 'name="robots" content="noindex"' in text
        assert "band--state" in text
    assert rows() == before
    looked = DraftView.objects.filter(user=staff, publication=report)
    assert set(looked.values_list("address", flat=True)) == {at[name] for name in FOR_STAFF | {"room"}}
    state = inspector_client.get(reverse("publication-state", args=[report.slug])).content.decode()
    assert at["room-change"] in state
    assert staff.email in state


def test_the_draft_of_an_answer_is_for_inspectors_and_admins(
    submitted: Round, comment: Remark, staff: User, outsider: User, inspector: User
) -> None:
    answer = answer_remark(remark=comment, words="We looked", is_text_changed=True, by=inspector)

    def seen(user: User) -> bool:
        return Answer.objects.visible_to(user).filter(pk=answer.pk).exists()

    assert (seen(inspector), seen(staff), seen(outsider)) == (True, False, False)
    give_answers(round=submitted, by=inspector)
    assert (seen(inspector), seen(staff), seen(outsider)) == (True, True, False)


@pytest.mark.parametrize("state", STATES)
def test_each_role_sees_comments_in_each_state_as_the_table_says(
    state: str, submitted: Round, comment: Remark, inspector: User
) -> None:
    answer_remark(remark=comment, words="We looked", is_text_changed=True, by=inspector)
    give_answers(round=submitted, by=inspector)
    Publication.objects.update(check_due_on=None)
    stand(state)
    checked = 0
    for role in ROLES:
        user = person(role, submitted.publication.force)
        expected = role in (INSPECTOR, ADMIN) or (role == STAFF and may_see(STAFF, state))
        for model in (Round, Remark, Answer):
            assert model.objects.visible_to(user).exists() == expected, (role, state, model)
            checked += 1
    assert checked == 15
