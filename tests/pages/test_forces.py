"""The list of forces, and the page of one."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from peel.models import (
    Comparability,
    FindingKind,
    ForceName,
    InspectionKind,
    Move,
    MoveKind,
    Origin,
    State,
    Stay,
    Theme,
)
from tests import factories
from tests.growth import same_number_of_queries

from .reading import page, rows, words

pytestmark = pytest.mark.django_db


def moved(force, event, on, precision="day", stay=None, **fields):
    """What a source of its own says of a force's move in or out of Engage."""
    stay = stay or Stay.objects.create(key=f"{force.slug}-{on.year}", force=force)
    publication = factories.publication(force=force, state=fields.pop("state", State.PUBLISHED))
    return Move.objects.create(
        stay=stay,
        publication=publication,
        event=event,
        on=on,
        precision=precision,
        source=factories.SOURCE,
        **fields,
    )


def themed(framework, theme, **fields):
    """An area of a framework with a theme that another cycle has too."""
    return factories.area(framework=framework, theme=theme, **fields)


@pytest.fixture
def force():
    return factories.force("Barset")


@pytest.fixture
def theme():
    return Theme.objects.create(slug="calls", name="Answering calls", order=900)


@pytest.fixture
def two_cycles(force, theme):
    """A force with a grade of one theme in two cycles that can't be compared."""
    earlier, later = factories.framework(), factories.framework()
    for framework, grade in ((earlier, "good"), (later, "adequate")):
        inspection = factories.inspection(force=force, framework=framework)
        factories.judgment(inspection=inspection, area=themed(framework, theme), grade=grade)
    return earlier.cycle, later.cycle


def text(client, force):
    """The page of a force as words."""
    return words(page(client, force.get_absolute_url()))


def test_the_list_has_what_a_reader_compares(stranger: Client, force) -> None:
    factories.inspection(force=force)
    factories.cause(force=force)
    moved(force, MoveKind.ENTERED, date(2024, 3, 11))
    (row,) = page(stranger, "/forces/").xpath("//main//tbody/tr")
    cycle = force.inspections.get().framework.cycle
    assert [words(cell) for cell in row] == ["Barset", "South West", f"{cycle}, 17 October 2024", "1", "Engage"]


def test_the_latest_report_is_that_of_the_latest_cycle_dated_or_not(stranger: Client, force) -> None:
    factories.inspection(force=force)
    last = factories.inspection(force=force, report=factories.publication(published_on=None))
    factories.inspection(force=force, report=factories.publication(state=State.DRAFT))
    assert f"{last.framework.cycle}, date not known" in rows(stranger, "/forces/")[0]
    assert last.report.title in text(stranger, force)


def test_a_cycle_without_grades_leaves_the_grades_of_the_one_before(stranger: Client, force) -> None:
    graded = factories.judgment(inspection=factories.inspection(force=force)).inspection.framework.cycle
    bare = factories.inspection(force=force).framework.cycle
    found = text(stranger, force)
    assert f"The force was inspected in {bare} too, and none of its grades is in the record" in found
    assert f"grades by area, {graded}" in found


def test_the_list_filters(stranger: Client, force) -> None:
    other = factories.force("Loamshire")
    other.region, other.country, other.gss_code = "Wales", "Wales", "W15000001"
    other.save()
    ForceName.objects.create(force=force, name="Barset Constabulary (old)")
    factories.cause(force=force)
    moved(other, MoveKind.ENTERED, date(2024, 3, 11))
    for query, name in (
        ("q=constabulary", "Barset"),
        ("q=loam", "Loamshire"),
        ("region=Wales", "Loamshire"),
        ("country=England", "Barset"),
        ("engage=yes", "Loamshire"),
        ("engage=no", "Barset"),
        ("open_causes=yes", "Barset"),
        ("open_causes=no", "Loamshire"),
    ):
        found = rows(stranger, f"/forces/?{query}")
        assert len(found) == 1, query
        assert found[0].startswith(name), query


def test_a_force_that_left_engage_is_in_scan(stranger: Client, force) -> None:
    stay = moved(force, MoveKind.ENTERED, date(2022, 6, 1)).stay
    moved(force, MoveKind.LEFT, date(2024, 5, 21), stay=stay)
    assert "Scan" in rows(stranger, "/forces/")[0]
    assert "In Engage from 1 June 2022" in text(stranger, force)
    assert "Now in Scan" in text(stranger, force)


def test_an_unpublished_source_moves_nobody(stranger: Client, inspector_client: Client, force) -> None:
    stay = moved(force, MoveKind.ENTERED, date(2022, 6, 1)).stay
    moved(force, MoveKind.LEFT, date(2024, 5, 21), stay=stay, state=State.DRAFT, reason="Platypus")
    assert "Engage" in rows(stranger, "/forces/")[0]
    assert "no source in the record says that it left" in text(stranger, force)
    assert "Platypus" not in text(stranger, force)
    assert "Platypus" in text(inspector_client, force)


def test_sources_that_disagree_both_stand(stranger: Client, force) -> None:
    stay = moved(force, MoveKind.ENTERED, date(2022, 6, 1), "month").stay
    moved(force, MoveKind.ENTERED, date(2022, 7, 6), stay=stay)
    found = text(stranger, force)
    assert "June 2022" in found
    assert "or 6 July 2022" in found
    assert "The sources disagree." in found


def test_the_summary_names_the_force(stranger: Client, force) -> None:
    ForceName.objects.create(force=force, name="Barset Constabulary", until_on=date(1974, 4, 1))
    factories.inspection(force=force, hm_inspector="Jo Example")
    found = text(stranger, force)
    for piece in ("Barset Police", "Barset Constabulary (until 1 April 1974)", "South West, England", "Jo Example"):
        assert piece in found


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


def test_what_is_left_to_do_stands_at_the_top(stranger: Client, force, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2025, 8, 1))
    cause = factories.cause(force=force, title="Custody")
    for due in (date(2025, 6, 12), date(2025, 9, 1)):
        factories.recommendation(cause=cause, deadline_on=due)
    found = text(stranger, force)
    assert "1 recommendation overdue of 2 open" in found
    assert "Next deadline12 June 2025 – 50 days late, Custody" in found


def test_a_cause_has_its_age_and_next_deadline(stranger: Client, force) -> None:
    today = timezone.localdate()
    cause = factories.cause(force=force, title="Slow calls", raised_on=today - timedelta(days=12))
    factories.recommendation(
        cause=cause, deadline_months=None, deadline_wording="", deadline_on=today - timedelta(days=2)
    )
    card = words(page(stranger, force.get_absolute_url()).xpath("//li[@class='card']")[0])
    assert "Slow calls" in card
    assert "Open" in card
    assert "12 days old" in card
    assert "2 days late" in card


def test_a_closed_cause_is_folded_with_how_it_closed(stranger: Client, inspector_client: Client, force) -> None:
    cause = factories.cause(force=force, title="Slow calls")
    letter = factories.letter(force=force, state=State.DRAFT)
    factories.closure(cause=cause, letter=letter)
    assert "Slow calls" in words(page(stranger, force.get_absolute_url()).xpath("//li[@class='card']")[0])
    assert letter.publication.title not in text(stranger, force)
    folded = words(page(inspector_client, force.get_absolute_url()).xpath("//details[@id='closed']")[0])
    assert "closed 11 July 2025 by" in folded
    assert letter.publication.title in folded


def test_the_chart_has_words_and_breaks_and_no_lines(stranger: Client, force, two_cycles) -> None:
    earlier, later = two_cycles
    chart = page(stranger, force.get_absolute_url()).xpath("//figure[@class='chart']")[0]
    heads = [words(head) for head in chart.xpath(".//thead//th")]
    assert heads == ["Theme", str(earlier), "Not comparable", str(later)]
    assert [words(cell) for cell in chart.xpath(".//tbody/tr/*")] == ["Answering calls", "Good", "[b]", "Adequate"]
    drawn = chart.xpath(".//script[@type='application/json']")[0].text
    assert '"mode": "markers+text"' in drawn
    assert "Not<br>comparable" in drawn.replace("\\u003C", "<").replace("\\u003E", ">")


def test_empty_parts_say_so(stranger: Client, force) -> None:
    found = text(stranger, force)
    for piece in (
        "No inspection of this force is in the record.",
        "No grade of this force is in the record.",
        "Nothing about this force is in the record.",
        "No stay in Engage is in the record.",
    ):
        assert piece in found


def test_the_time_line_names_what_was_published(stranger: Client, force) -> None:
    factories.publication(force=force, title="Kakapo", state=State.DRAFT)
    factories.letter(force=force)
    factories.publication(force=force, published_on=None, title="Undated report")
    found = [
        words(item)
        for item in page(stranger, force.get_absolute_url()).xpath("//h2[@id='time-line']/following::ol[1]/li")
    ]
    assert len(found) == 2
    assert found[-1].startswith("Date not known")


def test_an_unknown_force_is_not_found(stranger: Client) -> None:
    assert stranger.get("/forces/nowhere/").status_code == 404


def test_the_list_asks_the_same_for_many(stranger: Client) -> None:
    def make():
        force = factories.force()
        factories.inspection(force=force)
        factories.cause(force=force)
        moved(force, MoveKind.ENTERED, date(2024, 3, 11))

    same_number_of_queries(stranger, "/forces/", make)


def test_the_page_asks_the_same_for_many(stranger: Client, force, theme) -> None:
    def make():
        framework = factories.framework()
        inspection = factories.inspection(force=force, framework=framework, kind=InspectionKind.RE_INSPECTION)
        area = themed(framework, theme)
        factories.judgment(inspection=inspection, area=area)
        recommendation = factories.recommendation(cause=factories.cause(force=force, area=area))
        factories.closure(cause=recommendation.cause, letter=factories.letter(force=force))
        factories.recommendation(cause=factories.cause(force=force, area=area))
        for kind in (FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.FINDING):
            factories.finding(publication=inspection.report, area=area, kind=kind)
        stay = Stay.objects.create(key=inspection.report.slug, force=force)
        moved(force, MoveKind.ENTERED, date(2022, 1, 1), stay=stay)

    same_number_of_queries(stranger, force.get_absolute_url(), make)
