"""An audit by hand: its estimates, counts and what it compares with."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audits.models import Audit, Comparison, Count, Estimate, Subject
from peel.record.models import Correction, Force, State, User
from tests import factories
from tests.entry.conftest import SOURCE, faults, form

pytestmark = pytest.mark.django_db
NEW = "/entry/audits/new/"


@pytest.fixture
def subject(db: None) -> Subject:
    """What is estimated."""
    return factories.subject(name="All crime")


def filled(client: Client, force: Force, subject: Subject, **values: Any) -> dict[str, Any]:
    """An audit as somebody would type it."""
    typed = {
        "place-address": [SOURCE],
        "head-title": ["Crime recording 2025"],
        "head-kind": ["crime-data-integrity"],
        "head-sample_from": ["1 4 2025"],
        "head-sample_until": ["30 6 2025"],
        "head-cases_examined": ["1200"],
        "estimate-new0-subject": [subject.slug],
        "estimate-new0-value": ["92.6"],
        "estimate-new0-margin": ["2.7"],
        "estimate-new0-claim": ["significant-improvement"],
        "count-new0-wording": ["relevant cases"],
        "count-new0-numerator": ["33"],
        "count-new0-denominator": ["37"],
    }
    return form(client, NEW, force=force.slug) | typed | values


def test_an_audit_with_all_that_it_found(ann_client: Client, ann: User, barset: Force, subject: Subject) -> None:
    earlier = factories.audit(force=barset)
    typed = {
        "comparison-new0-earlier": [earlier.slug],
        "comparison-new0-statement": ["The same questions were asked."],
        "comparison-new0-whose": ["The inspectorate"],
    }
    response = ann_client.post(NEW, filled(ann_client, barset, subject, **typed))
    audit = Audit.objects.exclude(pk=earlier.pk).get()
    assert response.url == audit.get_absolute_url()
    assert (audit.publication.state, audit.publication.prepared_by) == (State.DRAFT, ann)
    estimate = Estimate.objects.get()
    assert (estimate.value, estimate.margin, estimate.wording) == (Decimal("92.6"), Decimal("2.7"), "percent")
    assert (estimate.claim, estimate.source, estimate.subject) == ("significant-improvement", SOURCE, subject)
    count = Count.objects.get()
    assert (count.numerator, count.denominator, count.wording) == (33, 37, "relevant cases")
    comparison = Comparison.objects.get()
    assert (comparison.earlier, comparison.later, comparison.comparable) == (earlier, audit, "yes")
    assert ann_client.get(response.url).status_code == 200


def test_a_published_estimate_changes_with_a_reason_and_a_public_line(
    ann_client: Client, barset: Force, subject: Subject
) -> None:
    estimate = factories.estimate(audit=factories.audit(force=barset), subject=subject)
    address = reverse("audit-edit", args=[estimate.audit.slug])
    values = form(ann_client, address) | {f"estimate-{estimate.pk}-value": ["83.6"]}
    response = ann_client.post(address, values)
    assert response.status_code == 422
    assert faults(response) == ["This is published: say why it changes. Everybody will read it."]
    response = ann_client.post(address, values | {"why-reason": ["A slip of the pen"]})
    assert response.status_code == 302
    correction = Correction.objects.get()
    assert (correction.from_value, correction.to_value, correction.reason) == ("82.6", "83.6", "A slip of the pen")
    assert "A slip of the pen" in Client().get(estimate.audit.get_absolute_url()).content.decode()


def test_a_published_estimate_is_not_taken_out_and_one_of_a_draft_is(
    ann_client: Client, barset: Force, subject: Subject
) -> None:
    for state, status, left in (("published", 422, 1), ("draft", 302, 0)):
        estimate = factories.estimate(audit=factories.audit(force=barset, state=state), subject=subject)
        address = reverse("audit-edit", args=[estimate.audit.slug])
        values = form(ann_client, address) | {f"estimate-{estimate.pk}-take_out": ["on"], "why-reason": ["Why"]}
        assert ann_client.post(address, values).status_code == status
        assert Estimate.objects.filter(pk=estimate.pk).count() == left


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"estimate-new0-value": ["101"]}, "Value in percent must be a number from 0 to 100"),
        ({"estimate-new0-value": ["92,6"]}, "Value in percent must be a number from 0 to 100"),
        ({"estimate-new0-value": ["NaN"]}, "Value in percent must be a number from 0 to 100"),
        ({"estimate-new0-value": ["92.617"]}, "at most two decimal places"),
        ({"estimate-new0-margin": ["51"]}, "± in percentage points must be a number from 0 to 50"),
        ({"estimate-new0-subject": [""]}, "Choose subject, or give the document’s words for it"),
        ({"estimate-new0-qualifier": ["x" * 21]}, "at most 20 characters"),
        ({"count-new0-numerator": ["38"]}, "can't be more than the 37 cases"),
        ({"count-new0-denominator": ["0"]}, "Of all cases must be a whole number"),
        ({"count-new0-wording": [""]}, "Enter what was counted"),
        ({"head-sample_until": ["1 1 2025"]}, "the day on which it began, or a later one"),
        ({"head-cases_examined": ["-1"]}, "Cases examined must be a whole number"),
        ({"head-title": ["x" * 201]}, "at most 200 characters"),
        ({"comparison-new0-earlier": ["nowhere"]}, "choose one of those listed"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    ann_client: Client, barset: Force, subject: Subject, typed: dict[str, list[str]], says: str
) -> None:
    response = ann_client.post(NEW, filled(ann_client, barset, subject, **typed))
    assert response.status_code == 422
    assert any(says in fault for fault in faults(response)), faults(response)
    assert not Audit.objects.exists()


def test_one_estimate_a_subject(ann_client: Client, barset: Force, subject: Subject) -> None:
    typed = {"estimate-new1-subject": [subject.slug], "estimate-new1-value": ["90"]}
    response = ann_client.post(NEW, filled(ann_client, barset, subject, **typed))
    assert faults(response) == ["New estimate: This audit has its estimate of this subject already"]
