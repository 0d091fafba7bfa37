"""A cause of concern by hand: its recommendations, and the due date that follows from their words."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from peel.entry.forms.due import meant_by
from peel.record.models import CauseOfConcern, Correction, Force, PublicationKind, Recommendation, State, User
from tests import factories
from tests.entry.conftest import SOURCE, faults, form, words

pytestmark = pytest.mark.django_db
NEW = "/entry/causes/new/"


def filled(client: Client, force: Force, **values: Any) -> dict[str, Any]:
    """A cause as somebody would type it."""
    typed = {
        "place-address": [SOURCE],
        "head-title": ["Calls are not answered"],
        "head-raised_on": ["30 11 2024"],
        "recommendation-new0-text": ["Answer them"],
        "recommendation-new0-deadline_wording": ["Within three months"],
    }
    return form(client, NEW, force=force.slug) | typed | values


def edited(cause: CauseOfConcern) -> str:
    return reverse("cause-edit", args=[cause.slug])


def test_a_cause_with_its_recommendations(ann_client: Client, ann: User, barset: Force) -> None:
    area = factories.area()
    typed = {
        "head-area": [str(area.pk)],
        "head-is_accelerated": ["on"],
        "recommendation-new2-text": ["Train people\r\nand watch"],
        "recommendation-new2-deadline_wording": ["By 30 September 2025"],
        "recommendation-new2-due_override_on": ["31 10 2025"],
        "recommendation-new2-due_override_reason": ["A letter gave another month"],
    }
    response = ann_client.post(NEW, filled(ann_client, barset, **typed))
    cause = CauseOfConcern.objects.get()
    assert response.url == cause.get_absolute_url()
    assert (cause.area, cause.is_accelerated, cause.source) == (area, True, SOURCE)
    raised_in = cause.raised_in
    assert (raised_in.state, raised_in.kind, raised_in.prepared_by) == (
        State.DRAFT,
        PublicationKind.CAUSES_OF_CONCERN,
        ann,
    )
    assert raised_in.published_on == date(2024, 11, 30)
    first, second = cause.recommendations.with_due_on().order_by("order")
    assert (first.due_on, first.deadline_months, first.source) == (date(2025, 2, 28), 3, SOURCE)
    assert (second.deadline_on, second.due_on) == (date(2025, 9, 30), date(2025, 10, 31))
    assert second.text == "Train people\nand watch"


@pytest.mark.parametrize(
    ("wording", "due_on"),
    [
        ("Within three months", date(2024, 4, 30)),
        ("With immediate effect", date(2024, 1, 31)),
        ("Within one month", date(2024, 2, 29)),
        ("Within 13 months", date(2025, 2, 28)),
        ("Within two weeks", date(2024, 2, 14)),
        ("By 30 September 2024", date(2024, 9, 30)),
    ],
)
def test_the_due_date_shown_is_that_of_the_record(
    ann_client: Client, barset: Force, wording: str, due_on: date
) -> None:
    cause = factories.cause(force=barset, raised_on=date(2024, 1, 31))
    means = meant_by(wording)
    factories.recommendation(cause=cause, **({"deadline_months": None} | means.values()))
    assert means.due_on(cause.raised_on) == due_on
    assert cause.recommendations.with_due_on().get().due_on == due_on
    assert f"Due {due_on.day} {due_on:%B %Y}" in words(ann_client.get(edited(cause)))


def test_room_for_more_and_the_dates_before_saving(ann_client: Client, barset: Force) -> None:
    values = filled(ann_client, barset) | {"more": ["recommendation"]}
    response = ann_client.post(NEW, values)
    assert response.status_code == 200
    assert "Due 28 February 2025: 3 months after the cause was raised." in words(response)
    assert words(response).count("New recommendation") == 6
    assert "Error" not in response.content.decode()
    assert not CauseOfConcern.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"head-title": [""]}, "Enter title"),
        ({"head-title": ["x" * 2001]}, "at most 2000 characters"),
        ({"head-title": ["a\0b"]}, "Null characters"),
        ({"head-raised_on": [""]}, "Raised on: enter a real day"),
        ({"head-raised_on": ["31 2 2024"]}, "Raised on: enter a real day"),
        ({"head-raised_on": ["1 1 1999"]}, "from 2000 to 2050"),
        ({"head-area": ["0"]}, "Area: choose one of those listed"),
        ({"recommendation-new0-text": [""]}, "New recommendation: Enter what the force should do"),
        ({"recommendation-new0-deadline_wording": ["Soon"]}, "No day follows from these words"),
        ({"recommendation-new0-deadline_wording": ["x" * 201]}, "at most 200 characters"),
        ({"recommendation-new0-due_override_on": ["1 1 2026"]}, "Say why it is due on another day"),
        ({"recommendation-new0-due_override_reason": ["So"]}, "Enter the day on which it is due"),
        (
            {"recommendation-new0-text": [""], "recommendation-new0-deadline_wording": [""]},
            "at least one recommendation",
        ),
        ({"place-address": [""]}, "enter a web address"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    ann_client: Client, barset: Force, typed: dict[str, list[str]], says: str
) -> None:
    response = ann_client.post(NEW, filled(ann_client, barset, **typed))
    assert response.status_code == 422
    assert any(says in fault for fault in faults(response)), faults(response)
    assert not CauseOfConcern.objects.exists()


def test_a_rule_of_the_database_is_said_at_its_field(ann_client: Client, barset: Force) -> None:
    factories.cause(force=barset, title="Calls are not answered", raised_on=date(2024, 11, 30))
    response = ann_client.post(NEW, filled(ann_client, barset))
    assert faults(response) == ["This cause of concern is in the record already."]
    assert b'href="#id_head-title"' in response.content


def test_a_double_click_makes_one(ann_client: Client, barset: Force) -> None:
    values = filled(ann_client, barset)
    assert ann_client.post(NEW, values).url == ann_client.post(NEW, values).url
    assert (CauseOfConcern.objects.count(), Recommendation.objects.count()) == (1, 1)


def test_a_new_recommendation_of_a_published_cause_is_told(ann_client: Client, barset: Force) -> None:
    cause = factories.cause(force=barset)
    factories.recommendation(cause=cause)
    values = form(ann_client, edited(cause)) | {"recommendation-new0-text": ["One more"]}
    assert ann_client.post(edited(cause), values).status_code == 422
    assert ann_client.post(edited(cause), values | {"why-reason": ["Left out"]}).status_code == 302
    correction = Correction.objects.get()
    assert (correction.from_value, correction.to_value, correction.kind) == ("", "One more", "recommendation")
    assert cause.recommendations.get(text="One more").order > 1


def test_recommendations_of_a_draft_are_taken_out_and_published_ones_stay(
    ann_client: Client, barset: Force
) -> None:
    for state, status, left in (("draft", 302, 1), ("published", 422, 2)):
        cause = factories.cause(force=barset, state=state)
        kept, gone = (factories.recommendation(cause=cause) for _ in range(2))
        values = form(ann_client, edited(cause)) | {f"recommendation-{gone.pk}-take_out": ["on"]}
        assert ann_client.post(edited(cause), values | {"why-reason": ["Why"]}).status_code == status
        assert cause.recommendations.count() == left
        assert cause.recommendations.contains(kept)


def test_a_deadline_that_nobody_touches_stays_as_it_is(ann_client: Client, barset: Force) -> None:
    cause = factories.cause(force=barset, state="draft")
    row = factories.recommendation(cause=cause, deadline_wording="As agreed", deadline_months=7)
    values = form(ann_client, edited(cause)) | {"head-title": ["Another title"]}
    assert ann_client.post(edited(cause), values).status_code == 302
    row.refresh_from_db()
    assert (row.deadline_wording, row.deadline_months) == ("As agreed", 7)
