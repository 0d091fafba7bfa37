"""Checks on the facts, and the pages about the service."""

from datetime import date

import pytest
from django.db import OperationalError
from django.test import Client

from peel.record.models import Cycle, Move, MoveKind, Revision, SourceKind, State, Stay, Tally
from peel.record.seed_rows import seed_rows
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = pytest.mark.django_db


def tallied(grades, graded, **stated):
    """A tally of an inspection that has these grades in the record."""
    inspection = stated.pop("inspection", None) or factories.inspection()
    made = [factories.judgment(inspection=inspection, grade=grade) for grade in grades]
    told_by = {"source": "a press notice", "source_kind": SourceKind.OTHER}
    tally = Tally.objects.create(inspection=inspection, graded_areas=graded, **told_by, **stated)
    return tally, made


def rows(client):
    """The rows of the table of tallies, as words of cells."""
    return [[words(cell) for cell in row] for row in page(client, "/checks/").xpath("//table/tbody/tr")]


def test_without_facts_each_part_says_so(stranger: Client) -> None:
    found = words(page(stranger, "/checks/"))
    assert "We hold no tally." in found
    assert "No two sources that we hold disagree about Engage." in found


def test_a_tally_that_agrees(stranger: Client) -> None:
    tallied(["good", "good"], 2, good=2, outstanding=0)
    assert rows(stranger)[0][1] == "Agrees"


def test_a_tally_that_disagrees_says_in_what(stranger: Client) -> None:
    tallied(["good", "inadequate"], 2, good=2, inadequate=0)
    row = rows(stranger)[0]
    assert row[1] == "Disagrees"
    assert "Inadequate: 0 stated, 1 loaded" in row[4]


def test_a_tally_of_more_grades_than_are_known(stranger: Client) -> None:
    tallied(["good"], 9, good=3)
    row = rows(stranger)[0]
    assert row[1] == "Not all stated grades held"
    assert row[4] == "1 of the 9 grades it counts are held as stated."
    assert "outstanding not stated" in row[2]


def test_too_many_of_one_grade_disagree_although_not_all_are_known(stranger: Client) -> None:
    tallied(["good", "good"], 9, good=1)
    assert rows(stranger)[0][1] == "Disagrees"


def test_a_tally_of_fewer_graded_areas_disagrees(stranger: Client) -> None:
    tallied(["good", "good", "adequate"], 2)
    assert rows(stranger)[0][4] == "It counts 2 graded areas, the record holds 3."


def test_a_tally_from_before_a_correction_says_so(stranger: Client) -> None:
    tally, (judgment,) = tallied(["requires-improvement"], 1, adequate=1, requires_improvement=0)
    grades = tally.inspection.framework.cycle.grades
    Revision.objects.create(
        judgment=judgment,
        changed_on=date(2024, 8, 8),
        from_grade=grades.get(slug="adequate"),
        to_grade=judgment.grade,
        reason="Wrong data",
        source=factories.SOURCE,
    )
    row = rows(stranger)[0]
    assert row[1] == "Disagrees"
    assert row[4] == (
        f"It counts the grades as first published, before a later change: {judgment.area}, "
        "adequate until 8 August 2024, now requires improvement."
    )
    tally.before_revision = True
    tally.save()
    assert rows(stranger)[0][1] == "Agreed before a later change"
    told = words(page(stranger, f"/coverage/?cycle={tally.inspection.framework.cycle.slug}"))
    assert f"Agreed before a later change {row[4]}" in told, "our grades beside it are others"


def test_those_that_disagree_come_first(stranger: Client) -> None:
    tallied(["good"], 1, good=1, inspection=factories.inspection(force=factories.force("Aa")))
    tallied(["good"], 1, good=0, inspection=factories.inspection(force=factories.force("Bb")))
    assert [row[1] for row in rows(stranger)] == ["Disagrees", "Agrees"]


def test_an_unpublished_inspection_is_not_checked_in_public(stranger: Client, inspector_client: Client) -> None:
    hidden = factories.inspection(force=factories.force("Ningaui"), state=State.DRAFT)
    tallied(["good"], 1, good=1, inspection=hidden)
    assert "Ningaui" not in words(page(stranger, "/checks/"))
    assert "Ningaui" in words(page(inspector_client, "/checks/"))


def test_sources_that_disagree_about_engage_are_listed(stranger: Client) -> None:
    stay = Stay.objects.create(key="stay", force=factories.force("Barset"))
    for on, precision in ((date(2022, 6, 1), "month"), (date(2022, 7, 6), "day")):
        Move.objects.create(
            stay=stay,
            publication=factories.publication(),
            event=MoveKind.ENTERED,
            on=on,
            precision=precision,
            source=factories.SOURCE,
        )
    (item,) = page(stranger, "/checks/").xpath("//h2[@id='monitoring']/following::ul[1]/li")
    assert words(item).startswith("Barset:")
    assert "Entered Engage June 2022" in words(item)
    assert "Entered Engage 6 July 2022" in words(item)


def test_all_that_was_not_loaded_is_listed_with_its_reason(stranger: Client) -> None:
    found = words(page(stranger, "/checks/"))
    files = [seed_rows(f"{name}_not_loaded.csv") for name in ("grades", "causes")]
    assert all(files)
    for row in (row for file in files for row in file):
        assert " ".join(row["reason"].split()) in found


def test_checks_ask_the_same_for_many(stranger: Client) -> None:
    same_number_of_queries(stranger, "/checks/", lambda: tallied(["good", "adequate"], 2, good=2))


def test_about_states_the_rule_of_due_dates(stranger: Client) -> None:
    found = words(page(stranger, "/about/"))
    assert "counted from the day on which its cause of concern was published" in found
    assert "the last day of that month" in found


def test_health_asks_no_database(stranger: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        response = stranger.get("/healthz")
    assert response.content == b"ok\n"
    assert response["Content-Type"].startswith("text/plain")


def test_readiness_asks_the_database_once(stranger: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert stranger.get("/readyz").status_code == 200


def test_readiness_says_when_the_database_is_down(stranger: Client, monkeypatch) -> None:
    def fails(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(Cycle.objects, "exists", fails)
    response = stranger.get("/readyz")
    assert response.status_code == 503
    assert response.content == b"The database does not answer.\n"


def test_security_and_robots(stranger: Client, settings) -> None:
    settings.CONTACT = "someone@example.org"
    found = stranger.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:someone@example.org" in found
    assert "Expires: 20" in found
    assert "Disallow: /*?" in stranger.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/forces/",
        "/inspections/",
        "/areas/",
        "/cycles/",
        "/documents/",
        "/checks/",
        "/about/",
        "/accessibility/",
    ],
)
def test_every_page_has_one_heading_a_title_and_named_tables(stranger: Client, url) -> None:
    inspection = factories.inspection()
    factories.judgment(inspection=inspection)
    factories.document(publication=inspection.report)
    found = page(stranger, url)
    (heading,) = found.xpath("//h1")
    title = found.xpath("//title")[0].text_content()
    assert title.startswith(words(heading))
    assert title.endswith("– PEEL findings")
    for table in found.xpath("//table"):
        assert words(table.xpath("caption")[0])
        assert table.xpath("thead//th[@scope='col']")
        assert len(table.xpath("tbody/tr")) == len(table.xpath("tbody/tr/th[@scope='row']"))
