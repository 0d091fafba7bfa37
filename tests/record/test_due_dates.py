"""Due dates follow from the deadline by a stated rule, and what a person may see decides what is open."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from peel.record.models import CauseOfConcern, Recommendation, State
from tests import factories

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


def due(**fields: object) -> date | None:
    """The due date of a recommendation whose cause was raised on 30 November 2024."""
    cause = factories.cause(raised_on=date(2024, 11, 30))
    recommendation = factories.recommendation(cause=cause, **fields)
    return Recommendation.objects.with_due_on().get(pk=recommendation.pk).due_on


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"deadline_months": 0}, date(2024, 11, 30)),
        ({"deadline_months": 3}, date(2025, 2, 28)),
        ({"deadline_months": 6}, date(2025, 5, 30)),
        ({"deadline_months": None, "deadline_days": 28}, date(2024, 12, 28)),
        ({"deadline_on": date(2025, 9, 30)}, date(2025, 9, 30)),
        ({"deadline_months": None}, None),
        (
            {"deadline_months": 3, "due_override_on": date(2025, 4, 1), "due_override_reason": "Extended."},
            date(2025, 4, 1),
        ),
    ],
)
def test_due_on(fields: dict[str, object], expected: date | None) -> None:
    assert due(**fields) == expected


def test_overdue_is_open_and_due_before_the_day() -> None:
    recommendation = factories.recommendation(deadline_on=date(2025, 1, 1))
    rows = Recommendation.objects.visible_to(STRANGER).open(STRANGER)
    assert list(rows.overdue_on(date(2025, 1, 2))) == [recommendation]
    assert not rows.overdue_on(date(2025, 1, 1)).exists()


def test_a_closed_cause_ends_its_recommendations() -> None:
    recommendation = factories.recommendation(deadline_on=date(2025, 1, 1))
    factories.closure(cause=recommendation.cause, letter=factories.letter(force=recommendation.cause.force))
    assert not Recommendation.objects.visible_to(STRANGER).open(STRANGER).exists()


def test_a_letter_that_is_not_published_closes_nothing_for_a_stranger() -> None:
    cause = factories.cause()
    recommendation = factories.recommendation(cause=cause)
    factories.closure(cause=cause, letter=factories.letter(force=cause.force, state=State.DRAFT))
    inspector = factories.user()
    assert CauseOfConcern.objects.visible_to(STRANGER).open(STRANGER).get().closed_on is None
    assert Recommendation.objects.visible_to(STRANGER).open(STRANGER).get() == recommendation
    assert not CauseOfConcern.objects.visible_to(inspector).open(inspector).exists()


def test_words_of_a_letter_that_is_not_published_stay_hidden() -> None:
    letter = factories.letter(state=State.DRAFT)
    passage = factories.document(publication=letter.publication).passages.first()
    cause = factories.cause(force=letter.force, passage=passage)
    factories.recommendation(cause=cause)
    assert not CauseOfConcern.objects.visible_to(STRANGER).exists()
    assert not Recommendation.objects.visible_to(STRANGER).exists()
    assert CauseOfConcern.objects.visible_to(factories.user()).exists()
