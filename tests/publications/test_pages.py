"""The pages on which admins move publications: who gets them, what they do, and that a click twice does no more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peel.record.actions.publish import publish_publication
from peel.record.models import Force, Publication, Role, State, User
from tests import factories
from tests.growth import same_number_of_queries
from tests.publications.conftest import signed_in

pytestmark = pytest.mark.django_db


def step_of(publication: Publication, step: str) -> str:
    """The address of a step."""
    return reverse("publication-step", args=[publication.slug, step])


def test_publishing_is_confirmed_and_a_second_click_changes_nothing(
    admin_client: Client, draft: Publication, admin: User
) -> None:
    address = step_of(draft, "publish")
    assert 'name="csrfmiddlewaretoken"' in admin_client.get(address).content.decode()
    draft.refresh_from_db()
    assert draft.state == State.DRAFT, "looking changes nothing"
    first = admin_client.post(address, follow=True).content.decode()
    assert "It is published" in first
    second = admin_client.post(address, follow=True).content.decode()
    assert "Nothing changed: this was done already." in second
    draft.refresh_from_db()
    assert (draft.state, draft.released_by) == (State.PUBLISHED, admin)


def test_who_prepared_it_is_told_that_another_publishes(draft: Publication, preparer: User) -> None:
    client = signed_in(preparer)
    response = client.post(step_of(draft, "publish"))
    assert response.status_code == 422
    assert "another admin has to publish it" in response.content.decode()
    assert "<title>Error:" in response.content.decode()


def test_a_time_is_the_clock_s_of_the_country(admin_client: Client, draft: Publication) -> None:
    admin_client.post(step_of(draft, "publish"), {"at": "2099-07-01T09:30"})
    draft.refresh_from_db()
    assert draft.live_at.isoformat() == "2099-07-01T08:30:00+00:00"
    assert draft.is_set_for_a_time


@pytest.mark.parametrize("at", ["yesterday", "2020-01-01T00:00", "\0", "9" * 400])
def test_what_is_no_time_to_come_is_asked_again(admin_client: Client, draft: Publication, at: str) -> None:
    response = admin_client.post(step_of(draft, "publish"), {"at": at})
    assert response.status_code == 422
    assert Publication.objects.get(pk=draft.pk).state == State.DRAFT


def test_withdrawing_needs_a_reason(admin_client: Client, published: Publication) -> None:
    address = step_of(published, "withdraw")
    response = admin_client.post(address, {"reason": "  "})
    assert response.status_code == 422
    assert "Say why it is withdrawn" in response.content.decode()
    admin_client.post(address, {"reason": "A wrong figure"})
    published.refresh_from_db()
    assert (published.state, published.withdrawn_because) == (State.WITHDRAWN, "A wrong figure")


def test_a_force_gets_it_until_a_day(admin_client: Client, draft: Publication, barset: Force) -> None:
    due_on = timezone.localdate() + timedelta(days=7)
    staff = signed_in(factories.user(role=Role.FORCE_STAFF, force=barset))
    assert staff.get(draft.get_absolute_url()).status_code == 404
    admin_client.post(step_of(draft, "send"), {"due_on": due_on.isoformat()})
    text = staff.get(draft.get_absolute_url()).content.decode()
    assert f"The force was asked to comment by {due_on.day} {due_on:%B %Y}" in text
    admin_client.post(step_of(draft, "take-back"))
    assert staff.get(draft.get_absolute_url()).status_code == 404


def test_a_form_without_its_token_is_refused(admin: User, draft: Publication) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin)
    assert client.post(step_of(draft, "publish")).status_code == 403
    assert Publication.objects.get(pk=draft.pk).state == State.DRAFT


@pytest.mark.parametrize("role", [None, Role.FORCE_STAFF, Role.INSPECTOR])
def test_nobody_else_takes_a_step(role: str | None, draft: Publication, barset: Force) -> None:
    belongs = {"force": barset} if role == Role.FORCE_STAFF else {}
    client = signed_in(factories.user(role=role, **belongs)) if role else Client()
    for step in ("send", "take-back", "publish", "withdraw"):
        assert client.get(step_of(draft, step)).status_code == 404
        assert client.post(step_of(draft, step), {"reason": "x"}).status_code == 404
    assert Publication.objects.get(pk=draft.pk).state == State.DRAFT


def test_an_unknown_step_is_not_found(admin_client: Client, draft: Publication) -> None:
    assert admin_client.get(step_of(draft, "nonsense")).status_code == 404
    assert admin_client.get(reverse("publication-state", args=["nonsense"])).status_code == 404
    address = reverse("publication-preview", args=[draft.slug])
    assert admin_client.get(address, {"as": "nonsense"}).status_code == 404


def test_the_state_says_who_prepared_it_what_hangs_on_it_and_who_looked(
    inspector_client: Client, inspector: User, draft: Publication, preparer: User
) -> None:
    factories.finding(publication=draft)
    inspector_client.get(draft.get_absolute_url())
    text = inspector_client.get(reverse("publication-state", args=[draft.slug])).content.decode()
    assert preparer.email in text
    assert "Finding" in text
    assert inspector.email in text
    assert draft.get_absolute_url() in text
    assert "An admin can move it to its next state." in text


def test_a_preview_shows_what_they_would_see_and_changes_nothing(
    admin_client: Client, draft: Publication, barset: Force
) -> None:
    shown = factories.finding(publication=draft, heading="Numbat")
    passage = factories.document(publication=factories.publication(state=State.DRAFT)).passages.first()
    hidden = factories.cause(raised_in=draft, force=barset, title="Quokka", passage=passage)
    before = Publication.objects.values().get(pk=draft.pk)
    address = reverse("publication-preview", args=[draft.slug])
    for viewer, sees_hidden in (("stranger", False), ("force", False), ("inspector", True)):
        text = admin_client.get(address, {"as": viewer}).content.decode()
        assert shown.get_absolute_url() in text
        assert (hidden.get_absolute_url() in text) == sees_hidden, viewer
    assert Publication.objects.values().get(pk=draft.pk) == before


def test_the_list_finds_what_to_do(inspector_client: Client, barset: Force) -> None:
    factories.publication(title="Published one")
    for state in (State.DRAFT, State.WITH_FORCE, State.WITHDRAWN):
        factories.publication(title=f"{state} one", force=barset, state=state)
    factories.publication(title="Later one", live_at=timezone.now() + timedelta(days=1))
    text = inspector_client.get(reverse("publications")).content.decode()
    assert "Published one" not in text
    for title in ("draft one", "with-force one", "withdrawn one", "Later one"):
        assert title in text
    only = inspector_client.get(reverse("publications"), {"state": "set"}).content.decode()
    assert "Later one" in only
    assert "draft one" not in only


def test_the_list_is_for_inspectors_and_admins(client: Client, barset: Force) -> None:
    for browser in (client, signed_in(factories.user(role=Role.FORCE_STAFF, force=barset))):
        assert browser.get(reverse("publications")).status_code == 404


def test_the_list_and_the_state_ask_the_same_number_of_queries(
    inspector_client: Client, draft: Publication
) -> None:
    same_number_of_queries(
        inspector_client, reverse("publications"), lambda: factories.publication(state=State.DRAFT)
    )
    state = reverse("publication-state", args=[draft.slug])
    same_number_of_queries(inspector_client, state, lambda: inspector_client.get(draft.get_absolute_url()))


def test_views_of_what_is_published_are_not_kept(
    inspector_client: Client, draft: Publication, admin: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="peel.drafts"):
        inspector_client.get(draft.get_absolute_url())
    assert f"opened {draft.get_absolute_url()} of the unpublished barset-report" in caplog.text
    assert draft.draft_views.count() == 1
    publish_publication(publication=draft, by=admin)
    inspector_client.get(draft.get_absolute_url())
    assert draft.draft_views.count() == 1
