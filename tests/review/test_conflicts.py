"""Two people review one draft at once: each is told what the other did, and nothing typed is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from peel.record.models import Correction, Decision, Draft, Judgment, Publication, State, User
from peel.review.actions.accept import compare_draft
from peel.review.actions.apply_draft import mark, write_draft
from peel.review.actions.decide import accept_undoubted, decide
from tests.review.conftest import faults, page, words

pytestmark = pytest.mark.django_db


def opened(client: Client, address: str) -> dict[str, str]:
    """What the last form of a page sends along."""
    return dict(page(client.get(address)).forms[-1].form_values())


def seen(client: Client, row: Draft) -> str:
    """The moment up to which an open page knows what was decided."""
    return page(client.get(reverse("draft", args=[row.pk]))).xpath("//input[@name='seen']/@value")[0]


def test_a_button_pressed_after_another_person_pressed_another(row: Draft, ben: User, ann_client: Client) -> None:
    before = seen(ann_client, row)
    decide(draft=row, kind="figure", number=0, verdict="reject", reason="A page number", by=ben)
    sent = {"kind": "figure", "accept": "0", "seen": before}
    response = ann_client.post(reverse("draft-decide", args=[row.pk]), sent, follow=True)
    text = words(response)
    assert f"{ben} decided otherwise since you opened the page" in text
    assert f"{ben}: rejected" in text
    assert "A page number" in text
    assert "You: accepted" in text
    assert Decision.objects.get().verdict == "reject"
    form = dict(page(response).forms[-1].form_values())
    address = reverse("draft-proposal", args=[row.pk, "figure", 0])
    ann_client.post(address, {"seen": form["seen"], "accept": "1"})
    assert Decision.objects.get().verdict == "accept"


def test_a_form_without_its_moment_counts_as_never_opened(row: Draft, ben: User, ann_client: Client) -> None:
    decide(draft=row, kind="figure", number=0, verdict="reject", by=ben)
    for moment in ("", "zzz", "2026-01-01"):
        ann_client.post(reverse("draft-decide", args=[row.pk]), {"kind": "figure", "accept": "0", "seen": moment})
        assert Decision.objects.get().verdict == "reject"


def test_values_typed_while_another_person_decided_are_kept(row: Draft, ben: User, ann_client: Client) -> None:
    address = reverse("draft-proposal", args=[row.pk, "estimate", 0])
    form = opened(ann_client, address)
    decide(draft=row, kind="estimate", number=0, verdict="edit", values={"value": 81.0}, by=ben)
    response = ann_client.post(address, {**form, "value": "83.3", "edit": "1"})
    assert response.status_code == 409
    assert "decided otherwise" in faults(response)[0]
    text = words(response)
    assert "81% ± 3.4 percentage points" in text
    assert "read as: 82.6% ± 3.4 percentage points" in text
    mine = dict(page(response).forms[-1].form_values())
    assert mine["value"] == "83.3"
    ann_client.post(address, {**mine, "edit": "1"})
    assert Decision.objects.get().values == {"value": 83.3}


def test_the_difference_is_shown_anew_when_it_changed(row: Draft, ann: User, ben: User, ann_client: Client) -> None:
    accept_undoubted(draft=row, by=ann)
    address = reverse("draft-difference", args=[row.pk])
    form = opened(ann_client, address)
    decide(draft=row, kind="figure", number=0, verdict="reject", by=ben)
    response = ann_client.post(address, form)
    assert response.status_code == 409
    assert "since this page was opened" in faults(response)[0]
    assert f"{ben} – rejected" in words(response)
    assert not Judgment.objects.exists()
    ann_client.post(address, dict(page(response).forms[-1].form_values()))
    assert Judgment.objects.exists()


def test_who_wrote_it_before_is_said(row: Draft, ben: User, ann: User, ann_client: Client) -> None:
    accept_undoubted(draft=row, by=ann)
    address = reverse("draft-difference", args=[row.pk])
    form = opened(ann_client, address)
    write_draft(draft=row, seen=mark(compare_draft(draft=row, by=ben)), by=ben)
    assert "Nothing changed" in words(ann_client.post(address, form, follow=True))
    text = words(ann_client.get(address))
    assert f"{ben} wrote this draft to the record" in text
    assert "Nothing is left to write" in text
    sent = {"kind": "judgment", "reject": "0", "seen": seen(ann_client, row)}
    text = words(ann_client.post(reverse("draft-decide", args=[row.pk]), sent, follow=True))
    assert f"{ben} wrote this draft to the record before: what was written of this stays there" in text
    sent = {"kind": "figure", "reject": "0", "seen": seen(ann_client, row)}
    text = words(ann_client.post(reverse("draft-decide", args=[row.pk]), sent, follow=True))
    assert "write it again, so that the record follows" in text
    assert "Gone" in words(ann_client.get(address))


def test_a_published_value_changes_with_a_reason(row: Draft, ann: User, ann_client: Client) -> None:
    accept_undoubted(draft=row, by=ann)
    write_draft(draft=row, seen=mark(compare_draft(draft=row, by=ann)), by=ann)
    Publication.objects.update(state=State.PUBLISHED)
    decide(draft=row, kind="judgment", number=0, verdict="edit", values={"grade": "adequate"}, by=ann)
    address = reverse("draft-difference", args=[row.pk])
    response = ann_client.get(address)
    assert "Good → Adequate" in words(response)
    form = dict(page(response).forms[-1].form_values())
    refused = ann_client.post(address, form)
    assert refused.status_code == 409
    assert "say why it changes" in faults(refused)[0]
    assert not Correction.objects.exists()
    ann_client.post(address, {**form, "reason": "Misread at first"})
    assert Correction.objects.get().reason == "Misread at first"
