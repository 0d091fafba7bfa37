"""The chart: the same numbers twice."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import html

from peel.ui.chart import Chart, blank_figure
from peel.ui.chart_figures import figures_of, notes_of
from tests.ui.conftest import words
from tests.ui.urls import chart


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
    assert [(svg.get("aria-hidden"), svg.get("focusable")) for svg in figure.iter("svg")] == [("true", "false")] * 2


def test_a_page_has_a_drawing_for_desks_and_one_for_phones(figure):
    assert [svg.get("class") for svg in figure.iter("svg")] == [
        "chart__svg chart__svg--wide",
        "chart__svg chart__svg--narrow",
    ]
    for svg in figure.iter("svg"):
        assert {"First audit", "Second audit"} <= {words(text) for text in svg.iter("text")}
    assert not figure.xpath(".//@style")


def test_no_two_elements_of_a_chart_share_an_id(figure):
    ids = figure.xpath(".//@id")
    assert len(ids) == len(set(ids)) >= 4


def test_a_figure_of_its_own_for_phones():
    phone = blank_figure()
    phone.add_bar(x=["Phone"], y=[1])
    drawn = replace(chart(), narrow=phone)
    assert "Phone" in drawn.drawn_narrow
    assert "Phone" not in drawn.drawn_wide


def test_sentence_subtitle_source_licence_and_table(figure):
    assert (
        words(figure.find("figcaption")) == "More crimes were recorded Percentage of crimes recorded, Barsetshire"
    )
    assert words(figure.xpath(".//*[@class='chart__source']")[0]) == "Source: The second audit; The first"
    assert figure.xpath(".//*[@class='chart__source']//a/@href") == ["/audits/second/"]
    assert words(figure.xpath(".//*[@class='chart__licence']")[0]).endswith("Open Government Licence v3.0.")
    assert figure.xpath(".//*[@class='chart__licence']//a/@rel") == ["license"]
    assert words(figure.xpath(".//caption")[0]).startswith("More crimes were recorded")
    assert [head.get("scope") for head in figure.xpath(".//th")] == ["col", "col", "row", "row"]


def test_nothing_of_plotlys_template_is_sent():
    figures = chart().figures
    assert "template" not in figures["layout"]
    assert len(json.dumps(figures)) < 1500


def test_texts_hold_no_markup_but_line_breaks():
    figure = blank_figure(title="<b>Bold</b> 3 < 4 > 2")
    figure.add_scatter(x=["one<br>two"], y=[1], text=['<a href="javascript:x">link</a>'])
    drawn = Chart("A", "b", figure, [], [], {}).figures
    assert drawn["layout"]["title"]["text"] == "Bold 3 < 4 > 2"
    assert drawn["data"][0]["x"] == ["one<br>two"]
    assert drawn["data"][0]["text"] == ["link"]


def test_the_drawing_cannot_be_dragged_or_zoomed():
    layout = blank_figure().to_plotly_json()["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"] is True
    assert layout["yaxis"]["fixedrange"] is True


def test_columns_of_numbers_are_told_from_columns_of_words():
    rows = [("A", 1, "12 of 13", Decimal("2.5"), "[b]"), ("B", "[x]", "1 of 2", "2.7 [p]", "[b]")]
    drawn = Chart("A", "b", blank_figure(), ["Name", "One", "Count", "Two", "Break"], rows, {})
    assert [head.is_number for head in drawn.heads] == [False, True, False, True, False]
    assert [cell.is_number for cell in drawn.body[1]] == [False, True, False, True, False]


def test_a_column_that_says_nothing_is_left_out_of_the_page_and_kept_in_the_file():
    rows = [("A", 1, "[x]"), ("B", 2, "[x]")]
    drawn = Chart("A", "b", blank_figure(), ["Name", "One", "Cases"], rows, {}, optional=["One", "Cases"])
    assert [head.text for head in drawn.heads] == ["Name", "One"]
    assert [[cell.text for cell in row] for row in drawn.body] == [["A", 1], ["B", 2]]
    assert figures_of(drawn, str)[0] == ["Name", "One", "Cases"]


def test_shorthand_that_a_chart_uses_is_explained_once():
    rows = [("A", "[x]", "2.7 [p]"), ("B", "[x]", 1)]
    drawn = Chart("A", "b", blank_figure(), ["Name", "One", "Two"], rows, {}, note="[b] Apart.")
    assert [mark for mark, _ in drawn.marks] == ["[b]", "[p]", "[x]"]
    assert "[x]: not available" in " ".join(notes_of(drawn))
