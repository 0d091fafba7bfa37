"""Two at once, each in a transaction of their own: the second waits, and finds what the first did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from peel.consultation.actions.comments import remark
from peel.consultation.actions.rounds import submit_round
from peel.record.actions.errors import ActionError
from peel.record.models import Remark, Round, User
from tests.consultation.conftest import signed_in
from tests.consultation.visits import addresses, hidden

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each gives, or why it was refused."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=10)
            return act()
        except (ActionError, DatabaseError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_who_submit_one_does(comment: Remark, round_: Round, staff: User, colleague: User) -> None:
    done = at_once(*(lambda by=by: submit_round(round=round_, by=by) for by in (staff, colleague)))
    assert sorted(done) == [False, True]


def test_two_comments_at_once_are_both_kept(round_: Round, staff: User, colleague: User) -> None:
    at_once(*(lambda by=by: remark(round=round_, passage=None, wrong=by.email, by=by) for by in (staff, colleague)))
    assert set(Remark.objects.values_list("wrong", flat=True)) == {staff.email, colleague.email}


def test_a_comment_is_in_what_is_submitted_or_refused(round_: Round, staff: User, colleague: User) -> None:
    written, submitted = at_once(
        lambda: remark(round=round_, passage=None, wrong="At the last moment", by=colleague),
        lambda: submit_round(round=round_, by=staff, seen=timezone.now() - timedelta(minutes=1)),
    )
    round_.refresh_from_db()
    if isinstance(written, Remark):
        assert isinstance(submitted, ActionError), "nobody submits what they have not read"
        assert round_.submitted_at is None
    else:
        assert submitted is True
        assert isinstance(written, ActionError)


def test_the_database_keeps_a_comment_out_of_what_is_being_submitted(round_: Round, staff: User) -> None:
    now = timezone.now()
    written, _ = at_once(
        lambda: Remark.objects.create(round=round_, wrong="Past the action", by=staff, at=now),
        lambda: Round.objects.filter(pk=round_.pk).update(submitted_by=staff, submitted_at=now),
    )
    assert isinstance(written, (Remark, DatabaseError))
    assert Remark.objects.count() == isinstance(written, Remark)


def test_a_double_click_on_submit_writes_once(comment: Remark, staff: User) -> None:
    at = addresses(comment.round.publication, comment)["room-submit"]
    first, second = signed_in(staff), signed_in(staff)
    seen = hidden(first, at)
    found = at_once(*(lambda client=client: client.post(at, seen).status_code for client in (first, second)))
    assert found == [302, 302]
    assert Round.objects.exclude(submitted_at=None).count() == 1
