"""When something is overdue: the day after it was due, everywhere that says so."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from peel.causes.queries.cause import causes
from peel.my_force.queries.deadlines import DeadlineSummary
from peel.recommendations.queries import recommendations, status
from peel.record.deadlines import LATER, OVERDUE, UNDATED, WEEK, bucket_of, days_late, is_due_within, is_overdue
from tests import factories

DUE = date(2025, 1, 31)
STRANGER = AnonymousUser()


def after(days: int) -> date:
    """So many days after the day on which it is due."""
    return DUE + timedelta(days=days)


@pytest.mark.parametrize(("days", "late"), [(-1, None), (0, None), (1, 1), (366, 366)])
def test_it_is_late_from_the_day_after(days: int, late: int | None) -> None:
    assert is_overdue(DUE, after(days)) == (late is not None)
    assert days_late(DUE, after(days)) == late


def test_nothing_without_a_date_is_late() -> None:
    assert not is_overdue(None, DUE)
    assert days_late(None, DUE) is None
    assert not is_due_within(None, DUE, WEEK)


@pytest.mark.parametrize(("days", "is_within"), [(-8, False), (-7, True), (0, True), (1, False)])
def test_a_week_ahead_has_both_its_ends(days: int, is_within: bool) -> None:
    assert is_due_within(DUE, after(days), WEEK) == is_within


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (1, OVERDUE),
        (0, "in-30-days"),
        (-30, "in-30-days"),
        (-31, "in-60-days"),
        (-60, "in-60-days"),
        (-61, "in-90-days"),
        (-90, "in-90-days"),
        (-91, LATER),
    ],
)
def test_each_day_is_in_one_bucket(days: int, bucket: str) -> None:
    assert bucket_of(DUE, after(days)) == bucket


def test_what_has_no_date_has_a_bucket_of_its_own() -> None:
    assert bucket_of(None, DUE) == UNDATED


@pytest.mark.parametrize(("days", "many"), [(0, 0), (1, 1)])
def test_a_force_is_told_the_day_after(days: int, many: int) -> None:
    asked = DeadlineSummary(((DUE, "recommendation"),), after(days))
    assert (len(asked.late), len(asked.ahead)) == (many, 1 - many)
    assert asked.is_pressing


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "many"), [(0, 0), (1, 1)])
def test_the_card_of_a_cause_counts_it_the_day_after(days: int, many: int) -> None:
    recommendation = factories.recommendation(deadline_on=DUE)
    assert causes(STRANGER, after(days)).get().overdue_recommendations == many
    (row,) = recommendations(STRANGER, after(days))
    assert row == recommendation
    assert row.is_overdue == bool(many)


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "word"), [(-31, "open"), (-30, "due-soon"), (0, "due-soon"), (1, "overdue")])
def test_the_status_of_a_recommendation_turns_with_the_day(days: int, word: str) -> None:
    factories.recommendation(deadline_on=DUE)
    (row,) = recommendations(STRANGER, after(days))
    assert status(row)[0] == word
