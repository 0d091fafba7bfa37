"""The list of forces."""

from datetime import date

import pytest
from django.test import Client

from peel.record.models import ForceName, MoveKind, State
from tests import factories
from tests.forces.rows import moved, text
from tests.growth import same_number_of_queries
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db


def test_the_list_has_what_a_reader_compares(stranger: Client, force) -> None:
    factories.inspection(force=force)
    factories.cause(force=force)
    moved(force, MoveKind.ENTERED, date(2024, 3, 11))
    (row,) = page(stranger, "/forces/").xpath("//main//tbody/tr")
    cycle = force.inspections.get().framework.cycle
    assert [words(cell) for cell in row] == [
        "Barset",
        "South West",
        f"{cycle}, 17 October 2024",
        "1",
        "Engage (17 October 2024)",
    ]


def test_the_latest_report_is_that_of_the_latest_cycle_dated_or_not(stranger: Client, force) -> None:
    factories.inspection(force=force)
    last = factories.inspection(force=force, report=factories.publication(published_on=None))
    factories.inspection(force=force, report=factories.publication(state=State.DRAFT))
    assert f"{last.framework.cycle}, publication date not held" in rows(stranger, "/forces/")[0]
    assert last.report.title in text(stranger, force)
    last.report.published_text = "November 2023"
    last.report.save()
    assert f"{last.framework.cycle}, November 2023" in rows(stranger, "/forces/")[0]
    assert f'"{last.framework.cycle}, November 2023"' in stranger.get("/forces/?format=csv").content.decode()


def test_a_cycle_without_grades_leaves_the_grades_of_the_one_before(stranger: Client, force) -> None:
    graded = factories.judgment(inspection=factories.inspection(force=force)).inspection.framework.cycle
    bare = factories.inspection(force=force).framework.cycle
    found = text(stranger, force)
    assert f"{force.short_name} was inspected in {bare} too. We do not hold its grades" in found
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


def test_all_43_stand_on_one_page(stranger: Client) -> None:
    for _ in range(43):
        factories.force()
    assert len(rows(stranger, "/forces/")) == 43


def test_the_list_asks_the_same_for_many(stranger: Client) -> None:
    def make():
        force = factories.force()
        factories.inspection(force=force)
        factories.cause(force=force)
        moved(force, MoveKind.ENTERED, date(2024, 3, 11))

    same_number_of_queries(stranger, "/forces/", make)
