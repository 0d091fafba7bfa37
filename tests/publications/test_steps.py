"""The actions that move a publication: by whom, from where, and only once."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pghistory.models
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from peel.accounts.actions import command_line
from peel.record.actions.errors import NotAllowed, ReasonNeeded, SecondPersonNeeded, WrongState, WrongTime
from peel.record.actions.publish import publish_publication, send_to_force, take_back, withdraw_publication
from peel.record.models import Force, Publication, Role, State, User
from tests import factories

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def now_in(publication: Publication) -> str:
    """The state as the database has it."""
    return Publication.objects.get(pk=publication.pk).state


def steps(publication: Publication, by: User) -> list[Any]:
    """Every step as a call."""
    return [
        lambda: send_to_force(publication=publication, due_on=timezone.localdate(), by=by),
        lambda: take_back(publication=publication, by=by),
        lambda: publish_publication(publication=publication, by=by),
        lambda: withdraw_publication(publication=publication, reason="Wrong", by=by),
    ]


def test_a_second_person_publishes(draft: Publication, preparer: User, admin: User) -> None:
    with pytest.raises(SecondPersonNeeded):
        publish_publication(publication=draft, by=preparer)
    assert now_in(draft) == State.DRAFT
    assert publish_publication(publication=draft, by=admin)
    draft.refresh_from_db()
    assert (draft.state, draft.released_by, draft.live_at) == (State.PUBLISHED, admin, None)
    assert timezone.now() - draft.released_at < HOUR


def test_one_person_publishes_where_the_installation_allows(
    settings: Any, draft: Publication, preparer: User
) -> None:
    settings.ONE_PERSON_PUBLISHES = True
    assert publish_publication(publication=draft, by=preparer)


def test_the_command_line_publishes_what_it_prepared(draft: Publication) -> None:
    draft.prepared_by = command_line()
    draft.save()
    assert publish_publication(publication=draft, by=command_line())


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.FORCE_STAFF])
def test_only_admins_move_publications(draft: Publication, barset: Force, role: str) -> None:
    person = factories.user(role=role, force=barset if role == Role.FORCE_STAFF else None)
    for step in steps(draft, person):
        with pytest.raises(NotAllowed):
            step()
    assert now_in(draft) == State.DRAFT


def test_an_admin_who_is_locked_moves_nothing(draft: Publication) -> None:
    for step in steps(draft, factories.user(role=Role.ADMIN, is_active=False)):
        with pytest.raises(NotAllowed):
            step()


def test_publishing_twice_changes_nothing(draft: Publication, admin: User) -> None:
    assert publish_publication(publication=draft, by=admin)
    first = Publication.objects.values().get(pk=draft.pk)
    assert not publish_publication(publication=draft, by=factories.user(role=Role.ADMIN))
    assert Publication.objects.values().get(pk=draft.pk) == first


def test_each_step_taken_twice_changes_nothing(draft: Publication, admin: User) -> None:
    due_on = timezone.localdate() + timedelta(days=14)
    assert send_to_force(publication=draft, due_on=due_on, by=admin)
    assert not send_to_force(publication=draft, due_on=due_on, by=admin)
    assert take_back(publication=draft, by=admin)
    assert not take_back(publication=draft, by=admin)
    publish_publication(publication=draft, by=admin)
    assert withdraw_publication(publication=draft, reason="Wrong", by=admin)
    assert not withdraw_publication(publication=draft, reason="Other", by=admin)
    assert draft.withdrawn_because == "Wrong"


def test_with_the_force_until_a_day_then_back(draft: Publication, admin: User) -> None:
    send_to_force(publication=draft, due_on=timezone.localdate(), by=admin)
    assert (now_in(draft), draft.check_due_on) == (State.WITH_FORCE, timezone.localdate())
    take_back(publication=draft, by=admin)
    assert (now_in(draft), draft.check_due_on) == (State.DRAFT, None)


def test_it_is_not_due_before_today(draft: Publication, admin: User) -> None:
    with pytest.raises(WrongTime):
        send_to_force(publication=draft, due_on=timezone.localdate() - timedelta(days=1), by=admin)


def test_what_is_about_no_force_is_sent_to_none(admin: User) -> None:
    national = factories.publication(state=State.DRAFT)
    with pytest.raises(WrongState):
        send_to_force(publication=national, due_on=timezone.localdate(), by=admin)


def test_what_people_could_read_is_withdrawn_and_not_taken_back(published: Publication, admin: User) -> None:
    with pytest.raises(WrongState):
        take_back(publication=published, by=admin)
    with pytest.raises(WrongState):
        send_to_force(publication=published, due_on=timezone.localdate(), by=admin)
    with pytest.raises(ReasonNeeded):
        withdraw_publication(publication=published, reason="  ", by=admin)
    assert now_in(published) == State.PUBLISHED


def test_a_draft_is_not_withdrawn(draft: Publication, admin: User) -> None:
    with pytest.raises(WrongState):
        withdraw_publication(publication=draft, reason="Wrong", by=admin)


def test_withdrawn_is_published_again_by_another_person_at_once(
    published: Publication, preparer: User, admin: User
) -> None:
    withdraw_publication(publication=published, reason="Wrong", by=admin)
    with pytest.raises(SecondPersonNeeded):
        publish_publication(publication=published, by=admin)
    with pytest.raises(WrongTime):
        publish_publication(publication=published, at=timezone.now() + HOUR, by=preparer)
    assert publish_publication(publication=published, by=preparer)
    assert (now_in(published), published.withdrawn_on, published.withdrawn_because) == (State.PUBLISHED, None, "")


def test_the_time_must_lie_ahead(draft: Publication, admin: User) -> None:
    with pytest.raises(WrongTime):
        publish_publication(publication=draft, at=timezone.now() - HOUR, by=admin)


def test_each_step_locks_the_row_first(draft: Publication, admin: User) -> None:
    for step in steps(draft, admin):
        with CaptureQueriesContext(connection) as queries, suppress(WrongState, ReasonNeeded):
            step()
        asked = [query["sql"] for query in queries if "peel_publication" in query["sql"]]
        assert asked[0].endswith("FOR UPDATE")


def test_history_keeps_who_did_what_and_why(published: Publication, admin: User) -> None:
    withdraw_publication(publication=published, reason="A wrong figure", by=admin)
    event = pghistory.models.Events.objects.tracks(published).order_by("-pgh_created_at", "-pgh_id").first()
    assert event.pgh_context["action"] == "withdraw_publication"
    assert (event.pgh_context["by"], event.pgh_context["reason"]) == (admin.email, "A wrong figure")


def test_the_log_tells_of_it(draft: Publication, admin: User, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="peel.publication"):
        publish_publication(publication=draft, by=admin)
    assert f"barset-report is now published (live at once), by {admin.email}" in caplog.text
