"""Lists as files."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import django_tables2 as tables
import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.html import format_html

from peel.record.download import download
from peel.record.models import State
from peel.ui.tables import Table
from tests import factories

pytestmark = pytest.mark.django_db


def rows_of(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode())))


def cells(value: object, kind: str = "csv") -> object:
    """The one cell of a file whose table holds `value`."""

    class One(Table):
        value = tables.Column()

    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    response = download(request, One([{"value": value}]), "One", kind)
    return rows_of(response)[1][0] if kind == "csv" else json.loads(response.content)["rows"][0]["Value"]


def test_csv_has_all_pages_in_the_chosen_order_with_the_tables_columns(client):
    for number in range(60):
        factories.cause(title=f"Cause {number:02}", raised_on=date(2025, 7, 1))
    head, *rows = rows_of(client.get("/causes/?format=csv&sort=-title&page=2&title=cause"))
    assert head == ["Cause of concern", "Force", "Raised on", "Number"]
    assert [row[0] for row in rows] == [f"Cause {number:02}" for number in reversed(range(60))]
    assert {row[2] for row in rows} == {"2025-07-01"}


def test_json_has_the_same_rows_and_the_licence(client):
    for _ in range(30):
        factories.cause()
    head, *rows = rows_of(client.get("/causes/?format=csv"))
    given = client.get("/causes/?format=json").json()
    assert "Open Government Licence v3.0" in given["licence"]
    assert [[str(row[name]) for name in head] for row in given["rows"]] == rows


def test_a_file_is_filtered_and_holds_nothing_unpublished(client):
    factories.cause(title="Custody")
    factories.cause(title="Recording")
    factories.cause(title="Recording of a hippogriff", state=State.DRAFT)
    for kind in ("csv", "json"):
        content = client.get(f"/causes/?format={kind}&title=recording").content.decode()
        assert "Recording" in content
        assert "Custody" not in content
        assert "hippogriff" not in content


def test_name_type_and_licence_are_in_the_headers(client, inspector_client):
    factories.cause()
    response = client.get("/causes/?format=csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="peel-causes-of-concern-20')
    assert response["Link"].endswith('open-government-licence/version/3/>; rel="license"')
    assert "-with-unpublished-" in inspector_client.get("/causes/?format=csv")["Content-Disposition"]


def test_an_unknown_filter_value_gives_no_file(client):
    factories.cause()
    response = client.get("/causes/?format=csv&known=century")
    assert response.status_code == 400
    assert response.content.decode() == "This filter value is not known."


def test_an_unknown_kind_of_file_is_the_page(client):
    assert client.get("/causes/?format=exe")["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-cmd|x", "@sum(1)", "\t=1", "\r=1", "=", "-1 force", "+infinity"]
)
def test_text_that_a_spreadsheet_would_run_is_made_safe(text):
    assert cells(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-3.5", "+2", "-1e3", -3, Decimal("-0.5"), "a=b", "plain"])
def test_numbers_and_plain_text_stay_as_they_are(value):
    assert cells(value) == str(value)


def test_a_safe_head_is_in_the_file_too():
    class Odd(Table):
        value = tables.Column(verbose_name="=1+1")

    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert rows_of(download(request, Odd([{"value": 1}]), "Odd", "csv"))[0] == ["'=1+1"]


def test_markup_is_left_out_and_nothing_is_empty():
    assert cells(format_html("<b>{}</b>", "Ten & more")) == "Ten & more"
    assert cells(None) == ""


@pytest.mark.parametrize(("value", "number"), [(Decimal("82.6"), 82.6), (Decimal("7.0"), 7), (3, 3)])
def test_numbers_are_numbers_in_json(value, number):
    assert cells(value, "json") == number
