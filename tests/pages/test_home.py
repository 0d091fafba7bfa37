"""The home page: the grid, its form, the three numbers, what changed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from peel.models import InspectionKind, Move, Revision, State, Stay
from tests import factories
from tests.growth import same_number_of_queries

from .reading import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework():
    return factories.framework()


@pytest.fixture
def area(framework):
    return factories.area(framework=framework, name="Answering calls", short_name="Calls")


def inspected(framework, area, grade="good", name="", **fields):
    """A force inspected under the framework, with a grade of the area."""
    force = factories.force(name)
    inspection = factories.inspection(force=force, framework=framework, **fields)
    return factories.judgment(inspection=inspection, area=area, grade=grade)


def grid(client, query=""):
    """The rows of the grid as words."""
    rows = page(client, f"/{query}").xpath("//table[contains(@class, 'grid-table')]/tbody/tr")
    return [" ".join(words(cell) for cell in row) for row in rows]


def test_an_empty_record_says_so(stranger: Client) -> None:
    assert "no cycle of inspections yet" in words(page(stranger, "/"))


def test_a_cell_has_the_word_and_the_month(stranger: Client, framework, area) -> None:
    inspected(framework, area, "requires-improvement", "Barset")
    assert grid(stranger) == ["Barset 0 Requires improvement Oct 2024"]


def test_the_month_is_that_of_fieldwork_where_it_is_known(stranger: Client, framework, area) -> None:
    inspected(framework, area, fieldwork_until=date(2024, 2, 9))
    assert "Feb 2024" in grid(stranger)[0]


def test_without_a_recent_report_the_newest_is_named(stranger: Client, framework, area) -> None:
    inspected(framework, area, name="Aa")
    *_, number = [words(item) for item in page(stranger, "/").xpath("//li[@class='number']")]
    assert number == "0 reports published in the last 90 days The newest is of 17 October 2024."


def test_words_stand_where_no_grade_is(stranger: Client, framework, area) -> None:
    factories.area(framework=framework, grading="no")
    judged = inspected(framework, area, name="Aa")
    factories.inspection(force=factories.force("Bb"), framework=framework)
    factories.force("Cc")
    rows = grid(stranger)
    assert rows[0] == "Aa 0 Good Oct 2024 Not graded"
    assert rows[1] == "Bb 0 Not known Not graded"
    assert rows[2] == "Cc 0 Not inspected Not inspected"
    assert judged.get_absolute_url() in stranger.get("/").content.decode()


def test_a_revisit_replaces_its_pilot_as_a_whole(stranger: Client, framework, area) -> None:
    other = factories.area(framework=framework)
    pilot = inspected(framework, area, "inadequate", "Aa", kind=InspectionKind.PILOT).inspection
    factories.judgment(inspection=pilot, area=other, grade="outstanding")
    revisit = factories.inspection(
        force=pilot.force, framework=framework, kind=InspectionKind.REVISIT, follows=pilot
    )
    factories.judgment(inspection=revisit, area=area, grade="adequate")
    assert grid(stranger) == ["Aa 0 Adequate Oct 2024 Not known"]


def test_a_pilot_counts_until_its_revisit_is_published(stranger: Client, framework, area) -> None:
    pilot = inspected(framework, area, "inadequate", "Aa", kind=InspectionKind.PILOT).inspection
    revisit = factories.inspection(
        force=pilot.force, framework=framework, kind=InspectionKind.REVISIT, follows=pilot, state=State.DRAFT
    )
    factories.judgment(inspection=revisit, area=area, grade="adequate")
    assert grid(stranger) == ["Aa 0 Inadequate Oct 2024"]


def test_a_re_inspection_changes_only_what_it_judged(stranger: Client, framework, area) -> None:
    other = factories.area(framework=framework)
    first = inspected(framework, area, "inadequate", "Aa").inspection
    factories.judgment(inspection=first, area=other, grade="good")
    again = factories.inspection(
        force=first.force,
        framework=framework,
        kind=InspectionKind.RE_INSPECTION,
        report=factories.publication(force=first.force, published_on=date(2025, 3, 1)),
    )
    factories.judgment(inspection=again, area=area, grade="adequate")
    assert grid(stranger) == ["Aa 0 Adequate Mar 2025 Good Oct 2024"]


def test_two_versions_of_a_framework_share_a_column(stranger: Client, framework, area) -> None:
    other = factories.framework(cycle=framework.cycle)
    same = factories.area(framework=other, slug=area.slug, name=area.name, order=1)
    only = factories.area(framework=other, order=2)
    inspected(framework, area, "good", "Aa")
    second = inspected(other, same, "adequate", "Bb").inspection
    factories.judgment(inspection=second, area=only, grade="outstanding")
    assert [row.replace(" Oct 2024", "") for row in grid(stranger)] == [
        "Aa 0 Good Not in this version",
        "Bb 0 Adequate Outstanding",
    ]
    assert f"Only in the {other}" in stranger.get("/").content.decode()


def test_filters_choose_rows_and_columns(stranger: Client, framework, area) -> None:
    other = factories.area(framework=framework)
    judged = inspected(framework, area, "good", "Aa")
    factories.judgment(inspection=judged.inspection, area=other, grade="inadequate")
    inspected(framework, area, "inadequate", "Bb")
    assert [row[:2] for row in grid(stranger, f"?grade=inadequate&area={area.slug}")] == ["Bb"]
    assert [row[:2] for row in grid(stranger, "?grade=inadequate")] == ["Aa", "Bb"]
    factories.cause(force=judged.inspection.force)
    assert [row[:2] for row in grid(stranger, "?concern=yes")] == ["Aa"]
    assert [row[:2] for row in grid(stranger, "?concern=no")] == ["Bb"]


def test_an_unknown_value_is_reported(stranger: Client, framework, area) -> None:
    inspected(framework, area)
    found = page(stranger, "/?grade=splendid")
    assert found.xpath("//title")[0].text_content().startswith("Error:")
    assert "this filter value is not known" in words(found)


def test_rows_sort_by_name_date_or_concerns_never_by_grade(stranger: Client, framework, area) -> None:
    inspected(framework, area, "inadequate", "Aa")
    late = factories.publication(published_on=date(2025, 1, 1))
    newer = inspected(framework, area, "good", "Bb", report=late)
    factories.cause(force=newer.inspection.force)
    assert [row[:2] for row in grid(stranger)] == ["Aa", "Bb"]
    assert [row[:2] for row in grid(stranger, "?order=date")] == ["Bb", "Aa"]
    assert [row[:2] for row in grid(stranger, "?order=concerns")] == ["Bb", "Aa"]
    assert "grade" not in [
        option.get("value") for option in page(stranger, "/").xpath("//select[@name='order']/option")
    ]


def test_the_counts_are_those_of_the_forces_shown(stranger: Client, framework, area) -> None:
    for grade in ("good", "good", "inadequate"):
        inspected(framework, area, grade)
    (row,) = page(stranger, "/").xpath("//table[contains(@class, 'area-counts')]/tbody/tr")
    assert [words(cell) for cell in row.xpath("td")[:5]] == ["0", "2", "0", "0", "1"]
    assert [part.text for part in row.xpath(".//*[local-name()='text']")] == ["2", "1"]


def test_the_numbers_are_links_to_their_lists(stranger: Client, framework, area) -> None:
    today = timezone.localdate()
    recent = factories.publication(published_on=today - timedelta(days=90))
    judged = inspected(framework, area, report=recent)
    inspected(framework, area, report=factories.publication(published_on=today - timedelta(days=91)))
    for _ in range(2):
        factories.cause(force=judged.inspection.force)
    factories.recommendation(cause=factories.cause(), deadline_on=today - timedelta(days=1))
    stay = Stay.objects.create(key="stay", force=factories.force())
    told = {"event": "entered", "on": date(2024, 6, 1), "publication": recent, "source": factories.SOURCE}
    Move.objects.create(stay=stay, **told)
    numbers = page(stranger, "/").xpath("//ul[contains(@class, 'numbers')]//a")
    assert [words(link) for link in numbers] == [
        "3 open causes of concern",
        "2 forces with an open cause of concern",
        "1 recommendation overdue",
        "1 force in Engage, the closer monitoring",
        "1 report published in the last 90 days",
    ]
    for link, rows in zip(numbers, (3, 2, 1, 1, 1), strict=True):
        assert len(page(stranger, link.get("href")).xpath("//main//tbody/tr")) == rows


def test_what_changed_names_the_last_ten_events(stranger: Client, framework, area) -> None:
    judged = inspected(framework, area)
    cause = factories.cause(force=judged.inspection.force, title="Slow calls")
    letter = factories.letter(force=cause.force)
    factories.closure(cause=cause, letter=letter)
    grades = judged.inspection.framework.cycle.grades
    Revision.objects.create(
        judgment=judged,
        changed_on=date(2025, 1, 2),
        from_grade=grades.get(slug="adequate"),
        to_grade=grades.get(slug="good"),
        reason="Wrong data",
        source=factories.SOURCE,
    )
    events = [words(event) for event in page(stranger, "/").xpath("//ol[@class='updates']/li")]
    assert events[0].startswith("11 July 2025 – Cause of concern closed")
    assert "Slow calls" in events[0]
    assert any(event.startswith("2 January 2025 – Grade revised") for event in events)
    assert any("Answering calls: grade From ‘Adequate’ to ‘Good’" in event for event in events)
    for _ in range(12):
        factories.publication()
    assert len(page(stranger, "/").xpath("//ol[@class='updates']/li")) == 10


def test_each_event_leads_somewhere(stranger: Client, framework, area) -> None:
    cause = factories.cause()
    factories.closure(cause=cause, letter=factories.letter(force=cause.force))
    inspected(framework, area)
    links = page(stranger, "/").xpath("//ol[@class='updates']//a/@href")
    assert len(links) == 5
    assert {stranger.get(link, follow=True).status_code for link in links} == {200}


def test_the_list_of_one_area_is_for_phones(stranger: Client, framework, area) -> None:
    other = factories.area(framework=framework, name="Recording crime")
    inspected(framework, other, "adequate", "Aa")
    found = page(stranger, f"/?area={other.slug}")
    assert words(found.xpath("//section[contains(@class, 'narrow-only')]//h3")[0]) == "Recording crime"
    assert words(found.xpath("//ul[@class='force-grades']/li")[0]) == "Aa – Adequate"
    unasked = page(stranger, "/").xpath("//section[contains(@class, 'narrow-only')]//h3")
    assert words(unasked[0]) == "Recording crime", "the area of which most is known"
    full = page(stranger, "/?view=grid")
    assert not full.xpath("//ul[@class='force-grades']")
    assert "wide-only" not in (full.xpath("//section[@aria-labelledby='grid']")[0].get("class") or "")


def test_nothing_unpublished_shows(stranger: Client, inspector_client: Client, framework, area) -> None:
    judged = inspected(framework, area, "outstanding", "Aa", state=State.DRAFT)
    cause = factories.cause(title="Quokka", state=State.DRAFT, force=judged.inspection.force)
    factories.publication(title="Wombat", state=State.WITH_FORCE, force=judged.inspection.force)
    hidden = stranger.get("/").content.decode()
    assert not any(word in hidden for word in ("Quokka", "Wombat", cause.slug, judged.inspection.report.slug))
    assert grid(stranger) == ["Aa 0 Not inspected"]
    assert "Quokka" in inspector_client.get("/").content.decode()


def test_an_unpublished_letter_closes_nothing(stranger: Client, inspector_client: Client, framework, area) -> None:
    cause = factories.cause(force=inspected(framework, area, name="Aa").inspection.force)
    factories.closure(cause=cause, letter=factories.letter(force=cause.force, state=State.DRAFT))
    assert grid(stranger)[0].startswith("Aa 1 ")
    assert grid(inspector_client)[0].startswith("Aa 0 ")


def test_the_queries_do_not_grow(stranger: Client, framework, area) -> None:
    same_number_of_queries(
        stranger, "/", lambda: factories.cause(force=inspected(framework, area).inspection.force)
    )


def test_all_forces_and_cycles_ask_ten_times_at_most(stranger: Client) -> None:
    forces = [factories.force() for _ in range(43)]
    for _ in range(6):
        framework = factories.framework()
        areas = [factories.area(framework=framework) for _ in range(3)]
        for force in forces:
            inspection = factories.inspection(force=force, framework=framework)
            for area in areas:
                factories.judgment(inspection=inspection, area=area)
    with CaptureQueriesContext(connection) as queries:
        response = stranger.get("/")
    assert response.status_code == 200
    assert len(queries) <= 10
