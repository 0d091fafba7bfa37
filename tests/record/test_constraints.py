"""The rules that the database holds: each test tries to break one."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from peel.record.models import Correction, DraftView, Move, MoveKind, Origin, Role, State, Stay
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


@pytest.mark.parametrize("address", ["hmicfrs.example/kent", "https://hmicfrs.example/a b"])
def test_the_address_of_a_report_is_a_web_address(address: str) -> None:
    with breaks("force_report_address_is_a_web_address"):
        factories.force(report_address=address)


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


def test_a_statement_of_who_was_inspected_has_a_source() -> None:
    with breaks("inspectionstatement_has_a_source"):
        factories.statement(cycle=factories.cycle(), source="")


def test_a_force_that_was_not_inspected_is_named() -> None:
    with breaks("inspectionstatement_of_all_is_of_inspected_ones"):
        factories.statement(cycle=factories.cycle(), is_inspected=False)


@pytest.mark.parametrize("of_one", [True, False])
def test_one_statement_of_a_cycle_says_who_was_inspected(of_one: bool) -> None:
    force = factories.force() if of_one else None
    first = factories.statement(cycle=factories.cycle(), force=force)
    with breaks("inspectionstatement_one_a_force_and_cycle"):
        factories.statement(cycle=first.cycle, force=force, source="another")


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


def test_only_what_had_been_published_is_withdrawn() -> None:
    draft = factories.publication(state=State.DRAFT)
    draft.state, draft.withdrawn_on, draft.withdrawn_because = State.WITHDRAWN, date(2025, 1, 31), "Wrong"
    with breaks("publication_withdrawn_was_published|had been published"):
        draft.save()


def test_what_is_set_for_a_time_was_not_read_yet() -> None:
    ahead = factories.publication(live_at=timezone.now() + timedelta(days=1))
    ahead.state, ahead.withdrawn_on, ahead.withdrawn_because = State.WITHDRAWN, date(2025, 1, 31), "Wrong"
    ahead.live_at = None
    with breaks("publication_withdrawn_was_published|had been published"):
        ahead.save()


def test_a_withdrawn_publication_says_when_and_why() -> None:
    published = factories.publication()
    published.state = State.WITHDRAWN
    with breaks("publication_withdrawn_says_when_and_why"):
        published.save()


def test_only_a_withdrawn_publication_was_withdrawn() -> None:
    with breaks("publication_withdrawn_says_when_and_why"):
        factories.publication(withdrawn_on=date(2025, 1, 31), withdrawn_because="Wrong")


def test_only_what_is_published_has_a_set_time() -> None:
    with breaks("publication_time_is_of_a_published_one"):
        factories.publication(state=State.DRAFT, live_at=timezone.now())


def test_comments_are_due_only_of_what_is_with_a_force() -> None:
    with breaks("publication_with_a_force_says_until_when"):
        factories.publication(check_due_on=date(2026, 12, 1))


def test_who_published_did_so_at_a_time() -> None:
    with breaks("publication_released_by_somebody"):
        factories.publication(released_by=factories.user())


CORRECTION = {
    "kind": "finding",
    "row": 1,
    "about": "Heading",
    "from_value": "Old",
    "to_value": "New",
    "corrected_on": date(2026, 11, 23),
    "reason": "A slip",
}


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("to_value", "Old", "correction_changes_something"),
        ("reason", "", "correction_has_a_reason"),
        ("about", "", "correction_says_of_what"),
    ],
)
def test_a_correction_says_what_changed_and_why(field: str, value: str, name: str) -> None:
    with breaks(name):
        Correction.objects.create(
            publication=factories.publication(), by=factories.user(), **{**CORRECTION, field: value}
        )


def test_who_looked_at_a_draft_can_not_be_changed() -> None:
    view = DraftView.objects.create(
        publication=factories.publication(state=State.DRAFT), user=factories.user(), address="/letters/x/"
    )
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        DraftView.objects.filter(pk=view.pk).update(address="/")
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        DraftView.objects.filter(pk=view.pk).delete()


def test_a_closure_says_whether_its_publication_made_it() -> None:
    with breaks("closure_effect_is_known"):
        factories.closure(cause=factories.cause(), letter=factories.letter(), effect="perhaps")


def test_a_move_says_whether_its_publication_made_it() -> None:
    letter = factories.letter()
    stay = Stay.objects.create(force=letter.force, key="stay")
    told = {"publication": letter.publication, "on": date(2025, 7, 11), "precision": "day", "source": "x"}
    with breaks("move_effect_is_known"):
        Move.objects.create(stay=stay, event=MoveKind.LEFT, effect="perhaps", **told)
