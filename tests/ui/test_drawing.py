"""The drawing of plotly's figures: every mark is there, inside the paper, and what can't be drawn is refused."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from plotly import graph_objects

from peel.ui import plotly_svg as drawing
from peel.ui.chart import INK, blank_figure

FORCES = [f"Constabulary of Shire {number}" for number in range(43)]
# Plotly checks each figure at length: fewer of them.
FEW = settings(max_examples=40)
finite = st.floats(allow_nan=False, allow_infinity=False)


def plain(figure: graph_objects.Figure) -> dict[str, Any]:
    found = json.loads(figure.to_json())
    return {"data": found["data"], "layout": found["layout"]}


def drawn(figure: graph_objects.Figure, narrow: bool = False) -> etree._Element:
    found = (drawing.narrow if narrow else drawing.wide)(plain(figure), "id")
    return etree.fromstring(found.svg())


def paths(svg: etree._Element, **attributes: str) -> list[str]:
    """The paths in groups, or with attributes, of this look."""
    condition = " and ".join(f"@{name.replace('_', '-')}='{value}'" for name, value in attributes.items())
    return [path.get("d") for path in svg.xpath(f".//g[{condition}]/path | .//path[{condition}]")]


def texts(svg: etree._Element) -> list[str]:
    return [text.text for text in svg.iter("text")]


def edges(svg: etree._Element) -> list[tuple[float, float]]:
    """The corners of every path that is written in absolute places, and the foot of every text."""
    found = [(float(text.get("x")), float(text.get("y"))) for text in svg.iter("text")]
    for path in svg.iter("path"):
        if path.getparent().tag not in ("pattern", "svg") or path.getparent() is svg:
            found += [
                (float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path.get("d") or "")
            ]
    return found


def inside(svg: etree._Element) -> bool:
    _, _, wide, high = map(float, svg.get("viewBox").split())
    return all(0 <= x <= wide and 0 <= y <= high for x, y in edges(svg))


def bars(**options: Any) -> graph_objects.Figure:
    figure = blank_figure(height=43 * 22 + 80)
    values = list(range(1, 44))
    figure.add_bar(x=values, y=FORCES, orientation="h", marker={"color": "#12436D"}, **options)
    return figure


@pytest.mark.parametrize("narrow", [False, True])
def test_a_bar_a_value_from_nought_as_long_as_its_value(narrow):
    svg = drawn(bars(), narrow)
    found = paths(svg, fill="#12436D")
    assert len(found) == 43
    starts = {path.split(" ")[0] for path in found}
    assert len(starts) == 1
    lengths = [float(re.search(r"h([\d.]+)v", path)[1]) for path in found]
    assert lengths == pytest.approx([lengths[-1] * value / 43 for value in range(1, 44)], abs=0.2)


@pytest.mark.parametrize("narrow", [False, True])
def test_forty_three_names_and_values_none_over_another(narrow):
    svg = drawn(bars(text=[f"{value}%" for value in range(43)], textposition="outside"), narrow)
    assert set(FORCES) <= set(texts(svg))
    assert {f"{value}%" for value in range(43)} <= set(texts(svg))
    names = [float(text.get("y")) for text in svg.iter("text") if text.text in FORCES]
    gaps = [abs(after - before) for before, after in pairwise(names)]
    assert min(gaps) >= 13.5
    assert inside(svg)


@pytest.mark.parametrize("narrow", [False, True])
def test_forty_three_bars_are_light(narrow):
    figure = bars(text=[f"{value}.5" for value in range(43)], textposition="outside")
    found = (drawing.narrow if narrow else drawing.wide)(plain(figure), "id")
    assert len(found.svg()) < 8000


def test_upright_bars_side_by_side_and_on_one_another():
    for mode, tops in (("group", 2), ("stack", 2), ("overlay", 2)):
        figure = blank_figure(barmode=mode)
        for value in (2, 3):
            figure.add_bar(x=["a", "b", "c"], y=[value] * 3, marker={"color": f"#00000{value}"})
        svg = drawn(figure)
        assert len(paths(svg, fill="#000002")) == len(paths(svg, fill="#000003")) == 3
        lefts = {path.split(" ")[0] for value in (2, 3) for path in paths(svg, fill=f"#00000{value}")}
        assert len(lefts) == (6 if mode == "group" else 3)
        heights = [float(re.search(r" ([\d.]+)h", paths(svg, fill=f"#00000{value}")[0])[1]) for value in (2, 3)]
        assert len(set(heights)) == tops


def test_hatching_and_outline_tell_bars_apart_in_grey():
    figure = blank_figure()
    marker = {"color": "#fff", "line": {"color": INK, "width": 1}, "pattern": {"shape": ["", "/", "x"]}}
    figure.add_bar(x=["a", "b", "c"], y=[1, 2, 3], marker=marker)
    svg = drawn(figure)
    assert [pattern.get("id") for pattern in svg.iter("pattern")] == ["idw-0", "idw-1"]
    for fill in ("#fff", "url(#idw-0)", "url(#idw-1)"):
        assert len(paths(svg, fill=fill, stroke="currentColor")) == 1


@pytest.mark.parametrize("symbol", ["circle", "circle-open", "square", "diamond", "star", "x", "triangle-up"])
def test_a_dot_a_value_and_none_for_a_gap(symbol):
    figure = blank_figure()
    figure.add_scatter(
        x=[1, 2, None, 4], y=[1, 2, 3, 4], mode="markers", marker={"symbol": symbol, "color": "#801650"}
    )
    side = {"stroke" if symbol.endswith("open") else "fill": "#801650"}
    assert len(paths(drawn(figure), **side)) == 3


def test_a_line_stops_at_a_gap():
    figure = blank_figure()
    line = {"color": "#801650", "dash": "dash", "width": 2}
    figure.add_scatter(x=[1, 2, 3, 4, 5], y=[1, 2, None, 4, 5], mode="lines", line=line)
    [path] = drawn(figure).xpath(".//path[@stroke='#801650']")
    assert path.get("d").count("M") == 2
    assert path.get("d").count("L") == 2
    assert path.get("stroke-dasharray")


def test_whiskers_go_as_far_as_they_say():
    figure = blank_figure()
    error = {"type": "data", "array": [1, 3], "arrayminus": [2, 1], "symmetric": False, "color": "#801650"}
    figure.add_scatter(x=[10, 20], y=[1, 2], mode="markers", error_x=error)
    figure.update_xaxes(range=[0, 30])
    found = paths(drawn(figure), stroke="#801650")
    spans = [[float(end) for end in re.search(r"M([\d.]+).*H([\d.]+)", path).groups()] for path in found]
    wide = [right - left for left, right in spans]
    assert wide[1] / wide[0] == pytest.approx(4 / 3, rel=0.01)


def test_a_whisker_widens_an_axis_that_would_cut_it():
    figure = blank_figure()
    figure.add_scatter(x=[1], y=[99], mode="markers", error_y={"type": "data", "array": [30], "color": "#801650"})
    figure.update_yaxes(range=[90, 100])
    assert inside(drawn(figure))


def test_a_band_lies_between_two_lines():
    figure = blank_figure()
    figure.add_scatter(x=[1, 2, 3], y=[1, 1, 1], mode="lines", line={"width": 0})
    figure.add_scatter(x=[1, 2, 3], y=[2, 3, 2], mode="lines", fill="tonexty", fillcolor="rgba(1, 2, 3, 0.5)")
    [band] = drawn(figure).xpath(".//path[@fill='#010203']")
    assert band.get("fill-opacity") == "0.5"
    assert band.get("d").count("L") == 5


def test_texts_are_escaped_and_never_stand_upright():
    figure = blank_figure()
    nasty = '<script>alert(1)</script> & "quotes" \x00\x0b'
    figure.add_bar(x=[nasty], y=[1], text=["<b>&"], textposition="outside", name=nasty, showlegend=True)
    figure.add_annotation(x=0, y=1, text=nasty, showarrow=False)
    svg = drawn(figure)
    assert not list(svg.iter("script"))
    assert "<b>&" in texts(svg)
    assert not svg.xpath(".//text[@transform or @rotate] | .//@style")


def test_dates_names_and_numbers_along_the_foot():
    for x, expected in (
        (["2015-03-31", "2024-03-31"], "2020"),
        (["2023-24", "2024-25"], "2024-25"),
        ([0, 20000], "10,000"),
    ):
        figure = blank_figure()
        figure.add_scatter(x=x, y=[1, 2], mode="markers")
        assert expected in texts(drawn(figure))


@pytest.mark.parametrize("narrow", [False, True])
def test_at_most_ten_grid_lines(narrow):
    figure = blank_figure(height=900)
    figure.add_scatter(x=[0, 43], y=[0, 97], mode="markers")
    figure.update_xaxes(dtick=1)
    svg = drawn(figure, narrow)
    assert all(1 < path.count("M") <= 10 for path in paths(svg, stroke="#d3dae0"))


def test_words_of_two_lines_that_are_near_stand_one_above_the_other():
    figure = bars()
    for place in (20, 21, 22):
        figure.add_shape(type="line", x0=place, x1=place, y0=0, y1=1, yref="paper")
        figure.add_annotation(x=place, y=1, yref="paper", yanchor="bottom", text=f"Line {place}", showarrow=False)
    for narrow in (False, True):
        svg = drawn(figure, narrow)
        heights = {text.get("y") for text in svg.iter("text") if text.text.startswith("Line")}
        assert len(heights) == 3
        assert inside(svg)


def test_the_key_names_each_trace_once_in_rows_that_fit():
    figure = blank_figure()
    for number in range(6):
        figure.add_scatter(x=[1, 2], y=[number, 3], name=f"A name of some length, number {number % 5}")
    for narrow in (False, True):
        svg = drawn(figure, narrow)
        assert sum("number" in text for text in texts(svg)) == 6
        assert inside(svg)


REFUSED = [
    ("data[0].type: pie", lambda f: f.add_pie(values=[1])),
    ("data[0].stackgroup", lambda f: f.add_scatter(x=[1], y=[1], stackgroup="a")),
    ("data[0].marker.colorscale", lambda f: f.add_scatter(x=[1], y=[1], marker={"colorscale": "Jet"})),
    ("data[0].line.shape: spline", lambda f: f.add_scatter(x=[1], y=[1], line={"shape": "spline"})),
    ("data[0].error_x.type: percent", lambda f: f.add_scatter(x=[1], y=[1], error_x={"type": "percent"})),
    ("data[0].textposition: inside", lambda f: f.add_bar(x=[1], y=[1], textposition="inside")),
    ("layout.xaxis.tickangle: 45", lambda f: f.update_xaxes(tickangle=45)),
    ("layout.yaxis.title", lambda f: f.update_yaxes(title="Upright")),
    ("layout.yaxis2", lambda f: f.update_layout(yaxis2={"overlaying": "y"})),
    ("layout.yaxis.type: log", lambda f: f.update_yaxes(type="log")),
    ("layout.annotations[0].showarrow: True", lambda f: f.add_annotation(x=1, y=1, showarrow=True)),
    ("layout.shapes[0].type: circle", lambda f: f.add_shape(type="circle", x0=0, x1=1, y0=0, y1=1)),
    (
        "marker.symbol: hourglass",
        lambda f: f.add_scatter(x=[1], y=[1], mode="markers", marker={"symbol": "hourglass"}),
    ),
    ("a colour that is no name: 3", lambda f: f.add_bar(x=[1], y=[1], marker={"color": [3]})),
    ("bar.x holds no list", lambda f: f.add_bar(y=[1, 2])),
]


@pytest.mark.parametrize(("named", "add"), REFUSED, ids=[named for named, _ in REFUSED])
def test_what_cannot_be_drawn_is_refused_by_name(named, add):
    figure = blank_figure()
    add(figure)
    with pytest.raises(drawing.Undrawable, match=re.escape(named)):
        drawn(figure)


@FEW
@given(st.lists(st.tuples(finite, finite), max_size=8), st.booleans(), st.booleans())
def test_any_numbers_are_dots_inside_the_paper(places, narrow, is_joined):
    figure = blank_figure()
    mode = "lines+markers" if is_joined else "markers"
    figure.add_scatter(x=[x for x, _ in places], y=[y for _, y in places], mode=mode, marker={"color": "#801650"})
    svg = drawn(figure, narrow)
    assert len(paths(svg, fill="#801650")) == len(places)
    assert inside(svg)


@FEW
@given(st.lists(finite, min_size=1, max_size=8), st.booleans(), st.sampled_from(["group", "stack", "overlay"]))
def test_any_numbers_are_bars_inside_the_paper(values, narrow, mode):
    figure = blank_figure(barmode=mode)
    names = [f"Force {place}" for place in range(len(values))]
    texts_at = [str(value) for value in values]
    figure.add_bar(
        x=values, y=names, orientation="h", text=texts_at, textposition="outside", marker={"color": "#801650"}
    )
    svg = drawn(figure, narrow)
    assert len(paths(svg, fill="#801650")) == len(values)
    assert inside(svg)


@FEW
@given(st.text(max_size=60))
def test_any_words_are_well_formed_and_inside_the_paper(words):
    figure = blank_figure()
    figure.add_bar(x=[1, 2], y=[f"a{words}", "b"], orientation="h", text=[words, ""], textposition="outside")
    figure.add_annotation(x=1, y=1, text=words, showarrow=False)
    assert inside(drawn(figure, narrow=True))
