"""The files of a chart: its figures as CSV, its picture as SVG."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.html import format_html
from lxml import etree, html

from peel.ui.chart import Chart, blank_figure
from peel.ui.chart_files import chart_file
from tests.ui.urls import chart

SVG = "{http://www.w3.org/2000/svg}"


def answer(shown: Chart, asked: str = "chart=chart&format=csv", **options):
    request = RequestFactory().get(f"/somewhere/?{asked}")
    request.user = AnonymousUser()
    return chart_file(request, [shown, None], **options)


def lines(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode())))


def with_rows(columns: list[str], *rows: tuple) -> Chart:
    return Chart("A sentence", "a subtitle", blank_figure(), columns, rows, {"somebody": ""}, note="a note")


def test_the_page_leads_to_its_files_and_keeps_its_filters(client, db):
    page = html.fromstring(client.get("/drawn/?force=kent&force=essex").content.decode())
    addresses = page.xpath(".//*[@class='downloads']//a/@href")
    assert addresses == [f"?force=kent&force=essex&chart=chart&format={kind}" for kind in ("csv", "svg")]
    for address in addresses:
        assert client.get(f"/drawn/{address}").status_code == 200


def test_a_chart_with_an_address_of_its_own_has_its_files_there():
    shown = replace(chart(), address="/elsewhere/", key="one")
    page = html.fromstring(Template("{% chart chart %}").render(Context({"chart": shown})))
    assert page.xpath(".//*[@class='downloads']//a/@href")[0] == "/elsewhere/?chart=one&format=csv"


def test_csv_is_one_table_and_then_whose_it_is():
    response = answer(chart())
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert lines(response) == [
        ["Audit", "Estimate"],
        ["First audit", "82.6"],
        ["Second audit", "93.3"],
        ["", ""],
        ["More crimes were recorded", ""],
        ["Percentage of crimes recorded, Barsetshire", ""],
        ["Source: The second audit; The first", ""],
        ["Contains public sector information licensed under the Open Government Licence v3.0.", ""],
    ]


def test_shorthand_stands_beside_the_numbers_not_among_them():
    rows = [("A", Decimal("81.5"), 12), ("B", "[x]", 7), ("C", "1,079.2 [p]", "−3 [u]")]
    head, *body = lines(answer(with_rows(["Force", "Rate", "Cases"], *rows)))[:4]
    assert head == ["Force", "Rate", "Cases", "Notes"]
    assert body == [
        ["A", "81.5", "12", ""],
        ["B", "", "7", "Rate: [x]"],
        ["C", "1079.2", "-3", "Rate: [p]; Cases: [u]"],
    ]


def test_words_keep_their_shorthand():
    head, row, *_ = lines(answer(with_rows(["Theme", "2023"], ("Custody", "[x]"), ("Crime", "Good"))))
    assert head == ["Theme", "2023"]
    assert row == ["Custody", "[x]"]


def test_a_link_is_its_words_and_its_whole_address():
    link = format_html('<a class="a" href="{}"><b>Pass</b>age</a>', "/documents/1/?a=1&b=2#p-3")
    _, row, *_ = lines(answer(with_rows(["Force", "Source"], ("A", link))))
    assert row == ["A", "Passage (http://testserver/documents/1/?a=1&b=2#p-3)"]


@pytest.mark.parametrize("formula", ["=1+1", "+cmd", "@SUM(A1)", "-2+3"])
def test_no_cell_is_a_formula(formula):
    shown = replace(with_rows(["Force"], (formula,)), title=formula)
    for line in lines(answer(shown)):
        assert not line[0].startswith(("=", "+", "@", "-"))


def test_the_picture_says_what_its_page_says():
    response = answer(chart(), "chart=chart&format=svg")
    assert response["Content-Type"] == "image/svg+xml"
    picture = etree.fromstring(response.content)
    texts = " ".join(text.text for text in picture.iter(f"{SVG}text"))
    for words in ("More crimes were recorded", "Barsetshire", "Second audit", "Source:", "Open Government Licence"):
        assert words in texts
    assert picture.find(f"{SVG}title").text == "More crimes were recorded"
    assert len(picture.findall(f".//{SVG}pattern")) == 1


@pytest.mark.parametrize("kind", ["csv", "svg"])
def test_what_is_not_published_says_so_first(kind):
    response = answer(chart(), f"chart=chart&format={kind}", is_unpublished=True)
    assert 'filename="NOT-PUBLISHED-peel-more-crimes-were-recorded-' in response["Content-Disposition"]
    assert "Not published" in response.content.decode()
    assert "ot published" not in answer(chart(), f"chart=chart&format={kind}").content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        "chart=other&format=csv",
        "chart=&format=csv",
        "chart=chart",
        "chart=chart&format=exe",
        "chart=%00&format=csv",
        "format=csv",
    ],
)
def test_what_is_not_there_is_not_found(asked):
    with pytest.raises(Http404):
        answer(chart(), asked)
