"""Each fact tells who says it, and what we inferred gives way to what a source states."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from peel.record.models import (
    Area,
    Correction,
    Force,
    Judgment,
    Publication,
    PublicationKind,
    SourceKind,
    State,
    Tally,
    User,
    kind_of_publication,
    kind_of_source,
)
from peel.seed.loaders.source_kind import source_kind
from peel.seed.loaders.table import Row, WrongFact
from tests import factories
from tests.entry.conftest import form, signed_in
from tests.review.accept.accepting import load
from tests.review.accept.conftest import report

OWN, INFERRED = SourceKind.INSPECTORATE, SourceKind.INFERRED
TOTALS = {"source": "https://hmicfrs.justiceinspectorates.gov.uk/x/", "source_kind": INFERRED, "note": "By totals."}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("https://hmicfrs.justiceinspectorates.gov.uk/peel-reports/kent-2021-22/", "inspectorate"),
        ("http://www.justiceinspectorates.gov.uk/hmic/x", "inspectorate"),
        ("the report, http://www.hmic.gov.uk:80/x", "inspectorate"),
        ("https://example.org/x ; https://hmicfrs.justiceinspectorates.gov.uk/y", "inspectorate"),
        ("https://justiceinspectorates.gov.uk.example.org/x", "other"),
        ("https://notjusticeinspectorates.gov.uk/x", "other"),
        ("https://www.wired-gov.net/x?from=hmicfrs.justiceinspectorates.gov.uk", "other"),
        ("wired-gov 17-10-2024", "other"),
        ("", "other"),
    ],
)
def test_an_address_is_of_the_kind_of_its_host(source: str, kind: str) -> None:
    assert kind_of_source(source) == kind


@pytest.mark.parametrize(
    ("kind", "address", "expected"),
    [
        (PublicationKind.INSPECTION_REPORT, "", OWN),
        (PublicationKind.LETTER, "https://example.org/copy", OWN),
        (PublicationKind.OTHER, "https://example.org/news", SourceKind.OTHER),
        (PublicationKind.OTHER, "https://hmicfrs.justiceinspectorates.gov.uk/news/", OWN),
        (PublicationKind.STATISTICS, "", SourceKind.OTHER),
    ],
)
def test_a_passage_is_of_the_kind_of_its_publication(kind: str, address: str, expected: str) -> None:
    assert kind_of_publication(Publication(kind=kind, address=address)) == expected


@pytest.mark.parametrize(
    ("kind", "source", "fault"),
    [
        ("inspectorate", "https://example.org/x", "of the kind ‘other’"),
        ("other", "https://hmicfrs.justiceinspectorates.gov.uk/x", "of the kind ‘inspectorate’"),
        ("", "a name", "there is no kind of source"),
    ],
)
def test_a_file_may_not_claim_another_kind_than_its_address(kind: str, source: str, fault: str) -> None:
    with pytest.raises(WrongFact, match=fault):
        source_kind(Row("grades.csv", 2, {"source_kind": kind, "source": source}))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", "press"])
def test_no_row_without_a_known_kind(kind: str) -> None:
    with pytest.raises(IntegrityError, match="peel_judgment_source_kind_is_known"):
        factories.judgment(inspection=factories.inspection(), source_kind=kind)


@pytest.mark.django_db
def test_a_tally_and_an_audit_have_a_known_kind_too() -> None:
    with pytest.raises(IntegrityError, match="audits_audit_source_kind_is_known"):
        factories.audit(source_kind="")


@pytest.mark.django_db
def test_a_tally_has_no_kind_unless_one_is_given() -> None:
    with pytest.raises(IntegrityError, match="peel_tally_source_kind_is_known"):
        Tally.objects.create(inspection=factories.inspection(), graded_areas=9, source="a notice")


@pytest.mark.django_db
def test_what_a_passage_says_is_not_inferred() -> None:
    inspection = factories.inspection()
    passage = factories.document(publication=inspection.report).passages.first()
    with pytest.raises(IntegrityError, match="judgment_inferred_has_no_passage"):
        factories.judgment(inspection=inspection, passage=passage, source_kind=INFERRED)


@pytest.mark.django_db
def test_stated_and_inferred_part_the_judgments() -> None:
    inspection = factories.inspection()
    stated = factories.judgment(inspection=inspection)
    inferred = factories.judgment(inspection=inspection, **TOTALS)
    assert list(Judgment.objects.stated()) == [stated]
    assert list(Judgment.objects.inferred()) == [inferred]


def inferred_of(inspection: Any, area: Area, grade: str = "adequate") -> Judgment:
    return factories.judgment(inspection=inspection, area=area, grade=grade, **TOTALS)


@pytest.mark.django_db
@pytest.mark.parametrize("grade", ["adequate", "good"])
def test_a_report_takes_the_place_of_what_we_inferred(grade: str) -> None:
    cycle = factories.cycle(slug="2023-25", name="2023–25")
    area = factories.area(framework=factories.framework(cycle=cycle), name="Investigating crime")
    force, by = factories.force("Barset"), factories.user(role="admin")
    told = factories.publication(force=force, slug="barset-2023-25")
    inspection = factories.inspection(force=force, framework=area.framework, report=told)
    row = inferred_of(inspection, area, grade)
    whole = report()
    load(replace(whole, judgments=whole.judgments[:1], estimates=(), counts=(), causes_of_concern=()), by)
    row.refresh_from_db()
    assert (row.grade.slug, row.source_kind, row.source, row.note) == ("good", OWN, "", "")
    assert row.passage is not None
    assert [event.source_kind for event in row.events.order_by("pgh_id")] == [INFERRED, OWN]
    assert not Correction.objects.exists()


@pytest.fixture
def admin(db: None) -> User:
    return factories.user(role="admin")


def edited(admin: User, row: Judgment, **typed: str) -> None:
    """Type into the form of the judgment's inspection."""
    client: Client = signed_in(admin)
    address = reverse("inspection-edit", args=[row.inspection.report.slug])
    values = form(client, address)
    values |= {f"area-{row.area_id}-{name}": [value] for name, value in typed.items()}
    answer = client.post(address, values | {"why-reason": ["Read in the report."]})
    assert answer.status_code == 302, answer.content.decode()[:4000]
    row.refresh_from_db()


@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED])
def test_a_grade_typed_with_its_source_takes_the_place_too(admin: User, state: str) -> None:
    inspection = factories.inspection(state=state)
    row = inferred_of(inspection, factories.area(framework=inspection.framework))
    edited(admin, row, grade="good", said="https://hmicfrs.justiceinspectorates.gov.uk/report/")
    assert (row.grade.slug, row.source_kind, row.note) == ("good", OWN, "")
    assert not Correction.objects.exists()


def test_a_kind_stays_while_the_source_does_and_changes_with_it(admin: User) -> None:
    inspection = factories.inspection(state=State.DRAFT)
    row = inferred_of(inspection, factories.area(framework=inspection.framework))
    edited(admin, row, grade="good")
    assert (row.grade.slug, row.source_kind, row.note) == ("good", INFERRED, "By totals.")
    edited(admin, row, said="https://example.org/news")
    assert row.source_kind == SourceKind.OTHER


def test_changing_a_stated_grade_of_a_published_report_is_a_correction(admin: User, db: None) -> None:
    inspection = factories.inspection()
    row = factories.judgment(inspection=inspection, grade="adequate")
    edited(admin, row, grade="good", said="https://hmicfrs.justiceinspectorates.gov.uk/report/")
    assert {one.about.rpartition(": ")[2] for one in Correction.objects.all()} == {
        "grade",
        "source",
        "kind of source",
    }


def test_an_audit_of_a_document_is_the_inspectorates(admin: User) -> None:
    cycle = factories.cycle(slug="2023-25", name="2023–25")
    factories.area(framework=factories.framework(cycle=cycle), name="Investigating crime")
    force: Force = factories.force("Barset")
    load(replace(report(), judgments=()), admin)
    assert set(force.audits.values_list("source_kind", flat=True)) == {OWN}
