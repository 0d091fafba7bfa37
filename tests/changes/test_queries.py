"""The union of everything that changed: each kind once, as far as somebody may know of it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peel.changes.queries.change import What, how_many
from peel.changes.queries.found import Asked, Found, last_before, latest_changes
from peel.record.models import (
    Closure,
    FindingKind,
    Move,
    MoveKind,
    PublicationKind,
    State,
    Stay,
    Supersession,
)
from tests import factories
from tests.changes.rows import corrected, report_on, revised

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()
DAY = date(2025, 7, 1)


def kinds(**asked: object) -> list[str]:
    """The kinds of the changes that a stranger finds."""
    return [change.what for change in Found(STRANGER, Asked(**asked))]


def moved(stay: Stay, on: date, precision: str = "day", event: str = MoveKind.ENTERED) -> Move:
    """A source that says when a force entered Engage, or left it."""
    told = report_on(DAY, force=stay.force, kind=PublicationKind.OTHER)
    return Move.objects.create(
        stay=stay, publication=told, event=event, on=on, precision=precision, source=factories.SOURCE
    )


def everything() -> None:
    """One change of each kind, all of one day."""
    force = factories.force("Barset")
    for kind in set(PublicationKind.values) - {PublicationKind.OTHER}:
        report_on(DAY, force=force, kind=kind)
    report = report_on(DAY, force=force, kind=PublicationKind.OTHER)
    factories.audit(publication=report, force=force)
    causes = [factories.cause(force=force, raised_in=report, raised_on=DAY) for _ in range(2)]
    letter = factories.letter(force=force, publication=report)
    factories.closure(cause=causes[0], letter=letter, closed_on=DAY)
    Supersession.objects.create(
        publication=report, cause=causes[1], successor=causes[0], on=DAY, source=factories.SOURCE
    )
    recommendation = factories.recommendation(cause=causes[1])
    finding = factories.finding(publication=report, kind=FindingKind.AREA_FOR_IMPROVEMENT)
    for closed in ({"recommendation": recommendation}, {"finding": finding}):
        Closure.objects.create(publication=report, closed_on=DAY, source=factories.SOURCE, **closed)
    stay = Stay.objects.create(key="barset", force=force)
    for event in MoveKind:
        Move.objects.create(
            stay=stay, publication=report, event=event, on=DAY, precision="day", source=factories.SOURCE
        )
    inspected = report_on(None, force=force)
    revised(factories.judgment(inspection=factories.inspection(force=force, report=inspected)), DAY)
    corrected(report, corrected_on=DAY)
    report_on(date(2020, 1, 1), force=force, state=State.WITHDRAWN, withdrawn_on=DAY)


def test_every_kind_is_found_and_counted() -> None:
    everything()
    found = Found(STRANGER, Asked(since=DAY, until=DAY))
    twice = {What.RAISED}
    assert found.tallies == {what: 2 if what in twice else 1 for what in What.values}
    assert sorted(change.what for change in found) == sorted([*What.values, *twice])
    assert len(found) == len(list(found))
    assert {change.force for change in found} == {"Barset"}
    assert all(change.is_public for change in found)


def test_a_page_and_its_counts_are_one_query_each() -> None:
    everything()
    with CaptureQueriesContext(connection) as queries:
        found = Found(STRANGER, Asked())
        assert len(found[2:7]) == 5
        assert len(found) == 18
        assert found.sentence.startswith("In the whole record: 1 inspection report, 1 letter, ")
    assert len(queries) == 2


def test_pages_hold_each_change_once() -> None:
    everything()
    found = Found(STRANGER, Asked())
    keys = [change.pk for start in range(0, len(found), 4) for change in found[start : start + 4]]
    assert len(set(keys)) == len(keys) == len(found)


@pytest.mark.parametrize("what", What.values)
def test_one_kind_alone(what: str) -> None:
    everything()
    assert set(kinds(what=what)) == {what}


def test_an_audit_that_is_a_publication_of_its_own_is_one_change() -> None:
    factories.audit(publication=report_on(DAY, kind=PublicationKind.CRIME_DATA_AUDIT))
    assert kinds() == [What.AUDIT]


def test_an_unpublished_letter_closes_and_issues_nothing() -> None:
    cause = factories.cause()
    letter = factories.letter(force=cause.force, state=State.DRAFT)
    factories.closure(cause=cause, letter=letter)
    factories.finding(publication=letter.publication, kind=FindingKind.AREA_FOR_IMPROVEMENT)
    assert set(kinds()) == {What.REPORT, What.RAISED}
    seen = Found(factories.user(), Asked())
    hidden = {change.what for change in seen if not change.is_public}
    assert hidden == {What.LETTER, What.CLOSED, What.ISSUED}


def test_a_hidden_cause_is_not_closed_by_a_published_letter() -> None:
    cause = factories.cause(state=State.DRAFT)
    factories.closure(cause=cause, letter=factories.letter(force=cause.force))
    assert kinds() == [What.LETTER]
    [closed] = Found(factories.user(), Asked(what=What.CLOSED))
    assert not closed.is_public


def test_areas_for_improvement_of_a_report_come_with_it() -> None:
    factories.finding(publication=report_on(DAY), kind=FindingKind.AREA_FOR_IMPROVEMENT)
    assert kinds() == [What.REPORT]


def test_a_move_is_told_once_by_the_most_exact_source() -> None:
    stay = Stay.objects.create(key="barset", force=factories.force())
    moved(stay, date(2022, 1, 1), "year")
    exact = moved(stay, date(2022, 7, 6))
    moved(stay, date(2022, 6, 1), "month")
    [change] = Found(STRANGER, Asked())
    assert (change.on, change.number) == (exact.on, exact.pk)
    assert change.url == f"{stay.force.get_absolute_url()}#monitoring"


def test_the_publication_comes_before_what_it_did() -> None:
    letter = factories.letter(publication=report_on(DAY, kind=PublicationKind.LETTER))
    factories.audit(publication=letter.publication, force=letter.publication.force)
    assert kinds() == [What.LETTER, What.AUDIT]


def test_the_last_change_before_a_time() -> None:
    report_on(date(2024, 1, 1))
    report_on(date(2024, 5, 1))
    found = last_before(STRANGER, Asked(since=DAY))
    assert found is not None
    assert found.on == date(2024, 5, 1)
    assert last_before(STRANGER, Asked(until=DAY)) is None


def test_the_home_page_has_the_newest() -> None:
    for day in range(1, 15):
        report_on(date(2025, 6, day))
    assert [change.on.day for change in latest_changes(STRANGER)] == list(range(14, 4, -1))


@pytest.mark.parametrize(
    ("what", "one", "many"),
    [
        (What.LETTER, "1 letter", "1,200 letters"),
        (What.CLOSED, "1 cause of concern closed", "1,200 causes of concern closed"),
        (What.ENTERED, "1 move into Engage", "1,200 moves into Engage"),
        (What.WITHDRAWN, "1 publication withdrawn", "1,200 publications withdrawn"),
    ],
)
def test_numbers_in_words(what: str, one: str, many: str) -> None:
    assert (how_many(what, 1), how_many(what, 1200)) == (one, many)
