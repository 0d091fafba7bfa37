"""Deciding: each verdict, who may, what is no proposal, and two people at once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from peel.reader import drafts
from peel.reader.read import read
from peel.record.actions.errors import NotAllowed
from peel.record.models import Decision, Document, Draft, Role, User, Verdict
from peel.review.actions.decide import (
    DecidedMeanwhile,
    Doubted,
    NoSuchProposal,
    accept_group,
    accept_undoubted,
    decide,
)
from peel.review.actions.lock import draft_of, reviewed
from peel.review.actions.store_document import store_document
from peel.review.actions.uploads import read_again
from tests import factories
from tests.review.accept.conftest import report
from tests.review.conftest import LETTER

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def test_accepting_keeps_who_and_when(row: Draft, ann: User) -> None:
    decision = decide(draft=row, kind="judgment", number=1, verdict="accept", by=ann)
    assert (decision.by, decision.verdict, decision.values) == (ann, "accept", {})
    assert timezone.now() - decision.at < timedelta(minutes=1)


def test_an_edit_keeps_what_differs(row: Draft, ann: User) -> None:
    values = {"numerator": 91, "denominator": 93, "subject": "relevant cases", "audit": "this"}
    decision = decide(draft=row, kind="count", number=0, verdict="edit", values=values, by=ann)
    assert decision.values == {"numerator": 91}
    count = reviewed(row).counts[0]
    assert (count.numerator, count.denominator, count.quote) == (91, 93, "90 of 93 relevant cases")


def test_an_edit_that_says_what_was_read_accepts_it(row: Draft, ann: User) -> None:
    values = {"numerator": 90, "denominator": 93}
    assert decide(draft=row, kind="count", number=0, verdict="edit", values=values, by=ann).verdict == "accept"


def test_rejecting_takes_it_out_with_the_reason_kept(row: Draft, ann: User) -> None:
    decision = decide(draft=row, kind="figure", number=0, verdict="reject", reason=" No figure ", by=ann)
    assert decision.reason == "No figure"
    assert reviewed(row).figures == ()
    assert len(draft_of(row).figures) == 1


def test_the_same_again_changes_nothing_and_another_verdict_is_history(row: Draft, ann: User) -> None:
    events = Decision.pgh_event_model.objects
    first = decide(draft=row, kind="figure", number=0, verdict="accept", by=ann)
    again = decide(draft=row, kind="figure", number=0, verdict="accept", by=ann)
    assert (again.pk, again.at, events.count()) == (first.pk, first.at, 1)
    decide(draft=row, kind="figure", number=0, verdict="reject", by=ann)
    assert list(events.order_by("pgh_id").values_list("verdict", flat=True)) == ["accept", "reject"]
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("person", [Role.INSPECTOR, Role.FORCE_STAFF])
def test_only_admins_decide(row: Draft, person: str) -> None:
    force = row.document.publication.force if person == Role.FORCE_STAFF else None
    by = factories.user(role=person, force=force)
    with pytest.raises(NotAllowed):
        decide(draft=row, kind="figure", number=0, verdict="accept", by=by)
    with pytest.raises(NotAllowed):
        accept_undoubted(draft=row, by=by)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("kind", "number", "verdict"),
    [
        ("figure", 1, "accept"),
        ("zzz", 0, "accept"),
        ("letter", 0, "accept"),
        ("figure", 0, "perhaps"),
        ("document", 0, "reject"),
    ],
)
def test_what_is_no_proposal_or_no_verdict(row: Draft, ann: User, kind: str, number: int, verdict: str) -> None:
    with pytest.raises(NoSuchProposal):
        decide(draft=row, kind=kind, number=number, verdict=verdict, by=ann)
    assert not Decision.objects.exists()


def test_somebody_else_decided_otherwise_in_between(row: Draft, ann: User, ben: User) -> None:
    theirs = decide(draft=row, kind="figure", number=0, verdict="reject", by=ben)
    with pytest.raises(DecidedMeanwhile) as refusal:
        decide(draft=row, kind="figure", number=0, verdict="accept", by=ann, seen=LONG_AGO)
    assert refusal.value.decision == theirs
    assert str(ben) in str(refusal.value)
    assert Decision.objects.get().verdict == "reject"
    assert decide(draft=row, kind="figure", number=0, verdict="accept", by=ann, seen=theirs.at).by == ann


def test_somebody_else_decided_the_same_in_between(row: Draft, ann: User, ben: User) -> None:
    theirs = decide(draft=row, kind="figure", number=0, verdict="accept", by=ben)
    assert decide(draft=row, kind="figure", number=0, verdict="accept", by=ann, seen=LONG_AGO) == theirs


def test_a_group_is_accepted_but_for_what_was_decided(row: Draft, ann: User, ben: User) -> None:
    decide(draft=row, kind="judgment", number=0, verdict="reject", by=ben)
    assert accept_group(draft=row, kind="judgment", by=ann) == 1
    assert accept_group(draft=row, kind="judgment", by=ann) == 0
    found = Decision.objects.filter(kind="judgment").order_by("number").values_list("verdict", "by")
    assert list(found) == [("reject", ben.pk), ("accept", ann.pk)]


def test_a_group_in_doubt_is_not_accepted_at_once(sample: Draft, ann: User) -> None:
    with pytest.raises(Doubted):
        accept_group(draft=sample, kind="estimate", by=ann)
    assert not Decision.objects.exists()
    accept_undoubted(draft=sample, by=ann)
    decided = set(Decision.objects.values_list("kind", "number"))
    assert ("estimate", 2) in decided
    assert ("estimate", 0) not in decided, "its margin is missing"


def test_another_reading_is_another_draft_that_keeps_the_decisions_on_what_is_the_same(
    hertfordshire: object, ann: User
) -> None:
    content = LETTER.read_bytes()
    old = drafts.Figure("number", 12, None, "of something", 5, "twelve")
    fresh = read(content)
    before = replace(fresh, figures=(old,))
    first = store_document(content=content, name="letter.txt", draft=before, by=ann)
    decide(draft=first, kind="estimate", number=2, verdict="edit", values={"value": 92.5}, by=ann)
    decide(draft=first, kind="figure", number=0, verdict="accept", by=ann)
    second = read_again(document=Document.objects.get(), by=ann)
    assert second.pk != first.pk
    assert list(second.decisions.values_list("kind", "number", "values")) == [("estimate", 2, {"value": 92.5})]
    assert read_again(document=Document.objects.get(), by=ann) == second


def refused(row: Draft, by: User, name: str, **values: object) -> None:
    """The database refuses such a decision by the constraint of this name."""
    fields = {"draft": row, "kind": "figure", "number": 0, "verdict": "accept", "by": by, "at": timezone.now()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Decision.objects.create(**fields | values)


def test_the_database_holds_what_a_decision_is(row: Draft, ann: User) -> None:
    refused(row, ann, "decision_kind_is_known", kind="zzz")
    refused(row, ann, "decision_verdict_is_known", verdict="zzz")
    refused(row, ann, "decision_values_are_of_an_edit", values={"value": 1})
    refused(row, ann, "decision_values_are_of_an_edit", verdict=Verdict.EDIT)
    decide(draft=row, kind="figure", number=0, verdict="accept", by=ann)
    refused(row, ann, "decision_one_a_proposal")


def test_load_document_goes_on_without_decisions(row: Draft) -> None:
    assert reviewed(row) == report()
