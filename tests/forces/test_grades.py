"""The grades on the page of a force: those of the latest cycle, and all of them over the cycles."""

import pytest
from django.test import Client

from peel.record.models import Comparability, FindingKind, Origin, State, Tally
from tests import factories
from tests.forces.rows import text, themed
from tests.reading import page, words

pytestmark = pytest.mark.django_db


def over_cycles(client, force):
    """The table of the grades over the cycles."""
    (table,) = page(client, force.get_absolute_url()).xpath("//table[contains(@class, 'cycles-table')]")
    return table


def lines(table):
    """Its heads and rows as words, cell by cell."""
    return [[words(cell) for cell in row.xpath("*")] for row in table.xpath(".//tr")]


def test_the_areas_of_the_latest_cycle_have_grade_source_and_open_items(stranger, force, two_cycles) -> None:
    table = page(stranger, force.get_absolute_url()).xpath("//h2[@id='areas']/following::table[1]")[0]
    heads, row = lines(table)
    assert heads == ["Area", "Grade", "Source", "Open items held"]
    assert row[1].startswith("Adequate")
    assert row[2].startswith("Source")
    assert row[3] == "None held"


def test_themes_by_cycles_with_the_break_on_the_border(stranger: Client, force, two_cycles) -> None:
    earlier, later = two_cycles
    table = over_cycles(stranger, force)
    heads, grades, held = lines(table)
    assert heads == ["Theme", str(earlier), f"Not comparable with {earlier} {later}"]
    assert [cell.split(",")[0] for cell in grades] == ["Answering calls", "Good", "Adequate"]
    assert held == ["Grades held", "1 of 1", "1 of 1"]
    borders = table.xpath(".//*[contains(@class, 'divider') and (self::th or self::td)]")
    assert len(borders) == 3, "head, row and foot of the later cycle"
    assert {border.getparent().index(border) for border in borders} == {2}
    found = text(stranger, force)
    assert found.count("The method changed.") == 1, "the reason is said once"


def test_comparable_cycles_have_no_border(stranger: Client, force, theme) -> None:
    for comparable in (Comparability.NO, Comparability.YES):
        framework = factories.framework(cycle=factories.cycle(comparable_with_previous=comparable))
        factories.judgment(
            inspection=factories.inspection(force=force, framework=framework), area=themed(framework, theme)
        )
    assert not over_cycles(stranger, force).xpath(".//*[contains(@class, 'divider')]")
    assert "Why these cycles cannot be compared" not in text(stranger, force)


def test_no_grade_says_why_and_a_gap_between_cycles_is_shown(stranger: Client, force, theme) -> None:
    first, gap, last = (factories.framework() for _ in range(3))
    factories.judgment(
        inspection=factories.inspection(force=force, framework=first), area=themed(first, theme, name="Calls")
    )
    themed(gap, theme)
    inspection = factories.inspection(force=force, framework=last)
    themed(last, theme)
    factories.judgment(inspection=inspection, area=factories.area(framework=last))
    (calls,) = [row for row in lines(over_cycles(stranger, force)) if row[0] == str(theme)]
    assert calls[1].startswith("Good")
    assert calls[2:] == ["No report held", "Grade not held"]
    (other,) = [row for row in lines(over_cycles(stranger, force))[1:-1] if row[0] != str(theme)]
    assert other[1:3] == ["No such area"] * 2


def test_a_grade_of_another_source_and_an_inferred_one_say_so(stranger: Client, force, theme) -> None:
    framework = factories.framework()
    inspection = factories.inspection(force=force, framework=framework)
    for kind, grade in (("inspectorate", "good"), ("other", "adequate"), ("inferred", "inadequate")):
        factories.judgment(
            inspection=inspection, area=factories.area(framework=framework), grade=grade, source_kind=kind
        )
    marked = {
        words(cell).split(",")[0]: [words(mark) for mark in cell.xpath(".//*[@class='source-kind']")]
        for cell in over_cycles(stranger, force).xpath(".//tbody//td")
    }
    assert marked == {"Good": [], "Adequate": ["Another source"], "Inadequate": ["Inferred by us"]}
    found = text(stranger, force)
    assert "1 Good, 1 Adequate; 1 more inferred by us (3 of 3 held)" in found


def test_a_published_total_stays_until_every_grade_is_held(stranger: Client, force) -> None:
    inspection = factories.inspection(force=force, report=factories.publication(force=force))
    area = factories.judgment(inspection=inspection).area
    tally = Tally.objects.create(
        inspection=inspection, graded_areas=2, good=1, inadequate=1, source="a notice", source_kind="other"
    )
    assert f"{area.framework.cycle}: 1 good, 1 inadequate, of 2 areas graded. Source: a notice" in text(
        stranger, force
    )
    factories.judgment(inspection=inspection, area=factories.area(framework=area.framework), grade="inadequate")
    assert tally.source not in text(stranger, force)


def test_a_break_in_a_cycle_between_counts(stranger: Client, force, theme) -> None:
    first = factories.framework()
    factories.cycle()
    last = factories.framework(cycle=factories.cycle(comparable_with_previous=Comparability.YES))
    for framework in (first, last):
        factories.judgment(
            inspection=factories.inspection(force=force, framework=framework), area=themed(framework, theme)
        )
    assert f"Not comparable with {first.cycle}" in text(stranger, force)


def test_an_unpublished_report_changes_no_grade(stranger: Client, inspector_client: Client, force, theme) -> None:
    earlier, later = factories.framework(), factories.framework()
    area = themed(later, theme, name="Wallaby calls")
    factories.judgment(
        inspection=factories.inspection(force=force, framework=earlier), area=themed(earlier, theme), grade="good"
    )
    factories.judgment(
        inspection=factories.inspection(force=force, framework=later, state=State.DRAFT),
        area=area,
        grade="inadequate",
    )
    hidden = text(stranger, force)
    assert "Inadequate" not in hidden
    assert "Wallaby" not in hidden
    assert "Wallaby" in text(inspector_client, force)


def test_a_carried_over_grade_says_so(stranger: Client, force) -> None:
    inspection = factories.inspection(force=force)
    older = factories.cycle(name="1999")
    factories.judgment(inspection=inspection, origin=Origin.CARRIED_OVER, carried_from=older)
    assert "Carried over from 1999" in text(stranger, force)


def test_open_items_are_counted_at_their_area(stranger: Client, force) -> None:
    inspection = factories.inspection(force=force)
    area = factories.judgment(inspection=inspection).area
    factories.cause(force=force, area=area)
    factories.finding(publication=inspection.report, area=area, kind=FindingKind.AREA_FOR_IMPROVEMENT)
    table = page(stranger, force.get_absolute_url()).xpath("//h2[@id='areas']/following::table[1]")[0]
    assert words(table.xpath("tbody/tr/td")[2]) == "1 cause of concern, 1 for improvement"
