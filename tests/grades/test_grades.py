"""The list of grades, and the word beside each grade and audit that the inspectorate does not state itself."""

import csv
from io import StringIO

import pytest
from django.test import Client

from peel.record.models import SourceKind, State
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db
OWN = "https://hmicfrs.justiceinspectorates.gov.uk/peel-reports/x/"
KINDS = {
    "inspectorate": {"source": OWN, "source_kind": SourceKind.INSPECTORATE},
    "other": {"source": "https://example.org/news", "source_kind": SourceKind.OTHER},
    "inferred": {"source": OWN, "source_kind": SourceKind.INFERRED, "note": "Inferred: by the totals."},
}


@pytest.fixture
def inspection(db):
    """An inspection with a grade of each kind of source."""
    made = factories.inspection()
    for kind in KINDS.values():
        factories.judgment(inspection=made, **kind)
    return made


def test_each_grade_says_who_states_it(stranger: Client, inspection) -> None:
    shown = rows(stranger, "/grades/")
    assert len(shown) == 3
    for row, label in zip(shown, SourceKind.labels, strict=True):
        assert label in row


@pytest.mark.parametrize(
    ("source", "number"), [("inspectorate", 1), ("other", 1), ("inferred", 1), ("stated", 2), ("", 3)]
)
def test_the_list_is_filtered_by_source(stranger: Client, inspection, source: str, number: int) -> None:
    assert len(rows(stranger, f"/grades/?source={source}")) == number
    assert len(stranger.get("/grades/", {"source": source, "format": "json"}).json()["rows"]) == number


def test_the_list_is_filtered_by_force_area_cycle_and_grade(stranger: Client, inspection) -> None:
    other = factories.judgment(inspection=factories.inspection(), grade="inadequate")
    for name, value in {
        "force": other.inspection.force.slug,
        "theme": other.area.theme.slug,
        "cycle": other.inspection.framework.cycle.slug,
        "grade": "inadequate",
    }.items():
        assert len(rows(stranger, f"/grades/?{name}={value}")) == 1, name


def test_the_file_has_the_kind_of_source_in_its_last_column(stranger: Client, inspection) -> None:
    content = stranger.get("/grades/", {"format": "csv"}).content.decode()
    heads, *lines = csv.reader(StringIO(content))
    assert heads[-1] == "Source kind"
    assert [line[-1] for line in lines] == list(KINDS)
    assert {line[3] for line in lines} == {"good"}


def test_hidden_grades_are_not_listed(stranger: Client) -> None:
    factories.judgment(inspection=factories.inspection(state=State.DRAFT))
    assert stranger.get("/grades/", {"format": "json"}).json()["rows"] == []


def test_the_list_asks_the_same_whatever_its_length(stranger: Client) -> None:
    for address in ("/grades/", "/grades/?format=csv"):
        same_number_of_queries(stranger, address, lambda: factories.judgment(inspection=factories.inspection()))


def test_a_report_marks_what_the_inspectorate_does_not_state(stranger: Client, inspection) -> None:
    shown = words(page(stranger, inspection.get_absolute_url()))
    assert shown.count("Another source") == shown.count("Inferred by us") == 1
    assert "The inspectorate" not in shown
    assert "by the totals" in shown


def test_an_area_marks_it_too(stranger: Client, inspection) -> None:
    for judgment in inspection.judgments.all():
        shown = " ".join(rows(stranger, judgment.area.get_absolute_url()))
        marked = judgment.source_kind != SourceKind.INSPECTORATE
        assert (judgment.get_source_kind_display() in shown) == marked


@pytest.mark.parametrize(("kind", "marked"), [("inspectorate", False), ("other", True)])
def test_an_audit_says_who_states_it(stranger: Client, kind: str, marked: bool) -> None:
    audit = factories.audit(**KINDS[kind])
    assert ("Another source" in words(page(stranger, audit.get_absolute_url()))) == marked
    assert SourceKind(kind).label in rows(stranger, "/audits/")[0]
    assert len(rows(stranger, f"/audits/?source={kind}")) == 1
    content = stranger.get("/audits/", {"format": "csv"}).content.decode()
    heads, line = csv.reader(StringIO(content))
    assert (heads[-1], line[-1]) == ("Source kind", kind)
