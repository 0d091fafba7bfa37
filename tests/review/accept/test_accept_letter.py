"""From the draft of a letter or a page to the record: what it closes, and what was told before."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from audits.models import Audit, Count, Estimate
from peel.reader import drafts
from peel.record.actions.diff import NotAcceptable, Status
from peel.record.actions.publish import publish_publication
from peel.record.models import (
    Area,
    CauseOfConcern,
    Closure,
    Finding,
    FindingKind,
    Inspection,
    Letter,
    Move,
    Publication,
    Recommendation,
    Role,
    User,
)
from tests import factories
from tests.review.accept.accepting import load, statuses
from tests.review.accept.conftest import LETTER_TEXT, PUBLISHED, letter, passages, report

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


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


class TestTheAreaOfWhatALetterLeft:
    """A closure letter names no area for what it leaves; it is about the cause of concern that it closes."""

    def test_is_that_of_the_one_cause_it_closes(self, by: User, areas: dict[str, Area]) -> None:
        load(report(), by)
        CauseOfConcern.objects.update(area=areas["recording-data"])
        load(letter(), by)
        finding = Finding.objects.get(kind=FindingKind.AREA_FOR_IMPROVEMENT)
        assert (finding.area, finding.is_area_assigned) == (areas["recording-data"], True)
        assert not any(change.what.startswith("area of") for change in load(letter(), by))

    def test_is_open_where_it_is_about_two(self, by: User, areas: dict[str, Area]) -> None:
        load(report(), by)
        CauseOfConcern.objects.update(area=areas["recording-data"])
        (closed,) = letter().causes_of_concern
        other = replace(closed, title="The force is slow to answer", status="open")
        load(letter(causes_of_concern=(closed, other)), by)
        assert Finding.objects.get(kind=FindingKind.AREA_FOR_IMPROVEMENT).area is None

    def test_stays_as_people_assigned_it(self, by: User, areas: dict[str, Area]) -> None:
        load(report(), by)
        load(letter(), by)
        left = Finding.objects.filter(kind=FindingKind.AREA_FOR_IMPROVEMENT)
        left.update(area=areas["investigating-crime"])
        CauseOfConcern.objects.update(area=None)
        load(letter(), by)
        assert left.get().area == areas["investigating-crime"]
