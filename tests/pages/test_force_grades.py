"""The grades on the page of a force: each beside the one before, and the break between."""

import pytest
from django.test import Client

from peel.models import (
    Comparability,
    FindingKind,
    Origin,
    State,
)
from tests import factories

from .forces import text, themed
from .reading import page, words

pytestmark = pytest.mark.django_db


def test_a_grade_stands_beside_the_one_before_with_the_break_between(stranger: Client, force, two_cycles) -> None:
    earlier, later = two_cycles
    table = page(stranger, force.get_absolute_url()).xpath("//h2[@id='areas']/following::table[1]")[0]
    assert [words(head) for head in table.xpath("thead//th")] == [
        "Area",
        f"Grade, {later}",
        "Where it stands",
        "Open items",
        f"Not comparable with {earlier}",
        f"Grade, {earlier}",
    ]
    cells = [words(cell) for cell in table.xpath("tbody/tr/td")]
    assert cells[0].startswith("Adequate")
    assert cells[3] == "Not comparable"
    assert cells[4].endswith("Good")
    assert "Not comparable: The method changed." in text(stranger, force)


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


def test_the_chart_has_words_and_breaks_and_no_lines(stranger: Client, force, two_cycles) -> None:
    earlier, later = two_cycles
    chart = page(stranger, force.get_absolute_url()).xpath("//figure[@class='chart']")[0]
    heads = [words(head) for head in chart.xpath(".//thead//th")]
    assert heads == ["Theme", str(earlier), "Not comparable", str(later)]
    assert [words(cell) for cell in chart.xpath(".//tbody/tr/*")] == ["Answering calls", "Good", "[b]", "Adequate"]
    drawn = chart.xpath(".//script[@type='application/json']")[0].text
    assert '"mode": "markers+text"' in drawn
    assert "Not<br>comparable" in drawn.replace("\\u003C", "<").replace("\\u003E", ">")
