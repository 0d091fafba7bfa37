"""A comparison, and the page of searches, ask the same number of queries however much there is."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audits.models import MeasureKind, Topic
from peel.record.models import FindingKind
from tests import factories
from tests import factories_measures as measures
from tests.audits.compare.reading import address
from tests.growth import same_number_of_queries

pytestmark = pytest.mark.django_db
MOST = 24


def one_more_of_everything(force) -> None:
    """A graded area, a cause, a finding, an audit and a measure of searches with three years of figures."""
    inspected = force.inspections.first()
    area = factories.area(framework=inspected.framework)
    factories.judgment(inspection=inspected, area=area, passage=None)
    cause = factories.cause(force=force)
    factories.recommendation(cause=cause)
    factories.finding(publication=factories.publication(force=force), kind=FindingKind.AREA_FOR_IMPROVEMENT)
    audit = factories.audit(force=force, kind="stop-and-search", sample_until=date(2023, 1, 31))
    factories.estimate(audit=audit)
    factories.counted(audit=audit, subject=factories.subject())
    rate = {"kind": MeasureKind.RATE, "per": "1,000 population", "topic": Topic.STOP_AND_SEARCH}
    measure = measures.measure(**rate)
    table = measures.release()
    for year in (2023, 2024, 2025):
        days = {"period_from": date(year - 1, 4, 1), "period_until": date(year, 3, 31)}
        measures.observation(measure=measure, force=force, release=table, value=year, **days)


@pytest.fixture
def force():
    """A force with an inspection."""
    made = factories.force("Ayshire")
    factories.inspection(force=made)
    return made


def test_the_comparison(stranger: Client, force) -> None:
    factories.force("Beeshire")
    same_number_of_queries(stranger, address("ayshire", "beeshire"), lambda: one_more_of_everything(force))


def test_the_page_of_searches(stranger: Client, force) -> None:
    url = "/forces/ayshire/stop-and-search/"
    same_number_of_queries(stranger, url, lambda: one_more_of_everything(force))


def test_four_forces_ask_as_often_as_one_and_no_more_than_allowed(inspector_client: Client, force) -> None:
    one_more_of_everything(force)
    for name in ("Beeshire", "Ceeshire", "Deeshire"):
        other = factories.force(name)
        factories.inspection(force=other)
        one_more_of_everything(other)
    inspector_client.get(address("ayshire"))  # what is asked once a process is asked now
    numbers = []
    for slugs in (["ayshire"], ["ayshire", "beeshire", "ceeshire", "deeshire"]):
        with CaptureQueriesContext(connection) as queries:
            assert inspector_client.get(address(*slugs)).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= MOST
