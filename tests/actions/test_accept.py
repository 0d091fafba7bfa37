"""From draft to record: whole or not at all, twice is once, and nothing is guessed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pghistory.models
import pytest
from django.contrib.auth.models import AnonymousUser

from audits.models import Audit, AuditKind, Count, Estimate
from peel.actions.accept import accept_draft, compare_draft
from peel.actions.change import Change, NotAcceptable, Status
from peel.actions.publish import publish_publication
from peel.actions.store import store_document
from peel.intake import drafts
from peel.models import (
    CauseOfConcern,
    Closure,
    Document,
    Figure,
    Finding,
    FindingKind,
    Force,
    Inspection,
    Judgment,
    Letter,
    Move,
    Publication,
    Recommendation,
    Role,
    State,
    User,
)
from tests import factories
from tests.actions.conftest import LETTER_TEXT, PUBLISHED, letter, passages, report

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


def load(draft: drafts.Draft, by: User, *, accept: bool = True) -> list[Change]:
    """Store the draft as a file of its own, and accept it."""
    content = (
        "\n".join(passage.text for passage in draft.passages).encode() + f"{draft.address} {draft.sent_on}".encode()
    )
    row = store_document(content=content, name="file.txt", draft=draft, by=by)
    return (accept_draft if accept else compare_draft)(draft=row, by=by)


def statuses(changes: list[Change]) -> set[str]:
    """The kinds of change in a list."""
    return {change.status for change in changes}


@pytest.fixture
def by(barset: Force) -> User:
    """Who loads the documents."""
    return factories.user()


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


def test_a_letter_closes_the_cause_that_the_report_raised(by: User) -> None:
    load(report(), by)
    load(letter(), by)
    closure = Closure.objects.get()
    assert closure.cause.raised_in == Inspection.objects.get().report
    assert closure.closed_on == date(2025, 7, 11)
    assert Letter.objects.get().publication == closure.publication
    assert Finding.objects.get(kind=FindingKind.AREA_FOR_IMPROVEMENT).publication == closure.publication
    assert CauseOfConcern.objects.count() == 1
    assert Recommendation.objects.count() == 1


def test_a_letter_may_be_first_to_tell_the_report_s_cause(by: User) -> None:
    load(report(causes_of_concern=()), by)
    load(letter(), by)
    cause = CauseOfConcern.objects.get()
    assert (cause.raised_in, cause.raised_on) == (Inspection.objects.get().report, PUBLISHED)
    assert cause.passage.document.publication == Letter.objects.get().publication
    publish_publication(publication=cause.raised_in, by=factories.user(role=Role.ADMIN))
    assert not CauseOfConcern.objects.visible_to(STRANGER).exists(), "its words are the unpublished letter's"


def test_a_letter_that_closes_what_the_record_does_not_have_is_refused_whole(by: User) -> None:
    with pytest.raises(NotAcceptable, match="Load that report"):
        load(letter(), by)
    assert not Letter.objects.exists()
    assert not Closure.objects.exists()
    assert not Audit.objects.exists()


def test_previous_figures_are_compared_and_not_written(by: User) -> None:
    load(report(), by)
    changes = load(letter(), by)
    previous = [change for change in changes if change.what.startswith("previous")]
    assert statuses(previous) == {Status.SAME}
    assert Estimate.objects.count() == 2


def test_a_previous_figure_that_differs_is_told(by: User) -> None:
    load(report(), by)
    this, before = letter().estimates
    changes = load(letter(estimates=(this, replace(before, value=83.6))), by)
    [previous] = [change for change in changes if change.what.startswith("previous")]
    assert previous.status == Status.DIFFERENT
    assert "82.6" in previous.detail
    assert Estimate.objects.filter(value="82.6").exists()


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


def test_moves_in_and_out_of_engage_are_one_stay(by: User) -> None:
    entered = drafts.Monitoring("engage", "entered", date(2022, 7, 6), 2, "We raised")
    left = drafts.Monitoring("engage", "left", date(2024, 5, 21), 2, "We raised")
    quiet = {"causes_of_concern": (), "kind": "monitoring_letter", "estimates": ()}
    load(letter(monitoring=(entered,), sent_on=date(2022, 7, 6), **quiet), by)
    load(letter(monitoring=(left,), sent_on=date(2024, 5, 21), **quiet), by)
    assert [(move.event, move.on.year) for move in Move.objects.order_by("on")] == [
        ("entered", 2022),
        ("left", 2024),
    ]
    assert len({move.stay_id for move in Move.objects.all()}) == 1


def test_leaving_a_stay_that_never_began_is_told(by: User) -> None:
    left = drafts.Monitoring("engage", "left", date(2024, 5, 21), 2, "We raised")
    changes = load(letter(monitoring=(left,), causes_of_concern=(), estimates=()), by)
    assert [c.detail for c in changes if c.status == Status.NOT_WRITTEN] == [
        "no stay in Engage is in the record; load its letter first"
    ]


def test_a_second_letter_does_not_close_again(by: User) -> None:
    load(report(), by)
    load(letter(), by)
    later = letter(sent_on=date(2025, 9, 1), passages=passages([*LETTER_TEXT, ("paragraph", "Again.")]))
    changes = load(later, by)
    assert any(c.status == Status.NOT_WRITTEN and "closed it on 2025-07-11" in c.detail for c in changes)
    assert Closure.objects.get().closed_on == date(2025, 7, 11)


def test_a_closure_known_only_at_the_latest_gives_way_to_the_letter(by: User) -> None:
    load(report(), by)
    later = factories.letter(sent_on=date(2025, 12, 1))
    factories.closure(cause=CauseOfConcern.objects.get(), letter=later, precision="at-latest")
    load(letter(), by)
    assert (Closure.objects.get().closed_on, Closure.objects.get().precision) == (date(2025, 7, 11), "day")


def test_a_page_gives_its_words_to_the_cause_that_a_source_told(by: User) -> None:
    page = report(kind="causes_of_concern", judgments=(), findings=(), estimates=(), counts=(), figures=())
    load(replace(page, causes_of_concern=()), by)
    told = factories.cause(
        force=Publication.objects.get().force,
        raised_in=Publication.objects.get(),
        raised_on=PUBLISHED,
        title="Failing to record crimes",
    )
    load(page, by)
    cause = CauseOfConcern.objects.get()
    assert (cause.pk, cause.title, cause.passage.number) == (told.pk, "The force fails to record crime", 10)


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


def test_a_letter_given_again_in_other_words_replaces_the_words_of_its_cause(by: User) -> None:
    load(report(causes_of_concern=()), by)
    load(letter(), by)
    [told] = letter().causes_of_concern
    words = [*LETTER_TEXT[:2], ("paragraph", "The force fails to record reported crime"), *LETTER_TEXT[3:]]
    told = replace(told, title="The force fails to record reported crime")
    other = letter(passages=passages(words), causes_of_concern=(told,))
    load(other, by)
    cause = CauseOfConcern.objects.get()
    assert cause.title == "The force fails to record reported crime"
    assert {passage.text for passage in cause.passages.all()} == {"The force fails to record reported crime"}
    assert statuses(load(other, by)) == {Status.SAME}


def test_a_count_of_another_source_gains_its_passage_and_stays_one(by: User) -> None:
    load(report(), by)
    Count.objects.update(passage=None, quote="", wording="Relevant cases", source="a newspaper")
    load(report(), by)
    load(report(address="https://example.org/again"), by)
    count = Count.objects.get()
    assert (count.passage.document.address, count.wording) == ("https://example.org/again", "relevant cases")


def test_the_head_of_a_report_becomes_the_inspection_s(by: User) -> None:
    load(
        report(hm_inspector="Ann Inspector", fieldwork_from=date(2024, 1, 8), fieldwork_until=date(2024, 2, 9)), by
    )
    inspection = Inspection.objects.get()
    assert (inspection.hm_inspector, inspection.fieldwork_until) == ("Ann Inspector", date(2024, 2, 9))
