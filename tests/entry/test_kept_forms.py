"""Nothing typed is lost when a session ends, only its owner gets it back; a forged form is refused with help."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peel.record.models import CauseOfConcern, Force, KeptForm, Recommendation, User
from tests import factories
from tests.entry.conftest import form, signed_in, words

pytestmark = pytest.mark.django_db
TYPED = "zzplatypuszz"


@pytest.fixture
def cause(barset: Force) -> CauseOfConcern:
    """A cause that is not published."""
    made = factories.cause(force=barset, state="draft")
    factories.recommendation(cause=made)
    return made


def edit(cause: CauseOfConcern) -> str:
    return reverse("cause-edit", args=[cause.slug])


def sent_too_late(client: Client, cause: CauseOfConcern, **how: Any) -> Any:
    """The answer to a form that was opened in time and sent when the session had ended."""
    values = form(client, edit(cause)) | {"head-title": [TYPED]}
    if how.get("is_gone"):
        client.session.flush()
    else:
        session = client.session
        session["seen_at"] = 0
        session.save()
    return client.post(edit(cause), values)


@pytest.mark.parametrize("is_gone", [False, True])
def test_it_comes_back_after_signing_in(
    ann_client: Client, ann: User, cause: CauseOfConcern, is_gone: bool
) -> None:
    response = sent_too_late(ann_client, cause, is_gone=is_gone)
    assert response.url == f"{reverse('account_login')}?next={edit(cause)}"
    assert TYPED not in response.url
    assert "It is kept for a day" in words(ann_client.get(response.url))
    ann_client.force_login(ann)
    back = ann_client.get(edit(cause))
    assert "Not saved yet" in words(back)
    assert TYPED in words(back)
    cause.refresh_from_db()
    assert cause.title != TYPED


def test_sending_it_again_saves_and_forgets_it(ann_client: Client, ann: User, cause: CauseOfConcern) -> None:
    sent_too_late(ann_client, cause)
    ann_client.force_login(ann)
    values = form(ann_client, edit(cause))
    assert values["head-title"] == [TYPED]
    assert ann_client.post(edit(cause), values).status_code == 302
    cause.refresh_from_db()
    assert cause.title == TYPED
    assert not KeptForm.objects.exists()
    assert "Not saved yet" not in words(ann_client.get(edit(cause)))


def test_nobody_else_gets_it(ann_client: Client, ben: User, cause: CauseOfConcern) -> None:
    sent_too_late(ann_client, cause)
    ann_client.force_login(ben)
    assert TYPED not in ann_client.get(edit(cause)).content.decode()
    assert TYPED not in signed_in(ben).get(edit(cause)).content.decode()


def test_who_was_locked_out_gets_it_when_they_are_back(
    ann_client: Client, ann: User, cause: CauseOfConcern
) -> None:
    values = form(ann_client, edit(cause)) | {"head-title": [TYPED]}
    User.objects.filter(pk=ann.pk).update(is_active=False)
    assert ann_client.post(edit(cause), values).status_code == 302
    User.objects.filter(pk=ann.pk).update(is_active=True)
    assert TYPED in words(signed_in(ann).get(edit(cause)))


def test_a_stranger_fills_nothing(client: Client, cause: CauseOfConcern) -> None:
    assert client.post(edit(cause), {"head-title": TYPED}).status_code == 404
    client.cookies["opened-by"] = "1:forged:forged"
    assert client.post(edit(cause), {"head-title": TYPED}).status_code == 404
    assert not KeptForm.objects.exists()


def test_it_is_gone_after_a_day(ann_client: Client, ann: User, ben: User, cause: CauseOfConcern) -> None:
    sent_too_late(ann_client, cause)
    KeptForm.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    ann_client.force_login(ann)
    assert TYPED not in ann_client.get(edit(cause)).content.decode()
    sent_too_late(signed_in(ben), cause)
    assert KeptForm.objects.get().user == ben


def test_what_is_too_long_is_not_kept_and_that_is_said(ann_client: Client, cause: CauseOfConcern) -> None:
    values = form(ann_client, edit(cause)) | {"head-title": ["x" * 1_000_001]}
    ann_client.session.flush()
    response = ann_client.post(edit(cause), values)
    assert not KeptForm.objects.exists()
    assert "too long to keep" in words(ann_client.get(response.url))


def test_other_forms_of_entry_come_back_as_a_page_of_their_own(ann_client: Client, ann: User) -> None:
    address = reverse("document-new")
    ann_client.get(address)
    ann_client.session.flush()
    assert ann_client.post(address, {"text": f"{TYPED}\0", "csrfmiddlewaretoken": "secret"}).status_code == 302
    ann_client.force_login(ann)
    back = ann_client.get(address)
    assert "Not saved yet" in words(back)
    assert TYPED in words(back)
    assert "secret" not in str(KeptForm.objects.get().typed)
    assert ann_client.post(address, {"throw-away": "1"}).status_code == 302
    assert TYPED not in ann_client.get(address).content.decode()


def test_a_form_without_its_token_is_refused_with_help(ann: User, cause: CauseOfConcern) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    values = form(client, edit(cause)) | {"head-title": [TYPED]}
    del values["csrfmiddlewaretoken"]
    response = client.post(edit(cause), values)
    assert response.status_code == 403
    assert "This form is too old" in words(response)
    assert not KeptForm.objects.exists()
    assert not Recommendation.objects.filter(text=TYPED).exists()
    ours = client.post(edit(cause), values, headers={"Origin": "http://testserver"})
    assert "Open the form again" in words(ours)
    assert TYPED in words(client.get(edit(cause)))


def test_a_forged_form_of_an_ended_session_is_not_kept(ann: User, cause: CauseOfConcern) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    client.get(edit(cause))
    client.session.flush()
    assert client.post(edit(cause), {"head-title": TYPED}).status_code == 403
    assert not KeptForm.objects.exists()
