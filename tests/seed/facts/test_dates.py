"""Dates are dates, and what begins comes before what ends."""

from collections import defaultdict

import pytest

from tests.seed.facts.tables import day, rows

DATES = [
    ("peel/force_names", ("from_on", "until_on")),
    ("peel/cycles", ("published_from", "published_until")),
    ("peel/frameworks", ("published_on",)),
    ("peel/inspections", ("fieldwork_from", "fieldwork_until", "published_on")),
    ("peel/grade_revisions", ("changed_on",)),
    ("peel/grade_tallies", ("stated_on",)),
    ("peel/monitoring", ("on",)),
    ("peel/engage_lists", ("on",)),
    ("peel/date_corrections", ("to_day", "from_day", "corrected_on")),
    ("peel/publications", ("sent_on", "published_on")),
    ("peel/causes", ("raised_on", "closed_on", "status_on")),
    ("peel/recommendations", ("deadline_on",)),
    ("audits/audits", ("sample_from", "sample_until", "order_on", "published_on")),
]


@pytest.mark.parametrize(("name", "columns"), DATES)
def test_dates_parse_and_are_in_order(name, columns):
    for row in rows(name):
        stated = [day(row[column]) for column in columns if row[column]]
        if name == "peel/causes":  # the state of a closed cause can be known from a day before or after
            stated = stated[:2] if row["closed_on"] else stated
        assert stated == sorted(stated), row


def test_cycles_follow_each_other():
    stated = [day(row["published_from"]) for row in rows("peel/cycles") if row["published_from"]]
    assert stated == sorted(set(stated))


def test_every_cycle_with_grades_says_until_when_it_was_published_and_why():
    graded = {row["cycle"] for row in rows("peel/inspections")}
    for row in rows("peel/cycles"):
        assert bool(row["published_until"]) == bool(row["published_until_basis"]) == (row["slug"] in graded), row
    until = {row["slug"]: row["published_until"] for row in rows("peel/cycles")}
    assert all(row["published_on"] <= until[row["cycle"]] for row in rows("peel/inspections"))


VAGUE = [
    ("peel/monitoring", "on", "precision"),
    ("peel/causes", "raised_on", "raised_precision"),
    ("peel/causes", "closed_on", "closed_precision"),
]


@pytest.mark.parametrize(("name", "date", "precision"), VAGUE)
def test_a_date_known_to_the_month_or_year_is_its_first_day(name, date, precision):
    vague = [row for row in rows(name) if row[precision] in {"month", "year"}]
    assert vague
    for row in vague:
        assert day(row[date]).day == 1, row
        assert row[precision] == "month" or day(row[date]).month == 1, row


def test_stays_in_engage_belong_to_one_force_and_end_after_they_begin():
    stays = defaultdict(list)
    for row in rows("peel/monitoring"):
        stays[row["stay"]].append(row)
    for stay in stays.values():
        assert len({row["force"] for row in stay}) == 1
        entered = [day(row["on"]) for row in stay if row["event"] == "entered"]
        left = [day(row["on"]) for row in stay if row["event"] == "left"]
        assert entered
        assert all(begin < end for begin in entered for end in left)


def test_disagreeing_sources_are_kept_as_two_rows():
    entered = [r for r in rows("peel/monitoring") if r["stay"] == "staffordshire-2022" and r["event"] == "entered"]
    assert {(row["on"], row["precision"]) for row in entered} == {("2022-06-01", "month"), ("2022-07-06", "day")}
    assert len({row["source"] for row in entered}) == 2


def test_a_revisit_comes_with_the_pilot_that_it_follows():
    kinds = {row["slug"]: row["kind"] for row in rows("peel/inspections")}
    revisits = {row["slug"]: row["follows"] for row in rows("peel/inspections") if row["kind"] == "revisit"}
    assert {kinds[follows] for follows in revisits.values()} == {"pilot"}
    assert sorted(revisits.values()) == sorted(slug for slug, kind in kinds.items() if kind == "pilot")


def test_causes_say_how_well_their_days_are_known():
    for row in rows("peel/causes"):
        assert row["raised_on"], row
        assert bool(row["closed_on"]) == bool(row["closed_precision"]) == bool(row["closed_by"]), row
        assert (row["status"] == "closed") == bool(row["closed_on"]), row
        assert row["closed_precision"] in {"", "day", "month", "year", "at-latest"}, row
