"""Days, totals, causes and stays in Engage gathered in November 2026, and what sources disagree about."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from peel.accounts.actions import command_line
from peel.forces.queries.force import stays
from peel.record.models import CauseOfConcern, Correction, Publication, Recommendation, SourceConflict, Tally
from tests import factories
from tests.seed.facts.tables import day, given, rows
from tests.seed.loading_facts import load

HERTFORDSHIRE = "hertfordshire-2023-25"


def forces():
    return {row["short_name"]: row["slug"] for row in rows("peel/forces")}


def inspections():
    return {(row["force"], row["cycle"]): row for row in rows("peel/inspections") if row["kind"] != "pilot"}


def test_report_dates_are_those_gathered_and_a_month_is_no_day():
    here, checked = inspections(), 0
    for row in given("more/report_dates"):
        if row["cycle"] == "2025-27":  # that report is listed as not loaded
            continue
        inspection = here[forces()[row["force"]], row["cycle"].replace("/", "-")]
        if row["precision"] == "day":
            assert inspection["published_on"] == row["published"], row
            checked += 1
        elif not inspection["published_on"]:
            assert f"{day(row['published']):%B %Y}" in inspection["published_text"], row
    assert checked > 50


def test_numbers_of_areas_are_those_gathered():
    here = inspections()
    for row in given("more/area_counts"):
        inspection = here[forces()[row["force"]], row["cycle"].replace("/", "-")]
        for column in ("areas_stated", "graded_stated"):
            assert inspection[column] == row[column], row
    for row in given("more/afi_counts"):
        inspection = here[forces()[row["force"]], row["cycle"].replace("/", "-")]
        assert inspection["improvements_stated"] == row["areas_for_improvement"]
        assert row["source"] in inspection["note"]


def test_days_of_the_national_reports_are_with_their_cycles():
    known = " ".join(" ".join(row.values()) for row in rows("peel/cycles") + rows("peel/inspection_statements"))
    lacking = []
    for row in given("more/national_report_dates"):
        on = day(row["published"])
        if not any(text in known for text in (f"{on.day} {on:%B %Y}", row["published"])):
            lacking.append(row["report"])
    assert not lacking


def test_every_gathered_cause_and_recommendation_is_loaded_and_leaves_the_list():
    causes = {row["slug"]: row for row in rows("peel/causes")}
    for row in given("more/causes_more"):
        here = causes[row["slug"]]
        assert (here["status"], here["closed_on"], here["closed_precision"]) == (
            row["status"], row["closed_on"], row["closed_precision"],
        )  # fmt: skip
    texts = {(row["cause"], row["order"], row["text"]) for row in rows("peel/recommendations")}
    assert {(row["cause"], row["order"], row["text"]) for row in given("more/recommendations_more")} <= texts
    assert not {"lincolnshire", "suffolk"} & {row["force"] for row in rows("peel/causes_not_loaded")}


def test_every_gathered_move_is_loaded():
    here = {(row["stay"], row["event"], row["on"], row["source"]) for row in rows("peel/monitoring")}
    assert {(r["stay"], r["event"], r["on"], r["source"]) for r in given("more/monitoring_more")} <= here


def test_lists_of_the_forces_in_engage_agree_with_the_stays():
    stays = {}
    for row in rows("peel/monitoring"):
        stays.setdefault((row["force"], row["stay"]), {}).setdefault(row["event"], []).append(day(row["on"]))
    for on, whole in {(row["on"], row["is_whole"]) for row in rows("peel/engage_lists")}:
        listed = {row["force"] for row in rows("peel/engage_lists") if row["on"] == on}
        inside = {
            force
            for (force, _), moves in stays.items()
            if min(moves["entered"]) <= day(on) < max(moves.get("left", [date.max]))
        }
        assert listed == inside if whole == "yes" else listed <= inside, on


@pytest.mark.django_db
def test_a_day_that_was_wrong_is_a_correction_and_the_deadlines_follow():
    load()
    report = Publication.objects.get(slug=HERTFORDSHIRE)
    assert report.published_on == date(2024, 10, 16)
    [told] = Correction.objects.filter(publication=report)
    assert (told.from_value, told.to_value) == ("17 October 2024", "16 October 2024")
    assert "the day before" in told.reason
    assert Correction.objects.count() == 5

    # A record that was loaded before, in which a document raised a cause on the wrong day.
    Correction.objects.all().delete()
    wrong = date(2024, 10, 17)
    Publication.objects.filter(pk=report.pk).update(published_on=wrong)
    factories.document(publication=report)
    cause = factories.cause(force=report.force, raised_in=report, raised_on=wrong)
    factories.recommendation(cause=cause, deadline_months=3)
    load()
    report.refresh_from_db()
    cause.refresh_from_db()
    assert report.published_on == cause.raised_on == date(2024, 10, 16)
    assert Recommendation.objects.filter(cause=cause).with_due_on().get().due_on == date(2025, 1, 16)
    told = Correction.objects.filter(publication=report).values_list("kind", "from_value", "to_value")
    assert set(told) == {
        ("publication", "17 October 2024", "16 October 2024"),
        ("causeofconcern", "17 October 2024", "16 October 2024"),
    }
    load()
    assert Correction.objects.count() == 6
    assert set(Correction.objects.values_list("by", flat=True)) == {command_line().pk}


@pytest.mark.django_db
def test_a_day_that_somebody_changed_stays():
    load()
    Publication.objects.filter(slug=HERTFORDSHIRE).update(published_on=date(2024, 10, 1))
    factories.document(publication=Publication.objects.get(slug=HERTFORDSHIRE))
    assert any("date_corrections.csv" in line and "2024-10-01 stands" in line for line in load())


@pytest.mark.django_db
def test_five_causes_of_lincolnshire_were_open_when_last_known():
    load()
    found = CauseOfConcern.objects.filter(force__slug="lincolnshire").open(AnonymousUser())
    assert found.count() == 5
    assert {row.known_open_on for row in found} == {date(2025, 6, 6)}


@pytest.mark.django_db
def test_where_sources_disagree_everybody_sees_both():
    load()
    found = SourceConflict.objects.visible_to(AnonymousUser())
    assert found.count() == len(rows("peel/source_conflicts")) > 25
    for stay in stays(AnonymousUser()):
        for end, days in (("entering", stay.entered_on), ("leaving", stay.left_on)):
            if len(days) > 1:
                one = found.get(force=stay.force, subject=f"Day of {end} Engage")
                assert one.taken.startswith("both da"), "the force’s page has both"
                assert any(f"{shown} in lists of changes" in one.taken for shown in days)
    cheshire = found.get(slug="cheshire-2014-reducing-crime")
    assert (cheshire.says, cheshire.other_says, cheshire.taken) == ("Requires improvement", "Good", "Good")
    assert cheshire.area.name == "Reducing crime and preventing offending"


CONFLICT = {
    "slug": "x",
    "subject": "Day of the report",
    "says": "1 May 2024",
    "source": "https://example.org/one",
    "other_says": "2 May 2024",
    "other_source": "https://example.org/other",
    "reason": "The first is the inspectorate’s.",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("source", "", "sourceconflict_names_both_sources"),
        ("other_source", "", "sourceconflict_names_both_sources"),
        ("says", "", "sourceconflict_is_about_something"),
        ("subject", "", "sourceconflict_is_about_something"),
        ("other_says", "1 May 2024", "sourceconflict_is_about_something"),
        ("reason", "", "sourceconflict_has_a_reason"),
    ],
)
def test_a_conflict_has_two_sources_that_differ(field, value, name):
    with pytest.raises(IntegrityError, match=name):
        SourceConflict.objects.create(**CONFLICT | {field: value})


@pytest.mark.django_db
def test_a_tally_adds_up():
    counts = {"outstanding": 1, "good": 2, "adequate": 3, "requires_improvement": 1, "inadequate": 1}
    with pytest.raises(IntegrityError, match="tally_adds_up"):
        Tally.objects.create(
            inspection=factories.inspection(), graded_areas=9, source="a notice", source_kind="other", **counts
        )
