"""The rules of measures and observations: each test tries to break one."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, models
from django.db.models import F

from audits.models import Break, Measure, Observation, Release
from peel.record.models import State, User
from tests import factories
from tests import factories_measures as make

pytestmark = pytest.mark.django_db


def breaks(name: str):
    """The block must be refused by the constraint of this name."""
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("measure_topic_is_known", {"topic": "weather"}),
        ("measure_direction_is_known", {"direction": "sideways"}),
        ("measure_kind_is_known", {"kind": "guess"}),
        ("measure_has_a_source", {"source": ""}),
        ("measure_has_a_definition_and_unit", {"definition": ""}),
        ("measure_has_a_definition_and_unit", {"unit": ""}),
        ("measure_rate_is_per_something", {"kind": "rate"}),
        ("measure_decimals_fit_an_observation", {"decimals": 7}),
        ("measure_is_worked_out_from_two_others", {"multiplier": 100}),
    ],
)
def test_a_measure_says_what_it_is(rule: str, fields: dict[str, object]) -> None:
    with breaks(rule):
        make.measure(**fields)


THEMSELVES = [("numerator", "pk"), ("denominator", "pk"), ("numerator", "denominator")]


@pytest.mark.parametrize(
    "change",
    [{"denominator": None}, {"multiplier": None}, {"multiplier": 0}] + [{a: F(b)} for a, b in THEMSELVES],
)
def test_a_measure_is_worked_out_from_two_others(change: dict[str, object]) -> None:
    events, among = make.measure(), make.measure()
    share = make.measure(kind="share", unit="percent", numerator=events, denominator=among, multiplier=100)
    with breaks("measure_is_worked_out_from_two_others"):
        Measure.objects.filter(pk=share.pk).update(**change)


def test_a_figure_of_a_period_is_in_the_record_once() -> None:
    row = make.observation()
    with breaks("observation_once_a_period"):
        make.observation(measure=row.measure, force=row.force)


def test_a_period_ends_after_it_begins() -> None:
    with breaks("observation_period_in_order"):
        make.observation(period_from=date(2025, 4, 1))


def test_a_day_is_a_period() -> None:
    day = date(2025, 3, 31)
    assert make.observation(period_from=day, period_until=day).pk


def test_a_figure_is_not_negative() -> None:
    with breaks("observation_is_not_negative"):
        make.observation(value=-1)


def test_a_share_is_a_part() -> None:
    with breaks("share_is_a_part"):
        make.observation(measure=make.measure(kind="share", unit="percent"), value="100.01")


def test_a_share_stays_a_part() -> None:
    row = make.observation(measure=make.measure(kind="share", unit="percent"), value=100)
    row.value = 101
    with breaks("share_is_a_part"):
        row.save()


def test_what_is_no_share_may_be_over_100() -> None:
    assert make.observation(value=101).pk


def test_a_table_is_one_publication() -> None:
    row = make.release()
    with breaks("audits_release_publication_id"):
        make.release(publication=row.publication)


def test_a_sha256_is_one() -> None:
    with breaks("release_sha256_is_one"):
        make.release(sha256="abc")


def test_a_break_has_a_before_and_an_after() -> None:
    with breaks("break_in_order"):
        make.broken(last_before=date(2021, 3, 31))


def test_a_break_of_all_forces_is_said_once() -> None:
    row = make.broken()
    with breaks("break_once"):
        make.broken(measure=row.measure)


@pytest.mark.parametrize("field", ["statement", "source"])
def test_a_break_says_why_and_whence(field: str) -> None:
    with breaks("break_says_why_and_whence"):
        make.broken(**{field: ""})


def test_a_period_is_provisional_once() -> None:
    row = make.provisional()
    with breaks("provisional_once_a_period"):
        make.provisional(measure=row.measure)


@pytest.mark.parametrize("field", ["statement", "source"])
def test_what_is_provisional_says_why_and_whence(field: str) -> None:
    with breaks("provisional_says_why_and_whence"):
        make.provisional(**{field: ""})


def test_every_rule_but_those_of_sets_speaks_to_people() -> None:
    rules = [rule for model in (Measure, Release, Observation, Break) for rule in model._meta.constraints]
    assert len(rules) > 12
    told = "Constraint “%(name)s” is violated."
    assert [rule.name for rule in rules if rule.violation_error_message == told] == []


def test_a_draft_table_and_its_figures_are_invisible() -> None:
    canary = make.observation(state=State.DRAFT)
    shown = make.observation(measure=canary.measure)
    for stranger in (AnonymousUser(), factories.user(role="force-staff", force=canary.force)):
        assert list(Observation.objects.visible_to(stranger)) == [shown]
        assert list(Release.objects.visible_to(stranger)) == [shown.release]
    assert Observation.objects.visible_to(factories.user()).count() == 2


def test_city_of_london_has_no_rate_per_head() -> None:
    city = factories.force("City of London")
    rate = make.measure(kind="rate", per="1,000 population", is_per_head=True)
    count = make.measure()
    for measure in (rate, count):
        make.observation(measure=measure, force=city)
        make.observation(measure=measure)
    assert Observation.objects.for_measure(rate).count() == 1
    assert Observation.objects.for_measure(count).count() == 2


def history(row: Observation) -> models.QuerySet:
    """What was kept of a figure."""
    return row.events.order_by("pgh_id").values_list("pgh_label", "value")


def test_a_change_keeps_the_value_from_before() -> None:
    row = make.observation(value=5)
    assert list(history(row)) == []
    row.value = 6
    row.save()
    row.save()
    key = row.pk
    row.delete()
    row.pk = key
    assert list(history(row)) == [("update", Decimal(5)), ("delete", Decimal(6))]


def test_the_event_of_a_change_is_one_statement(inspector: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'audits_observation'::regclass"
            " AND NOT tgisinternal AND tgtype & 1 = 1"
        )
        assert cursor.fetchone() == (0,)
