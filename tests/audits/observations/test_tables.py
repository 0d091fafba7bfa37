"""The thirteen tables of figures: all of each is in the record as it was given, and the rates can be worked out."""

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from audits.benchmarks.charts.one_period import row as line
from audits.benchmarks.queries.benchmark import record
from audits.benchmarks.queries.page import page
from audits.models import Break, Measure, Observation, Provisional, Release
from peel.record.models import Force
from tests.audits.observations.loading import load
from tests.seed.facts.tables import GIVEN, given, read
from tests.seed.loading_facts import load as load_facts

pytestmark = pytest.mark.django_db
TABLES = sorted((settings.BASE_DIR / "audits" / "data" / "metrics").glob("*.csv"))


@pytest.fixture(scope="module")
def tables(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The facts and all tables in the record, loaded once for this module and taken away after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_facts()
        out, wrong, end = load(*TABLES, publish=True)
        assert (wrong, end) == ([], "")
        # Once here, or else at the end of every test again.
        connection.check_constraints()
        yield out
        transaction.set_rollback(True)


def observed(table: str) -> dict[tuple[str, str, date, date], Decimal]:
    """The figures of one table in the record, in one query."""
    rows = Observation.objects.filter(release__slug=table)
    names = ("force__slug", "measure__slug", "period_from", "period_until", "value")
    return {tuple(row[:4]): row[4] for row in rows.values_list(*names)}


def test_thirteen_tables_are_loaded(tables: list[str]) -> None:
    assert len(TABLES) == len(tables) == Release.objects.count() == 13
    assert all(", 0 the same, 0 changed, in the table ‘" in line for line in tables)
    rows = sum(len(read(path)) for path in TABLES)
    assert Observation.objects.visible_to(AnonymousUser()).count() == rows == 18_469


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_in_the_record_as_it_was_given(tables: list[str], path: Path) -> None:
    rows = given(f"metrics/{path.stem}")
    assert len(rows) > 80
    days = [(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])) for row in rows]
    expected = {
        (row["force_slug"], row["measure"], *period): Decimal(row["value"])
        for row, period in zip(rows, days, strict=True)
    }
    assert len(expected) == len(rows)
    assert observed(path.stem) == expected


def shown(slug: str, user: Any) -> dict[tuple[str, str], Decimal]:
    """The figures that the tables of a measure's page show, one page a period, by force and period."""
    found = record(user, Measure.objects.select_related("numerator", "denominator").get(slug=slug))
    pages = [page(user, found, force="", period=each.period.key) for each in found.figures]
    return {
        (force, one.figures.period.key): Decimal(str(figure).removesuffix(" [p]").replace(",", ""))
        for one in pages
        for force, figure, _ in [line(one.benchmark, standing) for standing in one.figures.standings]
    }


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_given_figure_is_on_the_page_of_its_measure(tables: list[str], path: Path) -> None:
    names = dict(Force.objects.values_list("slug", "short_name"))
    rows = given(f"metrics/{path.stem}")
    on_screen = {slug: shown(slug, AnonymousUser()) for slug in {row["measure"] for row in rows}}
    for row in rows:
        first, last = row["period_start"], row["period_end"]
        period = last if first == last else f"{first}--{last}"
        assert on_screen[row["measure"]][names[row["force_slug"]], period] == Decimal(row["value"]), row


def test_every_given_table_is_here() -> None:
    if not GIVEN.exists():
        pytest.skip("The given material does not lie beside this repository.")
    with_measures = [path.stem for path in (GIVEN / "metrics").glob("*.csv") if "measure" in read(path)[0]]
    assert sorted(with_measures) == [path.stem for path in TABLES]


def test_twice_is_once_and_quick(tables: list[str], django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(3 * len(TABLES) + 1):
        out, _, _ = load(*TABLES, publish=True, new_only=True)
    assert out == [f"{path.name}: loaded already." for path in TABLES]


def test_every_measure_is_measured(tables: list[str]) -> None:
    measured = set(Observation.objects.values_list("measure__slug", flat=True))
    assert measured == set(Measure.objects.values_list("slug", flat=True))
    assert len(measured) == 46


def test_breaks_and_provisional_periods_touch_figures(tables: list[str]) -> None:
    assert Break.objects.count() > 30
    for one in Provisional.objects.all():
        assert Observation.objects.filter(measure=one.measure, period_until=one.period_until).exists()
    for one in Break.objects.all():
        rows = Observation.objects.filter(measure=one.measure)
        rows = rows.filter(force=one.force) if one.force else rows
        assert rows.filter(period_until=one.last_before).exists(), one


def test_a_measure_shows_all_published_places(tables: list[str]) -> None:
    for path in TABLES:
        decimals = dict(Measure.objects.values_list("slug", "decimals"))
        for row in read(path):
            places = len(row["value"].partition(".")[2].rstrip("0"))
            assert places <= decimals[row["measure"]], row


def test_no_city_of_london_per_head(tables: list[str]) -> None:
    per_head = Observation.objects.filter(measure__is_per_head=True)
    assert per_head.count() > 7_000
    assert not per_head.filter(force__slug="city-of-london").exists()


def test_what_is_worked_out_from_two_measures_is_right(tables: list[str]) -> None:
    values, days = {}, defaultdict(list)
    for row in Observation.objects.values_list("measure", "force", "period_until", "value"):
        values[row[:3]] = row[3]
        days[row[:2]].append(row[2])
    checked = 0
    for measure in Measure.objects.filter(numerator__isnull=False):
        for force, until in [(key[1], key[2]) for key in values if key[0] == measure.pk]:
            number = values.get((measure.numerator_id, force, until))
            if number is not None:
                day = max(day for day in days[measure.denominator_id, force] if day <= until)
                exact = number / values[measure.denominator_id, force, day] * measure.multiplier
                place = Decimal(1).scaleb(-measure.decimals)
                assert exact.quantize(place, ROUND_HALF_UP) == values[measure.pk, force, until], (measure, force)
                checked += 1
    assert checked > 2_800
