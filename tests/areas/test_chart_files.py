"""The charts of the pages as files: only what the person may see, and nothing that the page doesn't have."""

import csv
import io

import pytest
from django.test import Client
from lxml import etree

from peel.record.models import State
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    """An area that is published as good of one force, and as inadequate only in a draft of another."""
    area = factories.area(name="Answering calls")
    for name, grade, state in (("Barset", "good", State.PUBLISHED), ("Elsewhere", "inadequate", State.DRAFT)):
        inspection = factories.inspection(force=factories.force(name), framework=area.framework, state=state)
        factories.judgment(inspection=inspection, area=area, grade=grade)
    return area


def graded(client: Client, area) -> dict[str, str]:
    """How many forces have which grade, in the area's file."""
    response = client.get(area.get_absolute_url(), {"chart": "grades", "format": "csv"})
    assert response.status_code == 200
    return {row[0]: row[1] for row in csv.reader(io.StringIO(response.content.decode()))}


def test_a_file_holds_what_the_person_may_see(client, inspector_client, area):
    assert graded(client, area)["Inadequate"] == "None held"
    assert graded(inspector_client, area)["Inadequate"] == "1"
    assert graded(client, area)["Good"] == graded(inspector_client, area)["Good"] == "1"


def test_a_file_for_somebody_signed_in_says_what_may_be_in_it(client, inspector_client, area):
    for visitor, expected in ((client, False), (inspector_client, True)):
        response = visitor.get(area.get_absolute_url(), {"chart": "grades", "format": "csv"})
        assert ("with-unpublished" in response["Content-Disposition"]) == expected


def test_the_picture_of_an_areas_grades(client, area):
    response = client.get(area.get_absolute_url(), {"chart": "grades", "format": "svg"})
    assert "Good" in [text.text for text in etree.fromstring(response.content).iter("{*}text")]


@pytest.mark.parametrize(
    "asked", ["chart=other&format=csv", "chart=grades&format=pdf", "chart=%00", "chart=" + "x" * 3000]
)
def test_no_other_file_is_there(client, area, asked):
    assert client.get(f"{area.get_absolute_url()}?{asked}").status_code == 404


def test_an_area_without_grades_has_no_file(client):
    address = factories.area().get_absolute_url()
    assert client.get(address).status_code == 200
    assert client.get(f"{address}?chart=grades&format=csv").status_code == 404
