"""An inspection by hand: ten grades on one page, and what the scale of its cycle allows."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from peel.record.models import (
    Area,
    Correction,
    Force,
    Framework,
    Inspection,
    Judgment,
    Publication,
    State,
    User,
)
from tests import factories
from tests.entry.conftest import SOURCE, faults, form, words

pytestmark = pytest.mark.django_db
NEW = "/entry/inspections/new/"


def filled(client: Client, force: Force, areas: list[Area], **values: Any) -> dict[str, Any]:
    """An inspection as somebody would type it, every area graded good."""
    typed = {
        "place-address": [SOURCE],
        "place-published_on": ["17 10 2024"],
        "head-fieldwork_from": ["1/2/2024"],
        "head-fieldwork_until": ["2024-04-30"],
        "head-hm_inspector": ["Roy Wilsher"],
    }
    graded = {f"area-{area.pk}-grade": ["good"] for area in areas}
    return form(client, NEW, force=force.slug, framework=areas[0].framework.slug) | typed | graded | values


def edited(inspection: Inspection) -> str:
    return reverse("inspection-edit", args=[inspection.report.slug])


def test_the_force_and_the_cycle_come_first(ann_client: Client, barset: Force, framework: Framework) -> None:
    assert "Cycle and framework" in words(ann_client.get(NEW))
    response = ann_client.get(NEW, {"force": "zzz", "framework": framework.slug})
    assert (response.status_code, faults(response)) == (422, ["Choose one of the forces"])


def test_ten_grades_in_one_go(ann_client: Client, ann: User, barset: Force, areas: list[Area]) -> None:
    first, second, third, *_ = areas
    typed = {
        f"area-{first.pk}-grade": ["not-graded"],
        f"area-{second.pk}-grade": ["not-yet-graded"],
        f"area-{third.pk}-carried_from": ["before"],
        f"area-{third.pk}-said": ["https://example.org/elsewhere"],
    }
    response = ann_client.post(NEW, filled(ann_client, barset, areas, **typed))
    inspection = Inspection.objects.get()
    assert response.url == inspection.get_absolute_url()
    report = inspection.report
    assert (report.state, report.prepared_by, report.address) == (State.DRAFT, ann, SOURCE)
    assert (report.title, report.published_on) == ("Barset Police: PEEL Now", date(2024, 10, 17))
    assert (inspection.fieldwork_from, inspection.hm_inspector) == (date(2024, 2, 1), "Roy Wilsher")
    found = {row.area: row for row in Judgment.objects.all()}
    assert len(found) == 10
    assert (found[first].origin, found[first].grade) == ("not-graded", None)
    assert found[second].origin == "not-yet-graded"
    assert (found[third].origin, found[third].carried_from.slug) == ("carried-over", "before")
    assert [found[area].source for area in areas[1:4]] == [SOURCE, "https://example.org/elsewhere", SOURCE]
    assert all(found[area].grade.slug == "good" for area in areas[2:])


def test_an_untouched_form_makes_nothing(ann_client: Client, barset: Force, areas: list[Area]) -> None:
    untouched = form(ann_client, NEW, force=barset.slug, framework=areas[0].framework.slug)
    response = ann_client.post(NEW, untouched)
    assert response.status_code == 422
    assert "There is nothing to save yet" in faults(response)[0]
    assert not Inspection.objects.exists()
    assert ann_client.post(NEW, untouched | {"head-hm_inspector": ["Roy Wilsher"]}).status_code == 302


def test_a_passage_says_it_and_its_exact_words_stay(ann_client: Client, barset: Force, areas: list[Area]) -> None:
    inspection = factories.inspection(force=barset, framework=areas[0].framework, state=State.DRAFT)
    first, second = factories.document(publication=inspection.report).passages.all()[:2]
    judgment = factories.judgment(inspection=inspection, area=areas[0], passage=first, quote="Text", source="")
    values = form(ann_client, edited(inspection))
    assert values[f"area-{areas[0].pk}-said"] == ["p-1"]
    typed = {f"area-{areas[0].pk}-grade": ["adequate"], f"area-{areas[1].pk}-grade": ["good"]}
    typed |= {f"area-{areas[1].pk}-said": [f"p-{second.number}"]}
    assert ann_client.post(edited(inspection), values | typed).status_code == 302
    judgment.refresh_from_db()
    assert (judgment.grade.slug, judgment.passage, judgment.quote) == ("adequate", first, "Text")
    assert Judgment.objects.get(area=areas[1]).passage == second
    values = form(ann_client, edited(inspection)) | {f"area-{areas[1].pk}-said": ["p-99"]}
    wrong = ann_client.post(edited(inspection), values)
    assert faults(wrong) == [f"{areas[1]}: Where it is said: the document has no passage 99"]


def test_a_passage_of_an_earlier_document_is_named_by_the_documents_public_id(
    ann_client: Client, barset: Force, areas: list[Area]
) -> None:
    inspection = factories.inspection(force=barset, framework=areas[0].framework, state=State.DRAFT)
    earlier, _ = (factories.document(publication=inspection.report) for _ in range(2))
    first, second = earlier.passages.all()[:2]
    judgment = factories.judgment(inspection=inspection, area=areas[0], passage=first, quote="Text", source="")
    values = form(ann_client, edited(inspection))
    assert values[f"area-{areas[0].pk}-said"] == [f"p-1 of document {earlier.public_id}"]
    other = {f"area-{areas[0].pk}-said": [f"p-2 of document {earlier.public_id.upper()}"]}
    assert ann_client.post(edited(inspection), values | other).status_code == 302
    judgment.refresh_from_db()
    assert judgment.passage == second


def test_one_in_preparation_can_be_chosen(ann_client: Client, barset: Force, areas: list[Area]) -> None:
    draft = factories.publication(force=barset, state=State.DRAFT, address=SOURCE)
    factories.publication(force=barset, title="Published already")
    assert "Published already" not in words(
        ann_client.get(NEW, {"force": "barset", "framework": areas[0].framework.slug})
    )
    typed = {"place-publication": [str(draft.pk)]}
    wrong = ann_client.post(NEW, filled(ann_client, barset, areas, **typed))
    assert "has its own" in faults(wrong)[0]
    typed |= {"place-address": [""], "place-published_on": [""]}
    assert ann_client.post(NEW, filled(ann_client, barset, areas, **typed)).status_code == 302
    assert Inspection.objects.get().report == draft


def test_a_grade_of_a_draft_can_be_taken_out_and_a_published_one_not(
    ann_client: Client, barset: Force, areas: list[Area]
) -> None:
    for state, status, left in ((State.DRAFT, 302, 0), (State.PUBLISHED, 422, 1)):
        inspection = factories.inspection(
            force=barset, framework=areas[0].framework, state=state, kind="re-inspection"
        )
        factories.judgment(inspection=inspection, area=areas[0])
        typed = {f"area-{areas[0].pk}-grade": [""], f"area-{areas[0].pk}-said": [""], "why-reason": ["Why"]}
        values = form(ann_client, edited(inspection)) | typed
        response = ann_client.post(edited(inspection), values)
        assert (response.status_code, inspection.judgments.count()) == (status, left)


def test_a_published_grade_changes_with_a_reason_and_a_public_line(
    ann_client: Client, barset: Force, areas: list[Area]
) -> None:
    inspection = factories.inspection(force=barset, framework=areas[0].framework)
    factories.judgment(inspection=inspection, area=areas[0])
    values = form(ann_client, edited(inspection)) | {f"area-{areas[0].pk}-grade": ["inadequate"]}
    assert "say why it changes" in faults(ann_client.post(edited(inspection), values))[0]
    assert inspection.judgments.get().grade.slug == "good"
    assert ann_client.post(edited(inspection), values | {"why-reason": ["Misread"]}).status_code == 302
    correction = Correction.objects.get()
    assert (correction.from_value, correction.to_value) == ("Good", "Inadequate")
    assert "Misread" in Client().get(inspection.get_absolute_url()).content.decode()


def test_saving_without_a_change_says_so_and_writes_nothing(
    ann_client: Client, barset: Force, areas: list[Area]
) -> None:
    inspection = factories.inspection(force=barset, framework=areas[0].framework)
    factories.judgment(inspection=inspection, area=areas[0])
    before = Judgment.pgh_event_model.objects.count()
    response = ann_client.post(edited(inspection), form(ann_client, edited(inspection)), follow=True)
    assert "Nothing changed" in words(response)
    assert Judgment.pgh_event_model.objects.count() == before
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"head-fieldwork_until": ["1 1 2024"]}, "the day on which it began, or a later one"),
        ({"head-fieldwork_from": ["the first of May"]}, "Fieldwork from: enter a real day"),
        ({"head-fieldwork_from": ["1 5 2099"]}, "from 2000 to 2050"),
        ({"head-hm_inspector": ["x" * 101]}, "at most 100 characters"),
        ({"head-hm_inspector": ["a\0b"]}, "Null characters"),
        ({"head-kind": ["nonsense"]}, "choose one of those listed"),
        ({"place-address": ["example.org"]}, "begins with https:// or http://"),
        ({"place-title": ["x" * 251]}, "at most 250 characters"),
        ({"area-{0}-grade": ["splendid"]}, "Grade: choose one of those listed"),
        ({"area-{0}-grade": ["not-graded"], "area-{0}-carried_from": ["before"]}, "Only a grade is carried over"),
        ({"area-{0}-carried_from": ["now"]}, "choose one of those listed"),
        ({"area-{0}-grade": [""], "area-{0}-said": [SOURCE]}, "Choose a grade, or empty the field"),
        ({"area-{0}-said": ["somebody said so"]}, "begins with https:// or http://"),
        ({"area-{0}-said": ["p-3"]}, "there is no document here"),
        ({"place-address": [""]}, "enter a web address"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    ann_client: Client, barset: Force, areas: list[Area], typed: dict[str, list[str]], says: str
) -> None:
    there = {name.format(areas[0].pk): value for name, value in typed.items()}
    response = ann_client.post(NEW, filled(ann_client, barset, areas, **there))
    assert response.status_code == 422
    assert any(says in fault for fault in faults(response)), faults(response)
    assert "Roy Wilsher" in response.content.decode() or "head-hm_inspector" in typed
    assert not Inspection.objects.exists()


def test_a_rule_that_only_the_database_knows_is_said_too(
    ann_client: Client, barset: Force, areas: list[Area]
) -> None:
    factories.inspection(force=barset, framework=areas[0].framework)
    response = ann_client.post(NEW, filled(ann_client, barset, areas))
    assert response.status_code == 422
    assert faults(response) == ["This force has its inspection under this framework already."]
    assert Publication.objects.count() == 1


def test_a_double_click_makes_one(ann_client: Client, barset: Force, areas: list[Area]) -> None:
    values = filled(ann_client, barset, areas)
    first, second = ann_client.post(NEW, values), ann_client.post(NEW, values)
    assert first.url == second.url
    assert (Inspection.objects.count(), Publication.objects.count(), Judgment.objects.count()) == (1, 1, 10)


def test_what_is_set_for_a_time_is_not_changed(ann_client: Client, barset: Force, areas: list[Area]) -> None:
    inspection = factories.inspection(force=barset, framework=areas[0].framework)
    Publication.objects.update(live_at="2049-01-01T00:00Z")
    values = form(ann_client, edited(inspection)) | {"head-hm_inspector": ["Another"]}
    assert "take it back before you change it" in faults(ann_client.post(edited(inspection), values))[0]
