"""Writing a reviewed draft: what was decided is what the record has, once, whole or not at all."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from audits.models import Count, Estimate
from peel.reader import drafts
from peel.record.actions.diff import NotAcceptable
from peel.record.actions.errors import NotAllowed
from peel.record.models import (
    CauseOfConcern,
    Closure,
    Correction,
    Document,
    Draft,
    Figure,
    Finding,
    Judgment,
    Passage,
    Publication,
    Recommendation,
    State,
    User,
)
from peel.review.actions.accept import accept_draft, compare_draft
from peel.review.actions.apply_draft import ChangedMeanwhile, Undecided, mark, write_draft
from peel.review.actions.decide import accept_undoubted, decide
from peel.review.actions.store_document import store_document
from tests import factories
from tests.review.accept.conftest import letter, report

pytestmark = pytest.mark.django_db


def seen(row: Draft, by: User) -> str:
    """The mark of the difference that somebody is shown now."""
    return mark(compare_draft(draft=row, by=by))


def write(row: Draft, by: User, **inputs: Any) -> list:
    """Accept what is left and write, as seen just before."""
    accept_undoubted(draft=row, by=by)
    return write_draft(draft=row, seen=seen(row, by), by=by, **inputs)


def test_each_verdict_arrives_in_the_record(row: Draft, ann: User, ben: User) -> None:
    decide(draft=row, kind="judgment", number=1, verdict="edit", values={"grade": "requires-improvement"}, by=ben)
    decide(draft=row, kind="estimate", number=0, verdict="edit", values={"value": 82.7, "margin": 3.5}, by=ann)
    decide(draft=row, kind="count", number=0, verdict="edit", values={"numerator": 89}, by=ann)
    decide(draft=row, kind="figure", number=0, verdict="reject", by=ann)
    decide(draft=row, kind="finding", number=1, verdict="reject", by=ann)
    decide(draft=row, kind="recommendation", number=0, verdict="edit", values={"text": "Train them all."}, by=ann)
    write(row, ann)
    judgment = Judgment.objects.get(area__slug="recording-data")
    assert (judgment.grade.slug, judgment.quote) == ("requires-improvement", "is inadequate at recording crime")
    assert judgment.passage.number == 6
    estimate = Estimate.objects.get()
    assert (estimate.value, estimate.margin) == (Decimal("82.7"), Decimal("3.5"))
    assert (estimate.quote, estimate.passage.number) == ("82.6 percent (+/- 3.4 percent)", 8)
    assert (Count.objects.get().numerator, Count.objects.get().quote) == (89, "90 of 93 relevant cases")
    assert not Figure.objects.exists()
    assert [each.heading for each in Finding.objects.all()] == ["The force solves most crimes"]
    assert Recommendation.objects.get().text == "Train them all."
    assert Publication.objects.get().prepared_by == ann


def test_a_rejected_cause_and_its_recommendations_do_not_arrive(row: Draft, ann: User) -> None:
    decide(draft=row, kind="cause", number=0, verdict="reject", by=ann)
    write(row, ann)
    assert not CauseOfConcern.objects.exists()
    assert not Recommendation.objects.exists()


def test_a_rejected_finding_does_not_move_the_counts_that_stand_in_it(row: Draft, ann: User) -> None:
    decide(draft=row, kind="finding", number=0, verdict="reject", by=ann)
    write(row, ann)
    assert Count.objects.get().audit.kind == "victim-service-assessment"


def test_nothing_is_written_before_all_is_decided(row: Draft, ann: User) -> None:
    decide(draft=row, kind="figure", number=0, verdict="accept", by=ann)
    with pytest.raises(Undecided, match="is not decided yet"):
        write_draft(draft=row, seen=seen(row, ann), by=ann)
    assert not Judgment.objects.exists()


def test_twice_is_once(row: Draft, ann: User) -> None:
    accept_undoubted(draft=row, by=ann)
    shown = seen(row, ann)
    write_draft(draft=row, seen=shown, by=ann)
    models = (Judgment, Finding, Figure, CauseOfConcern, Recommendation, Estimate, Count)
    before = [set(model.objects.values_list("pk", flat=True)) for model in models]
    again = write_draft(draft=row, seen=shown, by=ann)
    assert {change.status for change in again} == {"same"}
    assert [set(model.objects.values_list("pk", flat=True)) for model in models] == before


def test_what_was_not_shown_is_not_written(row: Draft, ann: User, ben: User) -> None:
    accept_undoubted(draft=row, by=ann)
    shown = seen(row, ann)
    decide(draft=row, kind="figure", number=0, verdict="reject", by=ben)
    with pytest.raises(ChangedMeanwhile):
        write_draft(draft=row, seen=shown, by=ann)
    assert not Judgment.objects.exists()
    assert Draft.objects.get().accepted_at is None


def test_only_admins_write(row: Draft, ann: User) -> None:
    accept_undoubted(draft=row, by=ann)
    with pytest.raises(NotAllowed):
        write_draft(draft=row, seen=seen(row, ann), by=factories.user())


def test_a_draft_that_can_not_be_written_rolls_back_whole(barset: object, ann: User) -> None:
    row = store_document(content=b"a letter", name="letter.txt", draft=letter(), by=ann)
    accept_undoubted(draft=row, by=ann)
    with pytest.raises(NotAcceptable, match="can't be found"):
        write_draft(draft=row, seen="", by=ann)
    assert not Finding.objects.exists()
    assert not Document.objects.get().is_accepted
    decide(draft=row, kind="cause", number=0, verdict="reject", by=ann)
    write(row, ann)
    assert Finding.objects.exists()
    assert not Closure.objects.exists()


def test_the_word_of_a_person_settles_two_grades(barset: object, ann: User) -> None:
    text = "Investigating crime has two grades: good in passage 2, adequate here."
    doubted = report(problems=(drafts.Problem("grade-disagrees", 4, text),))
    row = store_document(content=b"a report", name="report.txt", draft=doubted, by=ann)
    with pytest.raises(NotAcceptable, match="two grades"):
        accept_draft(draft=row, by=ann)
    decide(draft=row, kind="judgment", number=0, verdict="edit", values={"grade": "adequate"}, by=ann)
    write(row, ann)
    assert Judgment.objects.get(area__slug="investigating-crime").grade.slug == "adequate"


def test_a_change_of_what_is_published_needs_its_reason(row: Draft, ann: User) -> None:
    write(row, ann)
    Publication.objects.update(state=State.PUBLISHED)
    decide(draft=row, kind="judgment", number=0, verdict="edit", values={"grade": "adequate"}, by=ann)
    shown = seen(row, ann)
    with pytest.raises(NotAcceptable, match="say why it changes"):
        write_draft(draft=row, seen=shown, by=ann)
    assert Judgment.objects.get(area__slug="investigating-crime").grade.slug == "good"
    write_draft(draft=row, seen=shown, reason="Misread at first", by=ann)
    told = Correction.objects.get()
    assert (told.from_value, told.to_value, told.reason, told.by) == ("Good", "Adequate", "Misread at first", ann)


def test_a_document_is_seen_when_it_is_written_and_not_before(row: Draft, ann: User) -> None:
    Publication.objects.update(state=State.PUBLISHED)
    staff = factories.user(role="force-staff", force=row.document.publication.force)
    for person in (AnonymousUser(), staff):
        assert not Document.objects.visible_to(person).exists()
        assert not Passage.objects.visible_to(person).exists()
    assert Document.objects.visible_to(ann).exists()
    write(row, ann)
    for person in (AnonymousUser(), staff):
        assert Document.objects.visible_to(person).exists()
        assert Passage.objects.visible_to(person).exists()
