"""Nobody overwrites what they have not seen: two admins at once, field by field."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from peel.record.models import Area, CauseOfConcern, Force, Recommendation
from tests import factories
from tests.entry.conftest import faults, form, page, sent_by, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cause(barset: Force) -> CauseOfConcern:
    """A draft with two recommendations."""
    made = factories.cause(force=barset, state="draft", title="As it was")
    for text in ("The first", "The second"):
        factories.recommendation(cause=made, text=text)
    return made


@pytest.fixture
def address(cause: CauseOfConcern) -> str:
    return reverse("cause-edit", args=[cause.slug])


def save(client: Client, address: str, values: dict[str, Any]) -> None:
    response = client.post(address, values)
    assert response.status_code == 302, words(response)


def clash(ann_client: Client, ben_client: Client, address: str) -> Any:
    """Both opened it, Ann saved a title first, Ben another."""
    anns, bens = form(ann_client, address), form(ben_client, address)
    save(ann_client, address, anns | {"head-title": ["What Ann says"]})
    return ben_client.post(address, bens | {"head-title": ["What Ben says"], "place-title": ["A report"]})


def test_the_second_sees_both_and_nothing_is_saved(
    ann_client: Client, ben_client: Client, cause: CauseOfConcern, address: str
) -> None:
    response = clash(ann_client, ben_client, address)
    assert response.status_code == 409
    shown = words(response)
    assert "It was: As it was Theirs: What Ann says Yours, as in the form: What Ben says" in shown
    assert faults(response) == ["Title: choose theirs or yours"]
    assert sent_by(response)["place-title"] == ["A report"]
    cause.refresh_from_db()
    assert cause.title == "What Ann says"


def test_without_a_choice_it_asks_again(ann_client: Client, ben_client: Client, address: str) -> None:
    response = clash(ann_client, ben_client, address)
    again = ben_client.post(address, sent_by(response))
    assert again.status_code == 409
    assert "It was: As it was Theirs: What Ann says Yours, as in the form: What Ben says" in words(again)


@pytest.mark.parametrize(("keep", "title"), [("yours", "What Ben says"), ("theirs", "What Ann says")])
def test_the_choice_is_saved(
    ann_client: Client, ben_client: Client, cause: CauseOfConcern, address: str, keep: str, title: str
) -> None:
    response = clash(ann_client, ben_client, address)
    save(ben_client, address, sent_by(response) | {"keep-head-title": [keep]})
    cause.refresh_from_db()
    assert cause.title == title
    assert cause.raised_in.title == "A report"


def test_what_the_second_did_not_touch_is_shown_and_theirs_is_suggested(
    ann_client: Client, ben_client: Client, cause: CauseOfConcern, address: str
) -> None:
    anns, bens = form(ann_client, address), form(ben_client, address)
    save(ann_client, address, anns | {"head-title": ["What Ann says"]})
    response = ben_client.post(address, bens | {"place-title": ["A report"]})
    assert response.status_code == 409
    assert sent_by(response)["keep-head-title"] == ["theirs"]
    save(ben_client, address, sent_by(response))
    cause.refresh_from_db()
    assert (cause.title, cause.raised_in.title) == ("What Ann says", "A report")


def test_a_third_save_in_between_is_seen_too(
    ann_client: Client, ben_client: Client, cause: CauseOfConcern, address: str
) -> None:
    response = clash(ann_client, ben_client, address)
    save(ann_client, address, form(ann_client, address) | {"head-title": ["Ann again"]})
    again = ben_client.post(address, sent_by(response) | {"keep-head-title": ["yours"]})
    assert again.status_code == 409
    assert "Theirs: Ann again" in words(again)


def test_both_saying_the_same_is_no_clash(ann_client: Client, ben_client: Client, address: str) -> None:
    anns, bens = form(ann_client, address), form(ben_client, address)
    for client, values in ((ann_client, anns), (ben_client, bens)):
        save(client, address, values | {"head-title": ["Agreed"]})


def test_a_row_that_was_taken_out_meanwhile_is_not_lost(
    ann_client: Client, ben_client: Client, cause: CauseOfConcern, address: str
) -> None:
    row = cause.recommendations.get(text="The second")
    anns, bens = form(ann_client, address), form(ben_client, address)
    save(ann_client, address, anns | {f"recommendation-{row.pk}-take_out": ["on"]})
    response = ben_client.post(address, bens | {f"recommendation-{row.pk}-text": ["The second, longer"]})
    assert response.status_code == 409
    assert "Theirs: nothing Yours, as in the form: The second, longer" in words(response)
    choices = {name: ["yours"] for name in radios(response)}
    assert len(choices) > 1
    save(ben_client, address, sent_by(response) | choices)
    assert Recommendation.objects.filter(cause=cause, text="The second, longer").exists()
    assert cause.recommendations.count() == 2


def test_a_row_that_was_added_meanwhile_stays(
    ann_client: Client, ben_client: Client, cause: CauseOfConcern, address: str
) -> None:
    anns, bens = form(ann_client, address), form(ben_client, address)
    save(ann_client, address, anns | {"recommendation-new0-text": ["Added by Ann"]})
    save(ben_client, address, bens | {"recommendation-new0-text": ["Added by Ben"]})
    assert list(cause.recommendations.values_list("text", flat=True)) == [
        "The first",
        "The second",
        "Added by Ann",
        "Added by Ben",
    ]


def test_two_grades_of_one_area(ann_client: Client, ben_client: Client, barset: Force, areas: list[Area]) -> None:
    inspection = factories.inspection(force=barset, framework=areas[0].framework, state="draft")
    address = reverse("inspection-edit", args=[inspection.report.slug])
    anns, bens = form(ann_client, address), form(ben_client, address)
    field, said = f"area-{areas[0].pk}-grade", {f"area-{areas[0].pk}-said": ["https://example.org/"]}
    save(ann_client, address, anns | said | {field: ["good"]})
    response = ben_client.post(address, bens | said | {field: ["inadequate"]})
    assert response.status_code == 409
    assert "It was: nothing Theirs: Good Yours, as in the form: Inadequate" in words(response)
    save(ben_client, address, sent_by(response) | {f"keep-{field}": ["yours"]})
    assert inspection.judgments.get().grade.slug == "inadequate"


@pytest.mark.parametrize("opened", ["", "nonsense", "W10:1:forged"])
def test_a_form_that_does_not_say_what_it_was_opened_with_overwrites_nothing(
    ann_client: Client, cause: CauseOfConcern, address: str, opened: str
) -> None:
    values = form(ann_client, address) | {"opened": [opened], "head-title": ["Blind"]}
    assert ann_client.post(address, values).status_code == 409
    cause.refresh_from_db()
    assert cause.title == "As it was"


def radios(response: Any) -> set[str]:
    """The names of the choices on a page."""
    return set(page(response).xpath("//input[@type='radio']/@name"))
