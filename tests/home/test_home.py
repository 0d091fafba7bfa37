"""The home page: the way to a force, the grid and its form, what changed."""

from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from peel.record.models import Force, InspectionKind, Revision, State
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, words

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
    return factories.judgment(inspection=inspection, area=area, grade=grade, source_kind="inspectorate")


def grid(client, query=""):
    """The rows of the grid as words."""
    rows = page(client, f"/{query.partition(chr(35))[0].removeprefix(chr(47))}").xpath(
        "//table[contains(@class, 'grid-table')]/tbody/tr"
    )
    return [" ".join(words(cell) for cell in row) for row in rows]


def cells(client, query=""):
    """The words of the grid's cells, row by row, without what only screen readers are given."""
    rows = page(client, f"/{query.partition(chr(35))[0].removeprefix(chr(47))}").xpath(
        "//table[contains(@class, 'grid-table')]/tbody/tr"
    )
    hidden = ".//text()[not(ancestor::*[contains(@class, 'govuk-visually-hidden') or @aria-hidden])]"
    return [["".join(cell.xpath(hidden)).strip() for cell in row.xpath("td")[1:]] for row in rows]


def test_an_empty_record_says_so(stranger: Client) -> None:
    assert "no cycle of inspections yet" in words(page(stranger, "/"))


def test_a_cells_link_says_force_area_word_and_month(stranger: Client, framework, area) -> None:
    inspected(framework, area, "requires-improvement", "Barset")
    assert grid(stranger) == ["Barset None held Barset, Calls: Requires improvement, Oct 2024"]


def test_the_month_is_that_of_the_report_for_every_force(stranger: Client, framework, area) -> None:
    inspected(framework, area, fieldwork_until=date(2024, 2, 9))
    assert "Oct 2024" in grid(stranger)[0]


def test_the_form_at_the_top_leads_to_a_force(stranger: Client, framework, area) -> None:
    force = inspected(framework, area, name="Barset").inspection.force
    (form,) = page(stranger, "/").xpath("//form[.//select[@name='force']]")
    assert (form.get("method"), form.get("action")) == ("get", "/forces/")
    assert form.xpath(".//option/@value") == ["", force.slug]
    assert stranger.get("/forces/", {"force": force.slug}).headers["Location"] == force.get_absolute_url()


@pytest.mark.parametrize("named", ["", "nowhere", "\0"])
def test_no_force_or_an_unknown_one_leads_to_the_list(stranger: Client, named: str) -> None:
    factories.force("Barset")
    assert "Barset" in words(page(stranger, f"/forces/?force={quote(named)}"))


def test_words_stand_where_no_grade_is(stranger: Client, framework, area) -> None:
    never = factories.area(framework=framework, grading="no", name="Quality of service")
    judged = inspected(framework, area, name="Aa")
    factories.inspection(force=factories.force("Bb"), framework=framework)
    factories.force("Cc")
    rows = grid(stranger)
    assert rows[0] == "Aa None held Aa, Calls: Good, Oct 2024"
    assert rows[1] == "Bb None held Grade not held"
    assert rows[2] == "Cc None held No report held"
    (note,) = page(stranger, "/").xpath("//li[starts-with(., 'Not graded in this cycle')]")
    assert never.name in words(note), "an area that no force can have a grade of needs no column"
    assert judged.get_absolute_url() in stranger.get("/").content.decode()


def test_a_revisit_replaces_its_pilot_as_a_whole(stranger: Client, framework, area) -> None:
    other = factories.area(framework=framework)
    pilot = inspected(framework, area, "inadequate", "Aa", kind=InspectionKind.PILOT).inspection
    factories.judgment(inspection=pilot, area=other, grade="outstanding")
    revisit = factories.inspection(
        force=pilot.force, framework=framework, kind=InspectionKind.REVISIT, follows=pilot
    )
    factories.judgment(inspection=revisit, area=area, grade="adequate")
    assert cells(stranger) == [["Adequate", "Grade not held"]]


def test_a_pilot_counts_until_its_revisit_is_published(stranger: Client, framework, area) -> None:
    pilot = inspected(framework, area, "inadequate", "Aa", kind=InspectionKind.PILOT).inspection
    revisit = factories.inspection(
        force=pilot.force, framework=framework, kind=InspectionKind.REVISIT, follows=pilot, state=State.DRAFT
    )
    factories.judgment(inspection=revisit, area=area, grade="adequate")
    assert cells(stranger) == [["Inadequate"]]


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
    (row,) = grid(stranger)
    assert "Adequate[o], Mar 2025" in row
    assert "Good[o], Oct 2024" in row


def test_two_versions_of_a_framework_share_a_column(stranger: Client, framework, area) -> None:
    other = factories.framework(cycle=framework.cycle)
    same = factories.area(framework=other, slug=area.slug, name=area.name, order=1)
    only = factories.area(framework=other, order=2)
    inspected(framework, area, "good", "Aa")
    second = inspected(other, same, "adequate", "Bb").inspection
    factories.judgment(inspection=second, area=only, grade="outstanding")
    assert cells(stranger) == [["Good", "Not graded"], ["Adequate", "Outstanding"]]
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


def test_grades_of_some_sources_are_hidden_and_each_says_whose_it_is(stranger: Client, framework, area) -> None:
    names = {"Aa": "inspectorate", "Bb": "other", "Cc": "inferred"}
    for name, kind in names.items():
        inspection = factories.inspection(force=factories.force(name), framework=framework)
        factories.judgment(inspection=inspection, area=area, source_kind=kind)
    factories.force("Dd")
    assert [row.split(": ")[-1] for row in grid(stranger)[:3]] == [
        "Good, Oct 2024",
        "Good[o], Oct 2024, another source",
        "Good[i], Oct 2024, inferred by us",
    ]
    offered = page(stranger, "/").xpath("//select[@name='source']/option/@value")
    assert offered == ["", "stated", "inspectorate", "other", "inferred"]
    shown = {kind: [row[:2] for row in grid(stranger, f"?source={kind}")] for kind in offered}
    assert list(shown.values()) == [["Aa", "Bb", "Cc", "Dd"], ["Aa", "Bb"], ["Aa"], ["Bb"], ["Cc"]]
    (key,) = page(stranger, "/").xpath("//p[@class='grid__key']")
    assert words(key).startswith("[o] source other than the inspectorate. [i] inferred by us")


def test_a_force_with_grades_of_two_sources_shows_those_chosen(stranger: Client, framework, area) -> None:
    inspection = inspected(framework, area, name="Aa", grade="good").inspection
    other = factories.area(framework=framework)
    factories.judgment(inspection=inspection, area=other, grade="inadequate", source_kind="inferred")
    assert cells(stranger, "?source=inferred") == [["Hidden: another source", "Inadequate"]]
    assert cells(stranger, "?source=inferred&grade=good") == [], "the grade and the source are of one cell"
    assert cells(stranger, f"?source=inferred&area={area.slug}") == []


def test_the_form_offers_only_what_occurs(stranger: Client, framework, area) -> None:
    inspected(framework, area, "good", "Aa")
    factories.inspection(force=factories.force("Bb"), framework=framework)
    found = page(stranger, "/")
    assert found.xpath("//select[@name='grade']/option/@value") == ["", "good", "not-held"]
    assert found.xpath("//select[@name='source']/option/@value") == ["", "inspectorate"]
    assert [row[:2] for row in grid(stranger, "?grade=not-held")] == ["Bb"]


def test_who_looks_for_a_grade_is_told_how_many_are_not_held(stranger: Client, framework, area) -> None:
    inspected(framework, area, "good", "Aa")
    factories.inspection(force=factories.force("Bb"), framework=framework)
    factories.force("Cc")
    found = page(stranger, f"/?grade=outstanding&area={area.slug}")
    assert "this filter value is not known" in words(found), "nobody is outstanding, so that it is not offered"
    inspected(framework, area, "outstanding", "Dd", state=State.PUBLISHED)
    found = page(stranger, f"/?grade=outstanding&area={area.slug}").xpath("//p[@class='grid__count']")[0]
    assert words(found).startswith("1 of 4 forces. Grades not held: 1. No report held: 1.")
    none = page(stranger, f"/?grade=outstanding&area={area.slug}&concern=yes")
    assert words(none.xpath("//p[@class='grid__count']")[0]).startswith("None of 4 forces.")
    assert "No force fits these filters." in words(none)
    factories.cause(force=Force.objects.get(short_name="Bb"))
    none = page(stranger, f"/?grade=outstanding&area={area.slug}&concern=yes")
    assert words(none.xpath("//p[@class='grid__count']")[0]).startswith("None of 4 forces. Grades not held: 1.")
    assert "No force fits these filters, by the grades that we hold." in words(none)


def test_the_newest_cycle_of_which_half_is_held_comes_first(stranger: Client) -> None:
    older, newer = factories.framework(), factories.framework()
    for framework, graded in ((older, 2), (newer, 1)):
        areas = [factories.area(framework=framework) for _ in range(4)]
        inspection = factories.inspection(force=factories.force(), framework=framework)
        for one in areas[:graded]:
            factories.judgment(inspection=inspection, area=one)
    heading = "//h2[@id='grid']"
    assert words(page(stranger, "/").xpath(heading)[0]) == f"Grades, PEEL {older.cycle}"
    links = page(stranger, "/").xpath("//nav[@aria-label='Cycles']//a")
    assert [words(link) for link in links] == [str(newer.cycle), str(older.cycle)]
    assert links[1].get("aria-current") == "true"
    asked = page(stranger, "/" + links[0].get("href"))
    assert words(asked.xpath(heading)[0]) == f"Grades, PEEL {newer.cycle}"


def test_the_count_says_of_how_many_and_leads_to_what_is_held(stranger: Client, framework, area) -> None:
    factories.area(framework=framework)
    inspected(framework, area)
    (count,) = page(stranger, "/").xpath("//p[@class='grid__count']")
    assert words(count) == "Grades held: 1 of 2"
    (link,) = count.xpath("a/@href")
    assert link == f"/coverage/?cycle={framework.cycle.slug}"
    assert stranger.get(link).status_code == 200
    narrowed = page(stranger, "/?concern=no").xpath("//p[@class='grid__count']")[0]
    assert words(narrowed).startswith("1 of 1 forces.")


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


def test_each_count_leads_to_the_rows_that_it_counts(stranger: Client, framework, area) -> None:
    other = factories.area(framework=framework, name="Recording crime")
    for region, grade in (("North", "good"), ("North", "good"), ("South", "good"), ("North", "inadequate")):
        judged = inspected(framework, area, grade)
        Force.objects.filter(pk=judged.inspection.force_id).update(region=region)
    factories.judgment(inspection=judged.inspection, area=other, grade="good")
    seen = []
    for query in ("", "?region=North"):
        for link in page(stranger, f"/{query}").xpath("//table[contains(@class, 'area-counts')]//td/a"):
            number = int(words(link).split()[0])
            assert len(grid(stranger, link.get("href"))) == number
            seen.append(number)
    assert seen == [3, 1, 1, 2, 1, 1]


def test_the_number_of_inferred_grades_leads_to_them(stranger: Client, framework, area) -> None:
    for kind in ("inferred", "inferred", "other"):
        inspection = factories.inspection(force=factories.force(), framework=framework)
        factories.judgment(inspection=inspection, area=area, source_kind=kind)
    (row,) = page(stranger, "/").xpath("//table[contains(@class, 'area-counts')]/tbody/tr")
    (link,) = [link for link in row.xpath("td/a") if "inferred" in words(link)]
    assert words(link).startswith("2 ")
    assert len(grid(stranger, link.get("href"))) == 2


def test_the_bar_holds_the_numbers_of_its_row(stranger: Client, framework, area) -> None:
    for grade in ("good", "good", "inadequate"):
        inspected(framework, area, grade)
    (row,) = page(stranger, "/").xpath("//table[contains(@class, 'area-counts')]/tbody/tr")
    assert [words(cell).split()[0] for cell in row.xpath("td")[:6]] == ["None", "2", "None", "None", "1", "3"]
    assert [part.text for part in row.xpath(".//*[local-name()='text']")] == ["2", "1"]


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


def test_a_phone_begins_with_one_area(stranger: Client, framework, area) -> None:
    other = factories.area(framework=framework, name="Recording crime", short_name="Recording")
    inspected(framework, other, "adequate", "Aa")
    first = "//*[contains(@class, 'grid-table__first')]"
    assert [words(cell) for cell in page(stranger, "/").xpath(first)] == [
        "Recording",
        "Aa, Recording: Adequate, Oct 2024",
    ], "the area of which most is held"
    assert page(stranger, "/").xpath("//select[@id='area-picker']/option[@selected]/@value") == [other.slug]
    asked = page(stranger, f"/?area={area.slug}")
    assert next(words(cell) for cell in asked.xpath(first)) == "Calls"
    (whole,) = page(stranger, "/").xpath("//a[contains(@href, 'view=grid')]/@href")
    full = page(stranger, whole.partition("#")[0])
    assert full.xpath("//section[contains(@class, 'grid--full')]")
    assert not full.xpath("//select[@id='area-picker']")


def test_nothing_unpublished_shows(stranger: Client, inspector_client: Client, framework, area) -> None:
    judged = inspected(framework, area, "outstanding", "Aa", state=State.DRAFT)
    cause = factories.cause(title="Quokka", state=State.DRAFT, force=judged.inspection.force)
    factories.publication(title="Wombat", state=State.WITH_FORCE, force=judged.inspection.force)
    hidden = stranger.get("/").content.decode()
    assert not any(word in hidden for word in ("Quokka", "Wombat", cause.slug, judged.inspection.report.slug))
    assert cells(stranger) == [["No report held"]]
    assert "Quokka" in inspector_client.get("/").content.decode()


def test_an_unpublished_letter_closes_nothing(stranger: Client, inspector_client: Client, framework, area) -> None:
    cause = factories.cause(force=inspected(framework, area, name="Aa").inspection.force)
    factories.closure(cause=cause, letter=factories.letter(force=cause.force, state=State.DRAFT))
    assert grid(stranger)[0].startswith("Aa 1 open cause of concern")
    assert grid(inspector_client)[0].startswith("Aa None held")


def test_the_queries_do_not_grow(stranger: Client, framework, area) -> None:
    same_number_of_queries(
        stranger, "/", lambda: factories.cause(force=inspected(framework, area).inspection.force)
    )


def test_all_forces_and_cycles_ask_fifteen_times_at_most(stranger: Client) -> None:
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
    assert len(queries) <= 15
