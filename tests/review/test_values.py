"""Editing a proposal: every form takes back what it shows, and faults are told at their fields."""

from typing import Any

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from peel.reader.read import read
from peel.reader.suggestions import Suggestion, suggestions
from peel.record.models import Decision, Draft
from peel.review.actions.lock import reviewed
from peel.review.forms.suggestion import FORMS
from tests.review.accept.conftest import letter, report
from tests.review.conftest import LETTER, REPORT, faults, page, words

pytestmark = pytest.mark.django_db
ALL = [
    each
    for draft in (report(), letter(), read(LETTER.read_bytes()), read(REPORT.read_bytes()))
    for each in suggestions(draft)
]
GRADES = [(slug, slug) for slug in ("outstanding", "good", "adequate", "requires-improvement", "inadequate")]


def sent(form: Any) -> dict[str, Any]:
    """What a browser sends of a form as it is first shown."""
    page_of = {name: form[name].value() for name in form.fields}
    return {name: str(value) for name, value in page_of.items() if value not in (None, "") and value is not False}


def differing(proposal: Suggestion) -> dict[str, Any]:
    """What a form makes of a proposal that nobody touched, where it is not what was read."""
    form_class = FORMS[proposal.kind]
    shown = form_class(initial=form_class.initial_of(proposal.value), grades=GRADES)
    form = form_class(sent(shown), initial=shown.initial, grades=GRADES)
    assert form.is_valid(), (proposal.key, form.errors)
    before = msgspec.json.decode(msgspec.json.encode(proposal.value))
    return {name: value for name, value in form.as_values().items() if before[name] != value}


def test_every_form_gives_back_what_it_was_given() -> None:
    assert len(ALL) > 150
    assert {each.kind for each in ALL} >= set(FORMS) - {"monitoring"}
    assert {each.key: differing(each) for each in ALL if differing(each)} == {}


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        ("estimate", {"value": "100.1"}, "Value in percent must be a number from 0 to 100"),
        ("estimate", {"value": "-1"}, "from 0 to 100"),
        ("estimate", {"value": ""}, "from 0 to 100"),
        ("estimate", {"value": "NaN"}, "from 0 to 100"),
        ("estimate", {"margin": "51"}, "Margin in percentage points must be a number from 0 to 50"),
        ("estimate", {"margin": "three"}, "from 0 to 50"),
        ("estimate", {"subject": ""}, "Enter subject"),
        ("count", {"numerator": "94"}, "can't be more than the 93 cases"),
        ("count", {"denominator": "0"}, "from 1 to"),
        ("count", {"numerator": "1.5"}, "whole number"),
        ("judgment", {"grade": "excellent"}, "choose one of those listed"),
        ("judgment", {"area": "Gardening"}, "choose one of those listed"),
        ("figure", {"kind": "rate", "per": ""}, "per how many people"),
        ("figure", {"value": "1e40"}, "must be a number"),
        ("recommendation", {"on": "2025-02-30"}, "enter a real day"),
        ("recommendation", {"on": "2025-02-28"}, "only one of them"),
        ("recommendation", {"wording": ""}, "the document's words for the deadline"),
        ("recommendation", {"text": ""}, "Enter recommendation"),
        ("cause", {"title": " "}, "Enter title"),
        ("finding", {"heading": "x" * 1001}, "at most 1000"),
        ("document", {"published_on": "31 2 2025"}, "enter a real day"),
        ("document", {"address": "javascript:alert(1)"}, "begins with https://"),
        ("document", {"fieldwork_from": "2024-02-01", "fieldwork_until": "2024-01-01"}, "Fieldwork ends"),
    ],
)
def test_a_fault_is_told_at_its_field(
    row: Draft, ann_client: Client, kind: str, values: dict[str, str], told: str
) -> None:
    address = reverse("draft-proposal", args=[row.pk, kind, 0])
    form = dict(page(ann_client.get(address)).forms[-1].form_values())
    response = ann_client.post(address, {**form, **values, "edit": "1"})
    assert response.status_code == 422
    assert told in " ".join(faults(response))
    again = dict(page(response).forms[-1].form_values())
    for name, value in values.items():
        if name not in ("grade", "area"):
            assert again.get(name, "").strip() == value.strip(), "what was typed is still there"
    assert not Decision.objects.exists()


def test_an_edit_is_labelled_and_keeps_its_words(row: Draft, ann: object, ann_client: Client) -> None:
    address = reverse("draft-proposal", args=[row.pk, "estimate", 0])
    form = dict(page(ann_client.get(address)).forms[-1].form_values())
    changed = {**form, "value": "82.5", "reason": "A slip of the press", "edit": "1"}
    response = ann_client.post(address, changed, follow=True)
    card = page(response).get_element_by_id("estimate-0").text_content()
    for told in (f"Edited by {ann}", "differs from the text", "82.5%", "read as: 82.6%", "A slip of the press"):
        assert told in " ".join(card.split())
    estimate = reviewed(row).estimates[0]
    assert (estimate.value, estimate.quote) == (82.5, "82.6 percent (+/- 3.4 percent)")


def test_grades_and_areas_are_those_of_the_cycle(row: Draft, ann_client: Client) -> None:
    tree = page(ann_client.get(reverse("draft-proposal", args=[row.pk, "judgment", 0])))
    assert tree.xpath("//select[@name='area']/option/text()") == [
        "Investigating crime",
        "Recording data about crime",
    ]
    grades = tree.xpath("//select[@name='grade']/option/@value")
    assert grades == [*(slug for slug, _ in GRADES), "not-graded"]


def test_a_reason_for_rejecting(row: Draft, ann_client: Client) -> None:
    address = reverse("draft-proposal", args=[row.pk, "figure", 0])
    ann_client.post(address, {"reject": "1", "reason": "Said of another force"})
    decision = Decision.objects.get()
    assert (decision.verdict, decision.reason) == ("reject", "Said of another force")
    tree = page(ann_client.get(reverse("draft", args=[row.pk])))
    assert "Said of another force" in tree.get_element_by_id("figure-0").text_content()


def test_what_no_database_keeps_is_left_out_or_told(row: Draft, ann_client: Client) -> None:
    address = reverse("draft-proposal", args=[row.pk, "figure", 0])
    ann_client.post(address, {"reject": "1", "reason": "Not\0 ours" + "x" * 2000, "seen": "\0"})
    decision = Decision.objects.get()
    assert decision.reason.startswith("Not oursx")
    assert len(decision.reason) == 1000
    form = dict(page(ann_client.get(address)).forms[-1].form_values())
    assert ann_client.post(address, {**form, "subject": "a\0b", "edit": "1"}).status_code == 422


def test_the_document_itself_is_not_rejected(row: Draft, ann_client: Client) -> None:
    response = ann_client.post(reverse("draft-proposal", args=[row.pk, "document", 0]), {"reject": "1"})
    assert response.status_code == 409
    assert "can't be decided so" in faults(response)[0]
    assert not Decision.objects.exists()


def test_what_is_typed_is_never_markup(row: Draft, ann_client: Client) -> None:
    address = reverse("draft-proposal", args=[row.pk, "finding", 0])
    form = dict(page(ann_client.get(address)).forms[-1].form_values())
    bad = "<script>alert(1)</script>"
    response = ann_client.post(address, {**form, "heading": bad, "reason": bad, "edit": "1"}, follow=True)
    assert bad in words(response)
    assert bad not in response.content.decode()
