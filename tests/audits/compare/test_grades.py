"""Grades side by side: each with its month, and what keeps them from being compared."""

from datetime import date

import pytest
from django.test import Client

from peel.record.models import Comparability, Origin, SourceKind
from tests import factories
from tests.audits.compare.reading import address, lines, row
from tests.reading import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def crime():
    """An area of a framework of a cycle of its own."""
    return factories.area(name="Investigating crime", slug="crime")


def graded(force, area, grade="good", **fields):
    """A force's judgment of an area, published in May 2024."""
    report = factories.publication(force=force, published_on=date(2024, 5, 3))
    made = factories.inspection(force=force, framework=area.framework, report=report)
    return factories.judgment(inspection=made, area=area, grade=grade, **fields)


def test_each_grade_has_its_word_its_month_and_its_source(stranger: Client, crime) -> None:
    a, b = factories.force("Ayshire"), factories.force("Beeshire")
    graded(a, crime, "inadequate")
    graded(b, crime, "outstanding")
    cells = row(stranger, address("ayshire", "beeshire"), "Investigating crime")
    assert cells[0].startswith("Inadequate May 2024")
    assert cells[1].startswith("Outstanding May 2024")
    assert all("Source: example.org" in cell and "[b]" not in cell for cell in cells)


def test_nothing_is_ranked_or_averaged(stranger: Client, crime) -> None:
    for name, grade in (("Ayshire", "inadequate"), ("Beeshire", "outstanding")):
        graded(factories.force(name), crime, grade)
    said = words(page(stranger, address("ayshire", "beeshire")).xpath("//main")[0]).lower()
    for word in ("better than", "worse than", "best", "worst", "league", "score of"):
        assert word not in said


def test_carried_over_and_not_graded_are_words(stranger: Client, crime) -> None:
    a, b = factories.force("Ayshire"), factories.force("Beeshire")
    before = factories.cycle(name="2016")
    graded(a, crime, origin=Origin.CARRIED_OVER, carried_from=before)
    graded(b, crime, None)
    cells = row(stranger, address("ayshire", "beeshire"), "Investigating crime")
    assert "Carried over from 2016" in cells[0]
    assert cells[1].startswith("Not graded")


def test_another_cycle_is_marked_in_the_cell_and_said_above(stranger: Client, crime) -> None:
    a, b = factories.force("Ayshire"), factories.force("Beeshire")
    graded(a, crime)
    later = factories.cycle(name="2023–25", comparability="More weight on the public.")
    newer = factories.area(framework=factories.framework(cycle=later), theme=crime.theme, name="Solving crime")
    graded(b, newer, "adequate")
    url = address("ayshire", "beeshire")
    cells = row(stranger, url, "Solving crime")
    cycle = crime.framework.cycle
    assert f"Investigating crime [b] {cycle}, not comparable" in cells[0]
    assert "[b]" not in cells[1]
    note = f"[b] Ayshire: grades of {cycle}. Not comparable with 2023–25: More weight on the public."
    assert note in words(page(stranger, url).xpath("//main")[0])
    (line,) = [one for one in lines(stranger, url) if one["What"] == "Solving crime" and one["Force"] == "Ayshire"]
    assert (line["As shown"], line["Period"]) == ("Good", str(cycle))
    assert "[b]" in line["Notes"]


def test_comparable_cycles_carry_no_mark(stranger: Client, crime) -> None:
    a, b = factories.force("Ayshire"), factories.force("Beeshire")
    graded(a, crime)
    later = factories.cycle(comparable_with_previous=Comparability.YES)
    graded(b, factories.area(framework=factories.framework(cycle=later), theme=crime.theme, name="Solving crime"))
    cells = row(stranger, address("ayshire", "beeshire"), "Solving crime")
    assert "comparable" in cells[0]
    assert "[b]" not in cells[0]


def test_another_version_of_the_framework_is_marked(stranger: Client, crime) -> None:
    a, b = factories.force("Ayshire"), factories.force("Beeshire")
    graded(a, crime)
    version = factories.framework(cycle=crime.framework.cycle)
    graded(b, factories.area(framework=version, slug="crime", name="Investigating crime", theme=crime.theme))
    cells = row(stranger, address("ayshire", "beeshire"), "Investigating crime")
    assert "[b] another version of the framework" in cells[0]
    assert "[b]" not in cells[1]


def test_who_states_a_grade_is_said_where_it_is_not_the_inspectorate(stranger: Client, crime) -> None:
    graded(factories.force("Ayshire"), crime, source_kind=SourceKind.INFERRED)
    graded(factories.force("Beeshire"), crime, source_kind=SourceKind.INSPECTORATE)
    url = address("ayshire", "beeshire")
    cells = row(stranger, url, "Investigating crime")
    assert "Inferred by us" in cells[0]
    assert "inspectorate" not in cells[1].lower()
    assert row(stranger, url, "Grades held")[0] == "Grades held: 1 of 1, 1 of them inferred by us"
    kinds = [one["Source kind"] for one in lines(stranger, url) if one["What"] == "Investigating crime"]
    assert kinds == ["inferred", "inspectorate"]


def test_an_area_of_the_other_version_is_not_graded(stranger: Client, crime) -> None:
    graded(factories.force("Ayshire"), crime)
    version = factories.framework(cycle=crime.framework.cycle)
    graded(factories.force("Beeshire"), factories.area(framework=version))
    factories.area(framework=crime.framework, grading="yes", name="Answering calls")
    url = address("ayshire", "beeshire")
    assert row(stranger, url, "Investigating crime")[1].startswith("Not graded The version of the framework")
    assert row(stranger, url, "Answering calls")[0] == "Grade not held"


def test_a_force_without_inspection_says_so(stranger: Client, crime) -> None:
    graded(factories.force("Ayshire"), crime)
    factories.force("Beeshire")
    url = address("ayshire", "beeshire")
    assert row(stranger, url, "Investigating crime")[1] == "No report held"
    assert row(stranger, url, "Grades held") == ["Grades held: 1 of 1", "No grades held"]
    codes = {one["Force"]: one["Code"] for one in lines(stranger, url) if one["What"] == "Investigating crime"}
    assert codes == {"Ayshire": "good", "Beeshire": "no-report-held"}
    factories.force("Ceeshire")
    none = words(page(stranger, address("beeshire", "ceeshire")).xpath("//main")[0])
    assert "We hold no grades of these forces." in none
