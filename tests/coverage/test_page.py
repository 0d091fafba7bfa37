"""The page of what we hold: by cycle, by force, as a file, and for whom."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from audits.audits.not_loaded import results_not_loaded
from peel.coverage.causes_not_loaded import causes_not_loaded
from peel.record.models import SourceConflict, SourceKind, State
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, words

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
    file = stranger.get("/coverage/?format=csv").content.decode()
    assert ",2024-10-17,2," in file
    assert ",spring 2024,0," in file
    found = words(page(stranger, "/coverage/"))
    assert "Grades held: 2 of 4, 2 of them inferred by us. For 1 force we hold no report" in found


def test_a_published_total_says_whether_ours_agrees(stranger: Client, framework) -> None:
    for name, number in (("Aa", 2), ("Bb", 0)):
        factories.tally(inspection=inspected(framework, name, grades=number), graded_areas=2, good=2, adequate=0)
    agrees, open_ = (row[3] for row in lines(stranger))
    assert agrees.startswith("2 graded: 2 good. Agrees")
    assert open_.startswith("2 graded: 2 good. Not all stated grades held")


def test_each_force_has_its_causes_letters_and_audits(stranger: Client, framework) -> None:
    made = inspected(framework, "Aa")
    area = framework.areas.first()
    factories.cause(force=made.force, area=area, known_open_on=date(2025, 6, 6))
    factories.cause(force=made.force)  # of no area of this cycle
    factories.letter(force=made.force)
    factories.audit(force=made.force)
    factories.force("Bb")
    first, second = lines(stranger)
    assert first[4:] == [
        "1 held. 1 open cause of concern held (as at 6 June 2025); its recommendations are not held.",
        "1 letter to Aa",
        "1 audit of Aa",
    ]
    assert second[4:] == ["None held", "None held", "None held"]


def test_what_is_known_and_not_held_has_its_reason(stranger: Client, framework) -> None:
    found = words(page(stranger, "/coverage/").xpath("//main")[0])
    given = [row["what"] for row in causes_not_loaded(AnonymousUser())] + [one.what for one in results_not_loaded()]
    assert len(given) > 3
    assert all(what in found for what in given)


def test_sources_that_disagree_are_both_named(stranger: Client, framework) -> None:
    force, other = factories.force("Aa"), factories.cycle(order=0)
    said = {
        "subject": "Number of areas",
        "source": "First paper",
        "other_source": "Second paper",
        "reason": "Newer.",
    }
    told = {"says": "nine", "other_says": "ten", "taken": "ten", "force": force}
    SourceConflict.objects.create(slug="a", cycle=framework.cycle, **said | told)
    SourceConflict.objects.create(slug="b", cycle=other, **said | told | {"says": "seven"})
    found = words(page(stranger, f"/coverage/?cycle={framework.cycle.slug}").xpath("//main")[0])
    for part in ("Aa: Number of areas. One source says: nine.", "Another says: ten.", "We show: ten. Newer."):
        assert part in found
    assert "First paper" in found
    assert "Second paper" in found
    assert "seven" not in found


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
    assert first["Published totals"] == "2 graded: 2 good: Not all stated grades held"
    assert (second["Grades held"], second["Could be held"]) == ("0", "")


def test_the_file_of_grades_has_the_codes(stranger: Client, inspector_client: Client, framework) -> None:
    factories.area(framework=framework, grading="no", name="Service to victims")
    inspected(framework, "Aa", source_kind=SourceKind.INFERRED)
    factories.statement(cycle=framework.cycle, force=factories.force("Bb"), is_inspected=False)
    inspected(framework, "Cc", grades=2, state=State.DRAFT)
    url = f"/coverage/?cycle={framework.cycle.slug}&format=csv&of=grades"
    found = list(csv.DictReader(StringIO(stranger.get(url).content.decode())))
    codes = [(line["Force"], line["Code"], line["Source kind"]) for line in found]
    assert codes == [
        ("Aa", "good", "inferred"),
        ("Aa", "not-held", ""),
        ("Aa", "not-graded", ""),
        ("Bb", "not-inspected", ""),
        ("Bb", "not-inspected", ""),
        ("Bb", "not-graded", ""),
        *[("Cc", "no-report-held", "")] * 2,
        ("Cc", "not-graded", ""),
    ]
    assert found[0]["Source"] == factories.SOURCE
    unpublished = [line for line in inspector_client.get(url).content.decode().splitlines() if "NOT PUB" in line]
    assert len(unpublished) == 2


def test_two_people_see_their_own_coverage(stranger: Client, inspector_client: Client, framework) -> None:
    made = inspected(framework, "Aa", state=State.DRAFT)
    factories.tally(inspection=made, graded_areas=2, good=2, source="Quokka")
    assert lines(stranger)[0] == ["Aa", "No report held", "No grades held", "No total held", *["None held"] * 3]
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
        cause = factories.cause(force=factories.force(), area=framework.areas.first())
        factories.letter(force=cause.force)
        factories.audit(force=cause.force)

    same_number_of_queries(stranger, "/coverage/", make)
