"""From the draft of a report to the record: whole or not at all, twice is once, and nothing is guessed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pghistory.models
import pytest
from django.contrib.auth.models import AnonymousUser

from audits.models import Audit, AuditKind, Count, Estimate
from peel.reader import drafts
from peel.record.actions.diff import NotAcceptable, Status
from peel.record.actions.publish import publish_publication
from peel.record.models import (
    CauseOfConcern,
    Document,
    Figure,
    Finding,
    Inspection,
    Judgment,
    Origin,
    Publication,
    Recommendation,
    Role,
    State,
    User,
)
from tests import factories
from tests.review.accept.accepting import load, statuses
from tests.review.accept.conftest import PUBLISHED, letter, report

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


def test_a_report_becomes_a_record(by: User, areas: dict) -> None:
    load(report(), by)
    inspection = Inspection.objects.get()
    assert inspection.report.published_on == PUBLISHED
    assert {j.area.slug: j.grade.slug for j in inspection.judgments.all()} == {
        "investigating-crime": "good",
        "recording-data": "inadequate",
    }
    finding = Finding.objects.get(heading="The force solves most crimes")
    assert (finding.area, finding.passage.number) == (areas["investigating-crime"], 3)
    assert [passage.number for passage in finding.passages.order_by("number")] == [3, 4]
    assert Figure.objects.get().value == Decimal("81.5")
    estimate = Estimate.objects.get()
    assert (estimate.value, estimate.margin, estimate.subject.slug) == (
        Decimal("82.6"),
        Decimal("3.4"),
        "all-reported-crime",
    )
    assert estimate.audit.kind == AuditKind.CRIME_DATA_INTEGRITY
    assert str(Count.objects.get()) == "90 of 93"
    recommendation = Recommendation.objects.with_due_on().get()
    assert recommendation.due_on == date(2025, 1, 17)


def test_every_quote_stands_in_its_passage(by: User) -> None:
    load(report(), by)
    for model in (Judgment, Figure, Estimate, Count):
        for row in model.objects.select_related("passage"):
            assert row.quote
            assert row.quote in row.passage.text


def test_comparing_writes_no_record(by: User) -> None:
    changes = load(report(), by, accept=False)
    assert Status.NEW in statuses(changes)
    assert Document.objects.count() == 1
    assert not Inspection.objects.exists()
    assert not Finding.objects.exists()
    assert not Audit.objects.exists()


def test_twice_is_once(by: User) -> None:
    load(report(), by)
    load(letter(), by)
    before = pghistory.models.Events.objects.count()
    again = load(report(), by) + load(letter(), by)
    assert statuses(again) == {Status.SAME}
    assert pghistory.models.Events.objects.count() == before
    assert Document.objects.count() == 2


def test_new_records_start_unpublished_and_are_published_together(by: User) -> None:
    load(report(), by)
    publication = Publication.objects.get()
    assert publication.state == State.DRAFT
    for model in (Inspection, Judgment, Finding, Figure, CauseOfConcern, Recommendation, Audit, Estimate, Count):
        assert not model.objects.visible_to(STRANGER).exists(), model
    publish_publication(publication=publication, by=factories.user(role=Role.ADMIN))
    for model in (Inspection, Judgment, Finding, Figure, CauseOfConcern, Recommendation, Audit, Estimate, Count):
        assert model.objects.visible_to(STRANGER).exists(), model


def test_two_grades_for_one_area_are_refused_whole(by: User) -> None:
    first, second = report().judgments
    twice = replace(first, grade="adequate", passage=4)
    with pytest.raises(NotAcceptable, match=r"two grades: good .* adequate"):
        load(report(judgments=(first, second, twice)), by)
    assert not Judgment.objects.exists()
    assert not Inspection.objects.exists()


def test_an_area_outside_the_framework_is_told(by: User) -> None:
    stray = drafts.Judgment("Riding horses", "good", True, 2, "is good")
    changes = load(report(judgments=(*report().judgments, stray)), by)
    [told] = [change for change in changes if change.status == Status.NOT_WRITTEN]
    assert "Riding horses" in told.what
    assert Judgment.objects.count() == 2


def test_a_lost_grade_is_told(by: User) -> None:
    first, second = report().judgments
    changes = load(report(judgments=(first, replace(second, grade=None))), by)
    assert [change.detail for change in changes if change.status == Status.NOT_WRITTEN] == [
        "its grade is not in the document"
    ]


def test_a_corrected_report_changes_what_differs_and_removes_what_is_gone(by: User) -> None:
    load(report(), by)
    first, second = report().judgments
    corrected = report(
        address="https://example.org/corrected",
        judgments=(replace(first, grade="adequate", quote="Barset Police is"), second),
        findings=report().findings[:1],
        figures=(),
    )
    changes = load(corrected, by)
    assert {Status.DIFFERENT, Status.GONE, Status.SAME} <= statuses(changes)
    assert Judgment.objects.get(area__slug="investigating-crime").grade.slug == "adequate"
    assert Finding.objects.count() == 1
    assert not Figure.objects.exists()
    assert Document.objects.count() == 2


def test_a_report_without_a_cycle_or_force_is_refused(by: User) -> None:
    with pytest.raises(NotAcceptable, match="which PEEL cycle"):
        load(report(cycle=None), by)
    with pytest.raises(NotAcceptable, match="43 forces"):
        load(report(force=None), by)
    with pytest.raises(NotAcceptable, match="not in the record"):
        load(report(force=drafts.Force("elsewhere", "Elsewhere Police")), by)
    assert not Document.objects.exists()


def test_an_unknown_kind_is_stored_and_not_accepted(by: User) -> None:
    with pytest.raises(NotAcceptable, match="what kind of document"):
        load(report(kind="unknown"), by)
    assert Document.objects.count() == 1


def test_a_revised_grade_is_not_undone_by_the_first_report(by: User) -> None:
    load(report(), by)
    judgment = Judgment.objects.get(area__slug="investigating-crime")
    good, adequate = judgment.grade, judgment.grade.cycle.grades.get(slug="adequate")
    judgment.grade = adequate
    judgment.save()
    judgment.revisions.create(
        changed_on=date(2025, 1, 8), from_grade=good, to_grade=adequate, reason="Wrong data.", source="a letter"
    )
    changes = load(report(address="https://example.org/again"), by)
    assert any("revised on 2025-01-08" in change.detail for change in changes)
    judgment.refresh_from_db()
    assert judgment.grade == adequate


def test_a_grade_that_the_reader_doubts_is_refused_whole(by: User) -> None:
    doubt = drafts.Problem("grade-disagrees", 6, "Recording data about crime has two grades.")
    with pytest.raises(NotAcceptable, match="which is right"):
        load(report(problems=(doubt,)), by)
    assert not Inspection.objects.exists()


def test_the_head_of_a_report_becomes_the_inspection_s(by: User) -> None:
    load(
        report(hm_inspector="Ann Inspector", fieldwork_from=date(2024, 1, 8), fieldwork_until=date(2024, 2, 9)), by
    )
    inspection = Inspection.objects.get()
    assert (inspection.hm_inspector, inspection.fieldwork_until) == ("Ann Inspector", date(2024, 2, 9))


def carried_over(from_cycle: str) -> drafts.Draft:
    """The report with its first grade carried over from another cycle."""
    first, *others = report().judgments
    return report(judgments=(replace(first, carried_from=from_cycle), *others))


def test_a_grade_that_is_carried_over_says_from_when(by: User, areas: dict) -> None:
    before = factories.cycle(slug="2021-22", name="2021/22")
    load(carried_over("2021-22"), by)
    judged = Judgment.objects.get(area=areas["investigating-crime"])
    assert (judged.origin, judged.carried_from, judged.grade.slug) == (Origin.CARRIED_OVER, before, "good")
    other = Judgment.objects.get(area=areas["recording-data"])
    assert (other.origin, other.carried_from) == (Origin.GIVEN, None)


def test_a_grade_from_a_cycle_that_we_do_not_hold_is_not_taken_for_one_of_this(by: User, areas: dict) -> None:
    changes = load(carried_over("2012"), by)
    assert not Judgment.objects.filter(area=areas["investigating-crime"]).exists()
    assert ["2012" in change.detail for change in changes if change.status == Status.NOT_WRITTEN] == [True]
    assert Judgment.objects.filter(area=areas["recording-data"]).exists()
