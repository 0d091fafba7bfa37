"""The grades gathered in November 2026: all that stand up are held, each with its kind of source."""

import csv
import random
from collections import Counter
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from peel.coverage.queries import coverage
from peel.record.absence import Absence
from peel.record.models import Correction, Judgment, SourceKind, kind_of_source
from tests.seed.facts.tables import given, read, rows
from tests.seed.loading_facts import copy_of_facts, load

KINDS = ["inspectorate", "other", "inferred"]
# Grades by cycle and kind of source, in the order of KINDS.
HELD = {
    "2014": (158, 7, 4),
    "2015": (167, 15, 2),
    "2016": (171, 37, 12),
    "2017": (292, 27, 1),
    "2018-19": (263, 17, 13),
    "2021-22": (32, 207, 21),
    "2023-25": (18, 237, 45),
}


def inspections():
    return {row["slug"]: row for row in rows("peel/inspections")}


def cells():
    """The grades by force, cycle and area."""
    by_slug = inspections()
    return {
        (by_slug[row["inspection"]]["force"], by_slug[row["inspection"]]["cycle"], row["area"]): row
        for row in rows("peel/grades")
    }


def asked():
    """The gathered grades: the mapped ones, and those whose areas came later, as (cell, grade, source)."""
    forces = {row["short_name"]: row["slug"] for row in rows("peel/forces")}
    mapped = [(row["force_slug"], row["area"], row) for row in given("more/grades_more_mapped")]
    waited = [(forces[row["force"]], row["suggested_area"], row) for row in given("more/grades_more_no_area")]
    for force, area, row in mapped + waited:
        cell = (force, row["cycle"].replace("/", "-"), area)
        yield cell, row["grade"].replace(" ", "-"), row["source"]


def test_no_two_grades_are_of_one_force_cycle_and_area():
    assert len(cells()) == len(rows("peel/grades"))


def test_grades_held_by_cycle_and_kind_of_source():
    by_slug = inspections()
    found = Counter((by_slug[row["inspection"]]["cycle"], row["source_kind"]) for row in rows("peel/grades"))
    assert {cycle: tuple(found[cycle, kind] for kind in KINDS) for cycle in HELD} == HELD
    assert sum(found.values()) == 217 + 1457 + 72


@pytest.mark.parametrize("name", ["peel/grades", "peel/grades_not_given", "peel/grade_tallies", "audits/audits"])
def test_every_row_says_who_says_it_and_its_address_bears_it_out(name):
    for row in rows(name):
        assert row["source"], row
        if row["source_kind"] != "inferred" and "://" in row["source"]:
            assert row["source_kind"] == kind_of_source(row["source"]), row
        assert row["source_kind"] in KINDS, row


def test_what_is_inferred_says_how():
    for row in rows("peel/grades"):
        assert (row["source_kind"] == "inferred") == row["note"].startswith("Inferred"), row


def test_every_gathered_grade_is_loaded():
    here = cells()
    for cell, grade, source in asked():
        assert (here[cell]["grade"], here[cell]["source"]) == (grade, source), cell


def test_the_inferred_ones_are_those_that_nobody_states():
    here, kinds = cells(), Counter()
    for row in given("more/grades_more_mapped"):
        cell = (row["force_slug"], row["cycle"].replace("/", "-"), row["area"])
        assert (here[cell]["source_kind"] == "inferred") == (row["confidence"] == "derived"), row
        kinds[here[cell]["source_kind"]] += 1
    assert kinds["inferred"] == 98


@pytest.mark.parametrize("name", ["more/grades_doubtful", "more/other_grades"])
def test_what_does_not_stand_up_is_listed_with_its_reason_and_not_loaded(name):
    listed = {(r["force"], r["area_as_stated"], r["grade"], r["source"]) for r in rows("peel/grades_not_loaded")}
    loaded = {(r["stated_force"], r["wording"], r["grade"], r["source"]) for r in rows("peel/grades")}
    for row in given(name):
        key = (row["force"], row["area_as_stated"], row["grade"], row["source"])
        assert key in listed
        assert (*key[:2], key[2].replace(" ", "-"), key[3]) not in loaded


def test_a_grade_carried_over_is_that_of_the_earlier_cycle_where_we_hold_it():
    here, compared = cells(), 0
    for (force, _, area), row in here.items():
        earlier = here.get((force, row["carried_from"], row["carried_area"] or area))
        if row["carried_from"] and earlier:
            assert earlier["grade"] == row["grade"], (row, earlier)
            compared += 1
    assert compared > 20


@pytest.mark.django_db
def test_forty_drawn_at_random_are_in_the_record_as_gathered():
    everything = list(asked())
    load()
    for (force, cycle, area), grade, source in random.Random(20261130).sample(everything, 40):
        row = Judgment.objects.get(
            inspection__force__slug=force, inspection__framework__cycle__slug=cycle, area__slug=area
        )
        assert (row.grade.slug, row.source) == (grade, source)
        assert row.source_kind in {kind_of_source(source), SourceKind.INFERRED}


@pytest.mark.django_db
def test_no_more_grades_are_called_not_held_than_we_lack():
    load()
    for cycle, held in coverage(AnonymousUser()).items():
        for row in held.rows:
            slugs = {slug for version in row.versions for slug in version} - row.judged.keys()
            not_held = [slug for slug in slugs if row.why_no_grade(slug) == Absence.NOT_HELD]
            lacking = (row.could_be_held or 0) - row.held
            certain = sum(row.is_surely_graded(slug) for slug in not_held)
            assert certain <= lacking <= len(not_held), (cycle, row.force)


def change_grade(root: Path, inspection: str, area: str, **cells: str) -> None:
    """Write cells of one row of grades.csv."""
    path = root / "peel" / "data" / "grades.csv"
    table = read(path)
    [row] = [row for row in table if (row["inspection"], row["area"]) == (inspection, area)]
    row |= cells
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(row))
        writer.writeheader()
        writer.writerows(table)


@pytest.mark.django_db
def test_a_row_with_a_source_takes_the_place_of_an_inferred_one_and_not_the_other_way_round(tmp_path):
    root, place = copy_of_facts(tmp_path), ("bedfordshire-2023-25", "leadership")
    load(root)
    row = Judgment.objects.inferred().get(inspection__report__slug=place[0], area__slug=place[1])
    assert row.grade.slug == "adequate"
    source = "https://hmicfrs.justiceinspectorates.gov.uk/peel-reports/bedfordshire-2023-25/"
    change_grade(root, *place, grade="good", source=source, source_kind="inspectorate", note="")
    [difference] = [line for line in load(root) if "different:" in line]
    assert difference.endswith("now as in the file")
    row.refresh_from_db()
    assert (row.grade.slug, row.source_kind, row.note) == ("good", "inspectorate", "")
    assert [one.grade.slug for one in row.events.order_by("pgh_id")] == ["adequate", "good"]
    assert not Correction.objects.filter(kind="judgment").exists()

    [difference] = [line for line in load() if "different:" in line]
    assert difference.endswith("grade: Good → Adequate; what a source states stands")
    row.refresh_from_db()
    assert row.grade.slug == "good"
