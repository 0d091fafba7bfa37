"""The areas, the page of one, and the cycles."""

import pytest
from django.test import Client

from peel.record.models import Closure, Comparability, FindingKind, InspectionKind, SourceKind, State, Theme
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme():
    return Theme.objects.create(slug="calls", name="Calls", order=900)


@pytest.fixture
def area(theme):
    return factories.area(name="Answering calls", theme=theme, description="How well calls are answered.")


def judged(area, grade="good", name="", **fields):
    """A force with a grade of the area."""
    told = {"source_kind": fields.pop("source_kind")} if "source_kind" in fields else {}
    inspection = factories.inspection(force=factories.force(name), framework=area.framework, **fields)
    return factories.judgment(inspection=inspection, area=area, grade=grade, **told)


def text(client, area):
    """The page of an area as words."""
    return words(page(client, area.get_absolute_url()))


def forces(client, area):
    """The rows of the table of forces as words of cells."""
    found = page(client, area.get_absolute_url()).xpath("//h2[@id='forces']/following::table[1]/tbody/tr")
    return [[words(cell) for cell in row] for row in found]


def test_areas_and_cycles_say_when_there_are_none(stranger: Client) -> None:
    for url in ("/areas/", "/cycles/"):
        assert "no cycles in the record yet" in words(page(stranger, url))


def test_the_areas_of_each_cycle_are_linked(stranger: Client, area) -> None:
    found = page(stranger, "/areas/")
    assert found.xpath(f"//a[@href='{area.get_absolute_url()}']")
    assert found.xpath(f"//h2[@id='{area.framework.cycle.slug}']")


def test_a_cycle_has_its_scale_and_whose_words_forbid_comparing(stranger: Client, area) -> None:
    cycle = area.framework.cycle
    cycle.grades.filter(slug="good").update(definition="Most of it was seen.")
    found = page(stranger, "/cycles/")
    section = words(found.xpath(f"//section[@aria-labelledby='{cycle.slug}']")[0])
    assert "Compared with the cycle before: not comparable. The method changed." in section
    assert "In whose words" in section or "In whose" in section
    assert "Most of it was seen." in section
    assert "We hold no definition." in section
    assert area.name in section


def test_the_distribution_is_a_sentence_and_a_table(stranger: Client, area) -> None:
    for grade in ("good", "requires-improvement", "requires-improvement"):
        judged(area, grade)
    chart = page(stranger, area.get_absolute_url()).xpath("//figure[@class='chart']")[0]
    assert (
        words(chart.xpath(".//span[@class='chart__title']")[0])
        == "We hold 3 grades: 1 good, 2 requires improvement"
    )
    found = [[words(cell) for cell in row] for row in chart.xpath(".//tbody/tr")]
    assert found[1] == ["Good", "1"]
    assert [row[0] for row in found] == ["Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate"]


def test_the_sentence_says_what_we_hold_and_not_what_all_forces_have(stranger: Client, area) -> None:
    judged(area, "good")
    judged(area, "inadequate")
    assert "We hold 2 grades: 1 good, 1 inadequate" in text(stranger, area)


def test_no_grade_counts_as_nought_while_we_lack_one(stranger: Client, area) -> None:
    judged(area, "good")

    def table() -> list[list[str]]:
        chart = page(stranger, area.get_absolute_url()).xpath("//figure[@class='chart']")[0]
        return [[words(cell) for cell in row] for row in chart.xpath(".//tbody/tr")]

    assert table()[:2] == [["Outstanding", "0"], ["Good", "1"]]
    factories.force()
    assert table()[:2] == [["Outstanding", "None held"], ["Good", "1"]]
    assert "No report held: 1." in text(stranger, area)


def test_without_grades_there_is_no_chart(stranger: Client, area) -> None:
    assert "We hold no grades of this area." in text(stranger, area)


def test_forces_without_a_report_stand_under_the_reason(stranger: Client, area) -> None:
    for name in ("Aa", "Bb"):
        factories.force(name)
    factories.statement(cycle=area.framework.cycle, force=factories.force("Cc"), is_inspected=False)
    found = text(stranger, area)
    assert "Not inspected (1): Cc. A source says" in found
    assert "No report held (2): Aa, Bb. We hold no report" in found
    factories.statement(cycle=area.framework.cycle)
    assert "Grade not held (2): Aa, Bb." in text(stranger, area)


def test_what_is_inferred_and_what_is_missing_stand_beside_the_numbers(stranger: Client, area) -> None:
    judged(area, "good", source_kind=SourceKind.INFERRED)
    judged(area, "good")
    factories.inspection(framework=area.framework)
    found = text(stranger, area)
    assert "We hold 2 grades, 1 of them inferred by us: 2 good" in found
    assert "Grades not held: 1." in found
    assert "Grades held: 2 of 3, 1 of them inferred by us in all areas" in found


def test_forces_stand_by_name_with_source_and_open_items(stranger: Client, area) -> None:
    judged(area, "good", "Bb")
    first = judged(area, "inadequate", "Aa").inspection
    factories.cause(force=first.force, area=area)
    factories.finding(publication=first.report, area=area, kind=FindingKind.AREA_FOR_IMPROVEMENT)
    factories.force("Cc")
    found = forces(stranger, area)
    assert [row[:2] for row in found] == [["Aa", "Inadequate Another source"], ["Bb", "Good Another source"]]
    assert found[0][2] == "Report published 17 October 2024"
    assert found[0][3] == "1 cause of concern, 1 for improvement"
    assert found[1][3] == "None held"
    assert "No report held (1): Cc." in text(stranger, area)


def test_what_an_earlier_cycle_left_open_counts_as_on_the_forces_page(stranger: Client, area, theme) -> None:
    made = judged(area, "inadequate", "Aa").inspection
    older = factories.area(framework=factories.framework(cycle=factories.cycle(order=0)), theme=theme)
    report = factories.inspection(force=made.force, framework=older.framework).report
    factories.cause(force=made.force, area=older)
    factories.finding(publication=report, area=older, kind=FindingKind.AREA_FOR_IMPROVEMENT, heading="Echidna")
    factories.finding(publication=made.report, area=area, kind=FindingKind.AREA_FOR_IMPROVEMENT)
    assert forces(stranger, area)[0][3] == "1 cause of concern, 2 for improvement"
    assert forces(stranger, older)[0][3] == "1 cause of concern, 1 for improvement", "not what came later"
    table = page(stranger, made.force.get_absolute_url()).xpath("//h2[@id='areas']/following::table[1]/tbody/tr")
    assert words(table[0].xpath("./td[last()]")[0]) == "1 cause of concern, 2 for improvement"
    assert "Echidna" not in text(stranger, area)


def test_only_the_latest_set_of_a_pilot_counts(stranger: Client, area) -> None:
    pilot = judged(area, "inadequate", "Aa", kind=InspectionKind.PILOT).inspection
    revisit = factories.inspection(
        force=pilot.force, framework=area.framework, kind=InspectionKind.REVISIT, follows=pilot
    )
    factories.judgment(inspection=revisit, area=area, grade="adequate")
    assert [row[1] for row in forces(stranger, area)] == ["Adequate Another source"]


def test_two_versions_of_an_area_share_the_page(stranger: Client, area, theme) -> None:
    version = factories.framework(cycle=area.framework.cycle)
    same = factories.area(framework=version, slug=area.slug, name=area.name, theme=theme)
    judged(area, "good", "Aa")
    judged(same, "adequate", "Bb")
    for one in (area, same):
        assert [row[:2] for row in forces(stranger, one)] == [
            ["Aa", "Good Another source"],
            ["Bb", "Adequate Another source"],
        ]
    assert "Both versions of the cycle’s framework have this area" in text(stranger, area)


def test_findings_and_practice_stand_by_force(stranger: Client, area) -> None:
    report = judged(area, name="Aa").inspection.report
    factories.finding(publication=report, area=area, heading="Calls wait too long")
    factories.finding(
        publication=report, area=area, heading="Texts to callers", kind=FindingKind.INNOVATIVE_PRACTICE
    )
    found = page(stranger, area.get_absolute_url())
    assert words(found.xpath("//h2[@id='findings']/following::h3[1]")[0]) == "Aa"
    assert words(found.xpath("//h2[@id='findings']/following::ul[1]/li")[0]) == "Calls wait too long"
    assert (
        words(found.xpath("//h2[@id='practice']/following::ul[1]/li")[0])
        == "Aa: Texts to callers (innovative practice)"
    )


def test_other_cycles_stand_below_a_labelled_break(stranger: Client, area, theme) -> None:
    older = factories.area(
        framework=factories.framework(cycle=factories.cycle(order=0)), theme=theme, name="Phones"
    )
    judged(older, "outstanding")
    found = text(stranger, area)
    assert f"{older.framework.cycle} – not comparable with {area.framework.cycle}." in found
    assert "Phones: We hold 1 grade: 1 outstanding" in found
    assert "Later cycles of the same theme" in text(stranger, older)


def test_a_break_in_a_cycle_without_the_theme_counts(stranger: Client, theme) -> None:
    first = factories.area(theme=theme)
    factories.cycle()
    last = factories.cycle(comparable_with_previous=Comparability.YES)
    area = factories.area(theme=theme, framework=factories.framework(cycle=last))
    assert f"{first.framework.cycle} – not comparable with {last}." in text(stranger, area)


def test_nothing_unpublished_shows(stranger: Client, inspector_client: Client, area) -> None:
    hidden = judged(area, "outstanding", "Potoroo", state=State.DRAFT).inspection
    factories.finding(publication=hidden.report, area=area, heading="Bilby")
    found = text(stranger, area)
    assert "Bilby" not in found
    assert forces(stranger, area) == []
    assert "We hold no grades of this area." in found
    assert "Bilby" in text(inspector_client, area)
    assert "Potoroo" in text(inspector_client, area)


def test_an_unknown_area_is_not_found(stranger: Client, area) -> None:
    assert stranger.get(f"/areas/{area.framework.slug}/nothing/").status_code == 404


def test_the_page_asks_the_same_for_many(stranger: Client, area, theme) -> None:
    def make():
        inspection = judged(area).inspection
        factories.cause(force=inspection.force, area=area)
        factories.finding(publication=inspection.report, area=area)
        judged(factories.area(theme=theme))

    same_number_of_queries(stranger, area.get_absolute_url(), make)


@pytest.mark.parametrize("url", ["/areas/", "/cycles/"])
def test_the_lists_ask_the_same_for_many(stranger: Client, url) -> None:
    same_number_of_queries(stranger, url, factories.area)


def test_open_items_without_an_area_are_told_on_every_areas_page(stranger: Client) -> None:
    judged = factories.judgment(inspection=factories.inspection(force=factories.force("Barset")))
    url, force = judged.area.get_absolute_url(), judged.inspection.force
    assert "name no area" not in words(page(stranger, url))
    left = factories.finding(publication=factories.publication(force=force), kind="area-for-improvement")
    factories.finding(publication=left.publication, kind="finding")
    factories.finding(publication=left.publication, kind="area-for-improvement", area=judged.area)
    text = words(page(stranger, url))
    assert (
        "Open items that name no area are not counted above; some may belong here: Barset 1 for improvement."
        in text
    )
    factories.cause(force=force)
    assert "Barset 1 cause of concern, 1 for improvement." in words(page(stranger, url))
    letter = factories.letter(force=force)
    Closure.objects.create(publication=letter.publication, finding=left, closed_on=letter.sent_on, source="x")
    assert "Barset 1 cause of concern." in words(page(stranger, url))
