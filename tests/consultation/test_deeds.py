"""Who may do what in the room, in which state: every deed by everybody, as a table."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from peel.consultation.actions.comments import WrongPassage, change_remark, remark, withdraw_remark
from peel.consultation.actions.replies import answer_remark, give_answers
from peel.consultation.actions.rounds import RoundClosed, reopen_round, submit_round
from peel.record.actions.errors import ActionError, NotAllowed, WrongState, WrongTime
from peel.record.actions.publish import publish_publication, send_to_force, take_back
from peel.record.models import Answer, Passage, Publication, Remark, Role, Round, State, User
from tests import factories

pytestmark = pytest.mark.django_db
OPEN, SUBMITTED, TAKEN_BACK, PUBLISHED = "open", "submitted", "taken back", "published"
STAFF, OUTSIDER, INSPECTOR, ADMIN, LOCKED = "staff", "staff elsewhere", "inspector", "admin", "locked staff"
WRITING = ["comment", "change", "withdraw", "submit"]
ANSWERING = ["answer", "give", "reopen"]


def deeds(row: Round, comment: Remark, passage: Passage) -> dict[str, Callable[[User], Any]]:
    """Every deed of the room."""
    later = timezone.localdate() + timedelta(days=3)
    said = {"wrong": "Otherwise", "evidence": "", "seen": timezone.now()}
    return {
        "comment": lambda by: remark(round=row, passage=passage, wrong="Also this", by=by),
        "change": lambda by: change_remark(remark=comment, **said, by=by),
        "withdraw": lambda by: withdraw_remark(remark=comment, seen=timezone.now(), by=by),
        "submit": lambda by: submit_round(round=row, by=by),
        "answer": lambda by: answer_remark(
            remark=comment, words="Right", is_text_changed=True, seen=timezone.now(), by=by
        ),
        "give": lambda by: give_answers(round=row, by=by),
        "reopen": lambda by: reopen_round(round=row, due_on=later, by=by),
    }


# What is done, where it stands as it does: all else is refused.
DONE = {(STAFF, OPEN, deed) for deed in WRITING} | {
    (role, SUBMITTED, deed) for role in (INSPECTOR, ADMIN) for deed in ANSWERING
}
# What was done already, or has nothing to do, and says so without an error.
NOTHING_TO_DO = {
    *((STAFF, state, "submit") for state in (SUBMITTED,)),
    *((role, OPEN, deed) for role in (INSPECTOR, ADMIN) for deed in ("give", "reopen")),
    *((role, TAKEN_BACK, "reopen") for role in (INSPECTOR, ADMIN)),
    *((role, PUBLISHED, deed) for role in (INSPECTOR, ADMIN) for deed in ("give", "reopen")),
}


def stand(state: str, row: Round, admin: User, staff: User) -> None:
    """Bring the round where it is to stand; only what was submitted is submitted."""
    if state == SUBMITTED:
        submit_round(round=row, by=staff)
    if state == TAKEN_BACK:
        take_back(publication=row.publication, by=admin)
    if state == PUBLISHED:
        publish_publication(publication=row.publication, by=admin)


def answer_a_draft(row: Round, comment: Remark, inspector: User) -> None:
    """An answer that can be given."""
    answer_remark(remark=comment, words="We looked", is_text_changed=False, by=inspector)


@pytest.mark.parametrize("state", [OPEN, SUBMITTED, TAKEN_BACK, PUBLISHED])
@pytest.mark.parametrize("role", [STAFF, OUTSIDER, INSPECTOR, ADMIN, LOCKED])
def test_each_role_does_in_each_state_what_the_table_says(
    role: str,
    state: str,
    comment: Remark,
    passage: Passage,
    staff: User,
    outsider: User,
    inspector: User,
    admin: User,
) -> None:
    row = comment.round
    locked = factories.user(role=Role.FORCE_STAFF, force=staff.force, is_active=False)
    by = {STAFF: staff, OUTSIDER: outsider, INSPECTOR: inspector, ADMIN: admin, LOCKED: locked}[role]
    stand(state, row, admin, staff)
    if state == SUBMITTED:
        answer_a_draft(row, comment, inspector)
    walked = 0
    for deed, act in deeds(row, comment, passage).items():
        before = rows()
        outcome = None
        with transaction.atomic():
            try:
                outcome = bool(act(by))
            except ActionError:
                outcome = None
            changed = rows() != before
            transaction.set_rollback(True)
        case = (role, state, deed)
        assert changed == (case in DONE), case
        assert (outcome is False) == (case in NOTHING_TO_DO), case
        walked += 1
    assert walked == 7


def rows() -> list[Any]:
    """All that the room keeps."""
    return [list(model.objects.order_by("pk").values()) for model in (Round, Remark, Answer)]


def test_sending_opens_a_round_and_sending_again_goes_on_with_it(
    report: Publication, comment: Remark, admin: User
) -> None:
    first = report.rounds.get()
    assert (first.number, first.due_on, first.sent_by) == (1, report.check_due_on, admin)
    later = report.check_due_on + timedelta(days=7)
    send_to_force(publication=report, due_on=later, by=admin)
    take_back(publication=report, by=admin)
    send_to_force(publication=report, due_on=later, by=admin)
    assert report.rounds.get().due_on == later
    assert report.rounds.get().remarks.get() == comment


def test_after_a_submitted_round_sending_opens_the_next(
    report: Publication, submitted: Round, admin: User, staff: User
) -> None:
    send_to_force(publication=report, due_on=report.check_due_on + timedelta(days=7), by=admin)
    assert [row.number for row in report.rounds.all()] == [1, 2]
    with pytest.raises(WrongState):
        reopen_round(round=submitted, due_on=report.check_due_on, by=admin)
    with pytest.raises(RoundClosed):
        remark(round=submitted, passage=None, wrong="Late", by=staff)
    assert remark(round=report.rounds.last(), passage=None, wrong="In time", by=staff)


def test_reopening_says_until_when_and_keeps_what_was_answered(
    report: Publication, submitted: Round, comment: Remark, inspector: User, staff: User, colleague: User
) -> None:
    with pytest.raises(WrongTime):
        reopen_round(round=submitted, due_on=timezone.localdate() - timedelta(days=1), by=inspector)
    answer_a_draft(submitted, comment, inspector)
    give_answers(round=submitted, by=inspector)
    later = timezone.localdate() + timedelta(days=30)
    assert reopen_round(round=submitted, due_on=later, by=inspector)
    report.refresh_from_db()
    assert report.check_due_on == later
    with pytest.raises(ActionError, match="was answered"):
        change_remark(remark=comment, wrong="Other", evidence="", seen=timezone.now(), by=staff)
    assert remark(round=submitted, passage=None, wrong="More", by=colleague)
    assert submit_round(round=submitted, by=colleague)


def test_passages_of_other_documents_and_of_hidden_ones_are_no_places(
    round_: Round, staff: User, report: Publication
) -> None:
    other = factories.document(publication=factories.publication()).passages.first()
    unread = factories.document(publication=report, is_accepted=False).passages.first()
    for passage in (other, unread):
        with pytest.raises(WrongPassage):
            remark(round=round_, passage=passage, wrong="Here", by=staff)
    assert not Remark.objects.exists()


def test_the_database_refuses_what_an_action_would(
    submitted: Round, comment: Remark, inspector: User, staff: User, barset: Any
) -> None:
    other = factories.document().passages.first()
    open_one = factories.publication(force=barset, state=State.WITH_FORCE).rounds.create(
        number=1, sent_by=inspector, sent_at=timezone.now(), due_on=timezone.localdate()
    )
    now = {"by": staff, "at": timezone.now()}
    answer = Answer.objects.create(
        remark=comment, words="So", is_text_changed=False, given_by=inspector, given_at=timezone.now(),
        by=inspector, at=timezone.now(),
    )  # fmt: skip
    row = {"publication": open_one.publication, "sent_by": inspector, "sent_at": timezone.now()}
    broken = [
        ("do not change", lambda: Remark.objects.create(round=submitted, wrong="Late", **now)),
        ("do not change", lambda: Remark.objects.filter(pk=comment.pk).update(wrong="Other")),
        ("another publication", lambda: Remark.objects.create(round=open_one, passage=other, wrong="x", **now)),
        ("remark_says_what_is_wrong", lambda: Remark.objects.create(round=open_one, wrong="", **now)),
        ("remark_is_no_longer", lambda: Remark.objects.create(round=open_one, wrong="x" * 5001, **now)),
        ("round_one_open", lambda: Round.objects.create(number=2, due_on=timezone.localdate(), **row)),
        ("round_numbers", lambda: Round.objects.filter(pk=open_one.pk).update(number=0)),
        ("round_submitted_by", lambda: Round.objects.filter(pk=open_one.pk).update(submitted_by=staff)),
        ("round_reopened_by", lambda: Round.objects.filter(pk=open_one.pk).update(reopened_by=staff)),
        ("Cannot update or delete", lambda: Answer.objects.filter(pk=answer.pk).update(words="Otherwise")),
        ("Cannot update or delete", lambda: Answer.objects.filter(pk=answer.pk).delete()),
    ]
    for words, act in broken:
        with pytest.raises(DatabaseError, match=words), transaction.atomic():
            act()


def test_who_may_not_is_told_so(round_: Round, outsider: User, staff: User) -> None:
    with pytest.raises(NotAllowed):
        remark(round=round_, passage=None, wrong="Mine", by=outsider)
    with pytest.raises(NotAllowed):
        give_answers(round=round_, by=staff)
