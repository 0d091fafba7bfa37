"""The rules that the database holds: each test tries to break one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from peel.models import Origin, Role, State
from tests import factories

pytestmark = pytest.mark.django_db


def breaks(name: str):
    """The block must be refused by the constraint of this name."""
    return pytest.raises(IntegrityError, match=name)


def test_force_staff_need_a_force() -> None:
    with breaks("user_force_staff_have_a_force"):
        factories.user(role=Role.FORCE_STAFF)


def test_inspectors_have_no_force() -> None:
    with breaks("user_force_staff_have_a_force"):
        factories.user(role=Role.INSPECTOR, force=factories.force())


def test_a_judgment_is_of_an_area_of_the_framework() -> None:
    with breaks("judgment_area_of_the_framework|area does not belong"):
        factories.judgment(inspection=factories.inspection(), area=factories.area())


def test_a_grade_is_of_the_scale_of_the_cycle() -> None:
    judgment = factories.judgment(inspection=factories.inspection())
    judgment.grade = factories.cycle().grades.first()
    with breaks("judgment_grade_of_the_scale|grade does not belong"):
        judgment.save()


def test_one_judgment_an_area() -> None:
    judgment = factories.judgment(inspection=factories.inspection())
    with breaks("judgment_one_an_area"):
        factories.judgment(inspection=judgment.inspection, area=judgment.area)


def test_a_given_judgment_has_a_grade() -> None:
    with breaks("judgment_grade_fits_its_origin"):
        factories.judgment(inspection=factories.inspection(), grade=None, origin=Origin.GIVEN)


def test_a_carried_over_judgment_names_its_cycle() -> None:
    with breaks("judgment_carried_from_a_cycle"):
        factories.judgment(inspection=factories.inspection(), origin=Origin.CARRIED_OVER)


def test_every_fact_has_a_source() -> None:
    with breaks("peel_finding_has_a_source"):
        factories.finding(source="")


def test_a_quote_stands_in_a_passage() -> None:
    with breaks("peel_finding_quotes_a_passage"):
        factories.finding(quote="words")


def test_only_a_publication_about_a_force_is_with_it() -> None:
    with breaks("publication_with_a_force_has_one"):
        factories.publication(state=State.WITH_FORCE)


def test_a_deadline_is_months_or_a_date() -> None:
    recommendation = factories.recommendation()
    recommendation.deadline_on = date(2025, 1, 1)
    with breaks("recommendation_has_one_deadline"):
        recommendation.save()


def test_an_override_of_a_due_date_has_a_reason() -> None:
    with breaks("recommendation_override_has_a_reason"):
        factories.recommendation(due_override_on=date(2025, 1, 1))


def test_a_closure_closes_one_thing() -> None:
    cause, letter = factories.cause(), factories.letter()
    with breaks("closure_of_one_thing"):
        factories.closure(cause=cause, letter=letter, recommendation=factories.recommendation(cause=cause))


@pytest.mark.parametrize(("value", "margin"), [("101", None), ("-1", None), ("50", "51"), ("50", "-1")])
def test_an_estimate_lies_within_100(value: str, margin: str | None) -> None:
    with breaks("estimate_"):
        factories.estimate(value=value, margin=margin)


def test_a_count_is_a_part() -> None:
    with breaks("count_is_a_part"), transaction.atomic():
        factories.counted(numerator=4, denominator=3)
    with breaks("count_is_a_part"):
        factories.counted(numerator=0, denominator=0)
