"""E-mails say only that there is something to read, to those who may read it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from peel.accounts.actions import lock
from peel.consultation.actions.comments import change_remark, remark, withdraw_remark
from peel.consultation.actions.replies import answer_remark, give_answers
from peel.consultation.actions.rounds import reopen_round, submit_round
from peel.record.actions.publish import send_to_force
from peel.record.models import Force, Publication, Role, User
from tests import factories

pytestmark = pytest.mark.django_db
SITE = "https://findings.example"
CANARY = "zzquokkazz"
Commits = Callable[..., Any]


@pytest.fixture
def force() -> Force:
    """A force whose name may not be in an e-mail either."""
    return factories.force(CANARY)


@pytest.fixture
def draft(force: Force) -> Publication:
    """A report full of words that may not leave."""
    made = factories.publication(slug=f"{CANARY}-report", title=f"Report {CANARY}", force=force, state="draft")
    factories.document(publication=made, name=CANARY, title=CANARY)
    return made


def post(commits: Commits, act: Callable[[], Any]) -> list[str]:
    """Who is written to when something is done; the e-mails say nothing but that there is something."""
    mail.outbox.clear()
    with commits(execute=True):
        act()
    for each in mail.outbox:
        whole = str(each.message()).lower()
        assert CANARY not in whole
        assert "barset" not in whole
        assert "there is something" in whole
        assert SITE in each.body
        assert len(each.recipients()) == 1
    return sorted(to for each in mail.outbox for to in each.to)


def test_the_way_of_a_draft_by_e_mail(
    draft: Publication, force: Force, inspector: User, django_capture_on_commit_callbacks: Commits
) -> None:
    commits = django_capture_on_commit_callbacks
    sender, other = factories.user(role=Role.ADMIN), factories.user(role=Role.ADMIN)
    first, second = (factories.user(role=Role.FORCE_STAFF, force=force) for _ in range(2))
    gone = factories.user(role=Role.FORCE_STAFF, force=force)
    factories.user(role=Role.FORCE_STAFF, force=factories.force())
    lock(person=gone, by=other)
    staff = sorted([first.email, second.email])
    due = timezone.localdate() + timedelta(days=3)

    assert post(commits, lambda: send_to_force(publication=draft, due_on=due, by=sender, site=SITE)) == staff
    assert f"{SITE}/my-force/" in mail.outbox[0].body
    row, words = draft.rounds.get(), {"wrong": CANARY, "evidence": CANARY}
    said = []
    assert post(commits, lambda: said.append(remark(round=row, passage=None, **words, by=first))) == []
    now = timezone.now()
    assert post(commits, lambda: change_remark(remark=said[0], **words, seen=now, by=first)) == []
    assert post(commits, lambda: submit_round(round=row, by=first, site=SITE)) == [sender.email]
    assert f"{SITE}/account/sign-in/" in mail.outbox[0].body
    assert post(commits, lambda: submit_round(round=row, by=second, site=SITE)) == []
    answer = {"words": CANARY, "is_text_changed": True, "by": inspector}
    assert post(commits, lambda: answer_remark(remark=said[0], **answer)) == []
    assert post(commits, lambda: give_answers(round=row, by=inspector, site=SITE)) == staff
    assert post(commits, lambda: give_answers(round=row, by=inspector, site=SITE)) == []
    assert post(commits, lambda: reopen_round(round=row, due_on=due, by=inspector, site=SITE)) == staff
    assert post(commits, lambda: reopen_round(round=row, due_on=due, by=inspector, site=SITE)) == []
    more = remark(round=row, passage=None, wrong=f"More {CANARY}", by=first)
    assert post(commits, lambda: withdraw_remark(remark=more, seen=timezone.now(), by=first)) == []
    both = sorted([sender.email, inspector.email])
    assert post(commits, lambda: submit_round(round=row, by=second, site=SITE)) == both


def test_where_who_sent_it_is_locked_all_admins_are_told(
    draft: Publication, force: Force, django_capture_on_commit_callbacks: Commits
) -> None:
    sender, *admins = (factories.user(role=Role.ADMIN) for _ in range(3))
    staff = factories.user(role=Role.FORCE_STAFF, force=force)
    send_to_force(publication=draft, due_on=timezone.localdate(), by=sender)
    lock(person=sender, by=admins[0])
    told = post(
        django_capture_on_commit_callbacks, lambda: submit_round(round=draft.rounds.get(), by=staff, site=SITE)
    )
    assert told == sorted(admin.email for admin in admins)


def test_what_is_undone_is_not_told(draft: Publication, force: Force, admin: User) -> None:
    factories.user(role=Role.FORCE_STAFF, force=force)
    send_to_force(publication=draft, due_on=timezone.localdate(), by=admin, site=SITE)
    assert mail.outbox == [], "the transaction of this test never ends"


def test_a_mail_server_that_fails_undoes_nothing(
    monkeypatch: Any, draft: Publication, force: Force, admin: User, django_capture_on_commit_callbacks: Commits
) -> None:
    factories.user(role=Role.FORCE_STAFF, force=force)

    def fail(*args: Any) -> None:
        raise OSError("no mail server")

    monkeypatch.setattr("peel.record.actions.round_mail.send_mail", fail)
    with django_capture_on_commit_callbacks(execute=True):
        send_to_force(publication=draft, due_on=timezone.localdate(), by=admin, site=SITE)
    draft.refresh_from_db()
    assert draft.state == "with-force"
