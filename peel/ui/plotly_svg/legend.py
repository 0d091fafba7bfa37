"""The key above the plot: what each colour and shape stands for, in rows."""

from dataclasses import dataclass
from typing import Any

from peel.ui.plotly_svg.bars import fills
from peel.ui.plotly_svg.dots import band_colour, look
from peel.ui.plotly_svg.patterns import Patterns
from peel.ui.plotly_svg.svg import dashes, element, escape, paint
from peel.ui.plotly_svg.symbols import path
from peel.ui.plotly_svg.text import LEADING, lines, width
from peel.ui.plotly_svg.trace import Trace, colour
from peel.ui.plotly_svg.words import ASCENT

SWATCH, BETWEEN, AFTER = 22.0, 6.0, 18.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One trace's swatch and name, from its left upper corner."""

    trace: Trace
    lines: list[str]
    x: float
    y: float


def entries(drawn: list[Trace], layout: dict[str, Any], size: float, paper: float) -> tuple[list[Entry], float]:
    """The entries in rows, and the height of them all. Traces of one group with one name share an entry."""
    named = in_key(drawn, layout)
    found: list[Entry] = []
    x, y, high = 0.0, 0.0, 0.0
    for trace in named:
        said = lines(str(trace.options["name"]), paper - SWATCH - BETWEEN, size)
        wide = SWATCH + BETWEEN + max(width(line, size) for line in said)
        if x and x + wide > paper:
            x, y = 0.0, y + high + 4
            high = 0.0
        found.append(Entry(trace, said, x, y))
        x, high = x + wide + AFTER, max(high, len(said) * size * LEADING)
    return found, y + high


def in_key(drawn: list[Trace], layout: dict[str, Any]) -> list[Trace]:
    """The traces that the key names: none when there is but one to name, unless the figure says so."""
    named = [trace for trace in drawn if trace.is_in_key]
    said = layout.get("showlegend")
    asked = said if said is not None else len(drawn) > 1 or bool(named and named[0].options.get("showlegend"))
    return named if asked else []


def key(found: list[Entry], size: float, patterns: Patterns) -> str:
    """The key, drawn."""
    swatches = "".join(swatch(entry, size, patterns) for entry in found)
    texts = "".join(
        element("text", escaped, x=entry.x + SWATCH + BETWEEN, y=entry.y + size * (place * LEADING + ASCENT + 0.17))
        for entry in found
        for place, line in enumerate(entry.lines)
        if (escaped := escape(line))
    )
    return swatches + element("g", texts, font_size=size) if found else ""


def swatch(entry: Entry, size: float, patterns: Patterns) -> str:
    """A little of what the trace looks like."""
    trace, middle = entry.trace, entry.y + size * LEADING / 2
    if trace.kind == "bar":
        fill = next(iter(fills(trace)), (trace.colour,))
        wide = float(trace.once("marker.line.width", 0))
        edge = paint(trace.once("marker.line.color", "#444")) if wide else None
        box = {"x": entry.x + 0.5, "y": middle - 6, "width": SWATCH - 1, "height": 12}
        return element("rect", **box, fill=patterns.fill(*fill), stroke=edge)
    return area(trace, entry.x, middle) + stroke(trace, entry.x, middle) + mark(trace, entry.x, middle)


def area(trace: Trace, x: float, middle: float) -> str:
    """The colour of a band."""
    if (trace.options.get("fill") or "none") == "none":
        return ""
    fill, opacity = band_colour(trace)
    return element("rect", x=x, y=middle - 6, width=SWATCH, height=12, fill=fill, fill_opacity=opacity)


def stroke(trace: Trace, x: float, middle: float) -> str:
    """A piece of a line."""
    wide = float(trace.once("line.width", 2))
    if not trace.has("lines") or not wide:
        return ""
    ink = paint(colour(trace.once("line.color") or trace.colour))
    dash = dashes(trace.once("line.dash"), wide)
    return element(
        "path", d=f"M{x:.1f} {middle:.1f}h{SWATCH:.0f}", stroke=ink, stroke_width=wide, stroke_dasharray=dash
    )


def mark(trace: Trace, x: float, middle: float) -> str:
    """A dot."""
    if not trace.has("markers"):
        return ""
    symbol = trace.once("marker.symbol", "circle")
    edge, wide = trace.once("marker.line.color"), float(trace.once("marker.line.width", 0))
    size = min(float(trace.once("marker.size", 6)), 14.0)
    painted = look((symbol, trace.once("marker.color", trace.colour), edge, wide, size))
    return element("path", d=path(symbol, x + SWATCH / 2, middle, size), **painted)
