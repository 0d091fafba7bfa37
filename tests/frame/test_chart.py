"""The chart: the same numbers twice."""

import json
from decimal import Decimal

import pytest
from lxml import html

from peel.charts.base import Chart, blank_figure

from .conftest import words
from .urls import chart


@pytest.fixture
def figure(client, db) -> html.HtmlElement:
    return html.fromstring(client.get("/drawn/").content.decode())


def test_the_table_has_the_numbers_that_are_drawn(figure):
    [script] = figure.xpath(".//script[@type='application/json']")
    [trace] = json.loads(script.text)["data"]
    rows = [[words(cell) for cell in row] for row in figure.xpath(".//tbody/tr")]
    assert rows == [[name, str(value)] for name, value in zip(trace["y"], trace["x"], strict=True)]


def test_the_drawing_is_for_eyes_only_and_finds_its_numbers(figure):
    [plot] = figure.xpath(".//*[@data-chart]")
    assert plot.get("aria-hidden") == "true"
    assert figure.xpath(f".//script[@id='{plot.get('data-chart')}']")
    assert "chart__plot--320" in plot.get("class").split()


def test_sentence_subtitle_source_and_open_table(figure):
    assert (
        words(figure.find("figcaption")) == "More crimes were recorded Percentage of crimes recorded, Barsetshire"
    )
    assert words(figure.xpath(".//*[@class='chart__source']")[0]) == "Source: The second audit"
    assert figure.xpath(".//*[@class='chart__source']//a/@href") == ["/audits/second/"]
    assert figure.xpath(".//details/@open") == [""]
    assert words(figure.xpath(".//caption")[0]).startswith("More crimes were recorded")
    assert [head.get("scope") for head in figure.xpath(".//th")] == ["col", "col", "row", "row"]


def test_nothing_of_plotlys_template_is_sent():
    figures = chart().figures
    assert "template" not in figures["layout"]
    assert len(json.dumps(figures)) < 1500


def test_texts_hold_no_markup_but_line_breaks():
    figure = blank_figure(title="<b>Bold</b> 3 < 4 > 2")
    figure.add_scatter(x=["one<br>two"], y=[1], text=['<a href="javascript:x">link</a>'])
    drawn = Chart("A", "b", figure, [], [], "c").figures
    assert drawn["layout"]["title"]["text"] == "Bold 3 < 4 > 2"
    assert drawn["data"][0]["x"] == ["one<br>two"]
    assert drawn["data"][0]["text"] == ["link"]


def test_the_drawing_cannot_be_dragged_or_zoomed():
    layout = blank_figure().to_plotly_json()["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"] is True
    assert layout["yaxis"]["fixedrange"] is True


@pytest.mark.parametrize(("asked", "kept"), [(100, 160), (280, 280), (281, 320), (5000, 1200)])
def test_the_page_keeps_room_in_the_stylesheets_steps(asked, kept):
    assert Chart("A", "b", blank_figure(height=asked), [], [], "c").height == kept


def test_columns_of_numbers_are_told_from_columns_of_words():
    rows = [("A", 1, "12 of 13", Decimal("2.5")), ("B", "[x]", "1 of 2", None)]
    drawn = Chart("A", "b", blank_figure(), ["Name", "One", "Count", "Two"], rows, "c")
    assert [head.is_number for head in drawn.heads] == [False, True, False, True]
    assert [cell.is_number for cell in drawn.body[1]] == [False, True, False, True]
