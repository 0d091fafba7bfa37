"""The page of what we hold: by cycle, by force, as a file, and for whom."""

import csv
from io import StringIO

import pytest
from django.test import Client

from peel.models import SourceKind, State
from tests import factories
from tests.growth import same_number_of_queries
from tests.pages.reading import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework():
    """A framework with two areas that are always graded."""
    made = factories.framework()
    for name in ("Answering calls", "Investigating crime"):
        factories.area(framework=made, name=name)
    return made


def inspected(framework, name="", grades=1, **fields):
    """An inspection with some grades."""
    force = factories.force(name)
    kind = fields.pop("source_kind", SourceKind.INSPECTORATE)
    made = factories.inspection(force=force, framework=framework, **fields)
    for area in list(framework.areas.all())[:grades]:
        factories.judgment(inspection=made, area=area, source_kind=kind)
    return made


def lines(client, query=""):
    """The rows of the table of forces as words of cells."""
    found = page(client, f"/coverage/{query}").xpath("//h2[@id='forces']/following::table[1]/tbody/tr")
    return [[words(cell) for cell in row] for row in found]


def test_without_cycles_there_is_nothing_to_hold(stranger: Client) -> None:
    assert "We do not hold any cycle" in words(page(stranger, "/coverage/"))


def test_each_force_has_its_report_and_its_grades_of_those_given(stranger: Client, framework) -> None:
    inspected(framework, "Aa", grades=2, source_kind=SourceKind.INFERRED)
    undated = factories.publication(published_on=None, published_text="spring 2024")
    inspected(framework, "Bb", grades=0, report=undated)
    factories.force("Cc")
    factories.statement(cycle=framework.cycle, force=factories.force("Dd"), is_inspected=False)
    assert [row[:3] for row in lines(stranger)] == [
        ["Aa", "Report on Aa, 17 October 2024", "2 of 2, 2 of them inferred by us"],
        ["Bb", "Report on Bb, spring 2024", "none of 2"],
        ["Cc", "No report held", "No grades held"],
        ["Dd", "Not inspected", "No grades given"],
    ]
    found = words(page(stranger, "/coverage/"))
    assert "Grades held: 2 of 4, 2 of them inferred by us. For 1 force we hold no report" in found


def test_a_published_total_says_whether_ours_agrees(stranger: Client, framework) -> None:
    for name, number in (("Aa", 2), ("Bb", 0)):
        factories.tally(inspection=inspected(framework, name, grades=number), graded_areas=2, good=2, adequate=0)
    agrees, open_ = (row[3] for row in lines(stranger))
    assert agrees.startswith("2 graded: 2 good. Agrees")
    assert open_.startswith("2 graded: 2 good. Not all grades held")


def test_the_newest_cycle_with_half_of_its_grades_comes_first(stranger: Client, framework) -> None:
    older = factories.framework(cycle=factories.cycle(order=0))
    factories.area(framework=older)
    inspected(older, "Aa")
    inspected(framework, "Bb", grades=0)
    assert f"What we hold, PEEL {older.cycle}" in words(page(stranger, "/coverage/"))
    assert f"What we hold, PEEL {framework.cycle}" in words(
        page(stranger, f"/coverage/?cycle={framework.cycle.slug}")
    )
    table = page(stranger, "/coverage/").xpath("//h2[@id='cycles']/following::table[1]/tbody/tr")
    assert [words(cell) for cell in table[0]] == [framework.cycle.name, "None", "2", "None", "1"]
    assert [words(cell) for cell in table[1]] == [older.cycle.name, "1", "1", "None", "1"]


def test_an_unknown_cycle_is_reported(stranger: Client, framework) -> None:
    found = page(stranger, "/coverage/?cycle=1999")
    assert found.xpath("//title")[0].text_content().startswith("Error:")


def test_the_file_has_a_line_a_force(stranger: Client, framework) -> None:
    factories.tally(inspection=inspected(framework, "Aa"), graded_areas=2, good=2)
    factories.force("Bb")
    response = stranger.get("/coverage/?format=csv")
    first, second = csv.DictReader(StringIO(response.content.decode()))
    assert (first["Force"], first["Grades held"], first["Could be held"]) == ("Aa", "1", "2")
    assert first["Published totals"] == "2 graded: 2 good: Not all grades held"
    assert (second["Grades held"], second["Could be held"]) == ("0", "")


def test_two_people_see_their_own_coverage(stranger: Client, inspector_client: Client, framework) -> None:
    made = inspected(framework, "Aa", state=State.DRAFT)
    factories.tally(inspection=made, graded_areas=2, good=2, source="Quokka")
    assert lines(stranger)[0] == ["Aa", "No report held", "No grades held", "No total held"]
    assert "Quokka" not in stranger.get("/coverage/").content.decode()
    assert lines(inspector_client)[0][2] == "1 of 2"
    response = inspector_client.get("/coverage/?format=csv")
    assert 'filename="NOT-PUBLISHED-' in response["Content-Disposition"]
    assert "NOT PUBLISHED" in response.content.decode()


def test_it_is_linked_from_the_foot_of_every_page(stranger: Client) -> None:
    assert page(stranger, "/about/").xpath("//footer//a[@href='/coverage/']")


def test_the_queries_do_not_grow(stranger: Client, framework) -> None:
    def make() -> None:
        factories.tally(inspection=inspected(framework), graded_areas=2, good=1)
        factories.statement(cycle=framework.cycle, force=factories.force())

    same_number_of_queries(stranger, "/coverage/", make)
