"""What every chart has: a sentence, the drawing, the same numbers as a table, and the source."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from zlib import crc32

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from plotly import graph_objects

from peel.ui import plotly_svg as drawing
from peel.ui.footnote_symbols import footnote_symbols
from peel.ui.licence import ATTRIBUTION, address_of

# The Analysis Function's set, at most four in one chart.
NAVY, TEAL, MAROON, ORANGE, GREY, LILAC = "#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"
# As in the reports, below the average; too light without a dark outline.
LIGHT_BLUE = "#6BACE6"
INK = "#0b0c0c"
LINE = "#d3dae0"
# A grade looks alike in every chart; the pattern tells bars apart in grey.
GRADE_COLOURS = {
    "outstanding": "#0b4f5c",
    "good": "#6fb7ae",
    "adequate": "#b8c4d3",
    "requires-improvement": "#e0a83a",
    "inadequate": "#801650",
}
GRADE_PATTERNS = {
    "outstanding": "",
    "good": "/",
    "adequate": ".",
    "requires-improvement": "\\",
    "inadequate": "x",
}
# Plotly takes text for markup and gives tags a style attribute, which our policy forbids; line breaks may stay.
MARKUP = re.compile(r"<(?!br>)/?[a-z][^<>]*>", re.IGNORECASE)
# Shorthand in a column of numbers: alone, or behind a number that it marks.
MARKED = re.compile(r"(?P<number>[-−]?\d[\d,]*(?:\.\d+)?)? ?(?P<marks>\[\w+\](?: ?\[\w+\])*)")
HEIGHT = 360


def blank_figure(height: int = HEIGHT, **layout: Any) -> graph_objects.Figure:
    """An empty figure in the page's own dress, without plotly's 6 kB of default template."""
    axis = {
        "gridcolor": LINE,
        "linecolor": INK,
        "showline": False,
        "zerolinecolor": INK,
        "fixedrange": True,
        "automargin": True,
    }
    figure = graph_objects.Figure()
    figure.update_layout(
        template=None,
        height=height,
        margin={"l": 8, "r": 8, "t": 32, "b": 8, "pad": 4},
        font={"family": "Arial, sans-serif", "size": 15, "color": INK},
        colorway=[NAVY, TEAL, MAROON, ORANGE],
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        dragmode=False,
        hovermode="closest",
        xaxis=axis | {"tickangle": 0},
        yaxis=axis,
    )
    return figure.update_layout(**layout)


@dataclass(frozen=True)
class Cell:
    """One cell of the table of figures: its text, and whether it is a number."""

    text: Any
    is_number: bool

    @property
    def words(self) -> Any:
        """The text as a page shows it: thousands of a number set off."""
        return f"{self.text:,}" if self.is_number and isinstance(self.text, (int, Decimal)) else self.text


@dataclass(frozen=True)
class Chart:
    """One chart: `title` is its message as a sentence, `subtitle` says measure, place, period and unit.

    `sources` are names with their addresses, an empty one where there is none to lead to.
    `rows` hold the numbers that `figure` draws, the first cell of each being its head. `key` tells the charts
    of one page apart; `address` is where the files of this one are, when its page doesn't give them itself.
    `narrow` is another figure of the same numbers, where `figure` is too broad for a phone. `optional` columns
    are left out on a page where no row has more than shorthand in them; files keep them.
    """

    title: str
    subtitle: str
    figure: graph_objects.Figure
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    sources: Mapping[str, str]
    note: str = ""
    key: str = "chart"
    licence: str = ATTRIBUTION
    address: str = ""
    narrow: graph_objects.Figure | None = None
    optional: Sequence[str] = ()

    @property
    def source(self) -> str:
        """The names of the sources, for what holds no links."""
        return "; ".join(self.sources)

    @property
    def licence_href(self) -> str:
        """Where the licence stands in full."""
        return address_of(self.licence)

    @property
    def html_id(self) -> str:
        """The id of the chart's element: the beginning of its sentence, and a sum of all that it says."""
        said = f"{self.title} {self.subtitle}"
        return f"chart-{slugify(self.title)[:40].rstrip('-')}-{crc32(said.encode()):08x}"

    @property
    def data_id(self) -> str:
        """The id of the element that holds what plotly draws."""
        return f"{self.html_id}-data"

    @cached_property
    def figures(self) -> dict[str, Any]:
        """What plotly draws, without a template and without markup in its texts."""
        return _plain(self.figure)

    @property
    def on_paper(self) -> drawing.Drawing:
        """The drawing for a desk and for paper."""
        return drawing.wide(self.figures, self.html_id[-8:])

    @property
    def drawn_wide(self) -> SafeString:
        """The same as an element of a page."""
        return self._drawn(self.on_paper, "wide")

    @property
    def drawn_narrow(self) -> SafeString:
        """The drawing for a phone, as an element of a page."""
        figures = _plain(self.narrow) if self.narrow else self.figures
        return self._drawn(drawing.narrow(figures, self.html_id[-8:]), "narrow")

    @cached_property
    def all_heads(self) -> list[Cell]:
        """The column heads, those over numbers marked."""
        return [Cell(head, self._holds_numbers(place)) for place, head in enumerate(self.columns)]

    @property
    def heads(self) -> list[Cell]:
        """The heads of the columns that a page shows."""
        return [self.all_heads[place] for place in self._shown]

    @property
    def body(self) -> list[list[Cell]]:
        """The rows of the table of figures, as a page shows them."""
        return [[Cell(row[place], self.all_heads[place].is_number) for place in self._shown] for row in self.rows]

    @property
    def marks(self) -> list[tuple[str, str]]:
        """The shorthand that the table and the note use, with its meaning."""
        return footnote_symbols([self.note, *(str(cell.text) for row in self.body for cell in row)])

    @cached_property
    def _shown(self) -> list[int]:
        """The places of the columns that a page shows."""
        return [place for place, head in enumerate(self.columns) if head not in self.optional or self._says(place)]

    def _says(self, place: int) -> bool:
        """Whether any row has more in a column than the sign that there is nothing."""
        found = (MARKED.fullmatch(str(row[place])) for row in self.rows)
        return not all(mark and mark["number"] is None for mark in found)

    def _drawn(self, drawn: drawing.Drawing, name: str) -> SafeString:
        """A drawing as an element of the page; all that it says is escaped by `svg.element`."""
        return mark_safe(drawn.svg(_class=f"chart__svg chart__svg--{name}"))

    def _holds_numbers(self, place: int) -> bool:
        """Whether a column is of numbers; shorthand like [x] may stand among them, or behind one."""
        values = [row[place] for row in self.rows]
        texts = [value for value in values if isinstance(value, str) and not MARKED.fullmatch(value)]
        return not texts and any(isinstance(value, (int, float, Decimal)) for value in values)


def _plain(figure: graph_objects.Figure) -> dict[str, Any]:
    """A figure as plain values, without a template and without markup in its texts."""
    drawn = _without_markup(json.loads(figure.to_json()))
    layout = {key: value for key, value in drawn["layout"].items() if key != "template"}
    return {"data": drawn["data"], "layout": layout}


def _without_markup(value: Any) -> Any:
    """The same value, its texts without tags."""
    if isinstance(value, str):
        return MARKUP.sub("", value)
    if isinstance(value, list):
        return [_without_markup(part) for part in value]
    if isinstance(value, dict):
        return {key: _without_markup(part) for key, part in value.items()}
    return value
