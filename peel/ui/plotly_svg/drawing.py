"""A plotly figure as SVG, twice: wide for desks and paper, narrow for phones."""

from dataclasses import dataclass, replace
from typing import Any

from peel.ui.plotly_svg import bars, dots, shapes
from peel.ui.plotly_svg import legend as key
from peel.ui.plotly_svg.axis import Axis, ranged, unranged
from peel.ui.plotly_svg.frame import (
    NARROW,
    PAD,
    WIDE,
    Paper,
    column_ticks,
    column_words,
    fitted,
    grid,
    names_above,
    room_above_and_below,
    row_ticks,
    row_words,
    title,
)
from peel.ui.plotly_svg.patterns import Patterns
from peel.ui.plotly_svg.subset import check
from peel.ui.plotly_svg.svg import element, number
from peel.ui.plotly_svg.text import LEADING
from peel.ui.plotly_svg.trace import Trace, position, traces
from peel.ui.plotly_svg.words import Plot, Words, drawn

HEIGHT, LEAST_HIGH = 360, 80
TALLER = 1.5  # rows with their names above their marks
BAR = 16.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """The inside of a drawing, and its size in its own units."""

    inside: str
    wide: float
    high: float

    def svg(self, **attributes: Any) -> str:
        """The whole element: for eyes alone, since a table says the same."""
        look = {
            "font_family": "Arial, sans-serif",
            "fill": "currentColor",
            "aria_hidden": "true",
            "focusable": "false",
        }
        box = f"0 0 {number(self.wide)} {number(self.high)}"
        return element("svg", self.inside, viewBox=box, **look, **attributes)


@dataclass(frozen=True, slots=True)
class Content:
    """What a figure holds: its traces, its bars, and its axes from end to end."""

    layout: dict[str, Any]
    traces: list[Trace]
    bars: list[bars.Bar]
    axes: dict[str, Axis]


def wide(figure: dict[str, Any], prefix: str) -> Drawing:
    """The drawing for a desk and for paper."""
    return draw(figure, WIDE, f"{prefix}w")


def narrow(figure: dict[str, Any], prefix: str) -> Drawing:
    """The drawing for a phone."""
    return draw(figure, NARROW, f"{prefix}n")


def draw(figure: dict[str, Any], paper: Paper, prefix: str) -> Drawing:
    """One drawing of a figure; a figure outside the subset raises `Undrawable`. Its ids begin with `prefix`."""
    check(figure)
    content = read(figure, paper)
    layout, axes = content.layout, content.axes
    size = paper.size((layout.get("font") or {}).get("size") or 14)
    is_above = names_above(axes["y"], paper)
    thin, above, high = rows(content, paper, size, is_above)
    names = row_words(axes["y"], paper, size, high if not axes["y"].is_of_words else high * axes["y"].step, above)
    said = [*mark_words(content, size, paper.least)]
    notes = list(shapes.annotations(layout, axes, size, paper.least, paper.width))
    edge = reach(content)
    plot = fitted([*names, *said, *notes], paper, high, edge)
    columns = column_ticks(axes["x"], plot.wide, size)
    feet = column_words(axes["x"], columns, plot, size, paper)
    feet += title(axes["x"], feet, size)
    notes = shapes.settled(notes, [*feet, *names], plot, paper.width)
    over, under = room_above_and_below([*names, *said, *feet, *notes], high, edge)
    entries, key_high = key.entries(content.traces, layout, size, paper.width)
    plot = replace(plot, top=over + key_high + (PAD if entries else 0))
    patterns = Patterns(prefix)
    inside = [
        key.key(entries, size, patterns),
        grid(axes["x"], columns, plot),
        grid(axes["y"], row_ticks(axes["y"], high), plot),
        marks(content, plot, thin, patterns),
        drawn([*names, *feet], plot, has_halo=is_above),
        drawn([*said, *notes], plot, has_halo=True),
    ]
    return Drawing(patterns.definitions() + "".join(inside), paper.width, round(plot.top + high + under, 1))


def read(figure: dict[str, Any], paper: Paper) -> Content:
    """The figure's parts, with axes that show every mark."""
    layout = figure["layout"]
    found = traces(figure)
    axes = {
        letter: unranged(letter, layout.get(f"{letter}axis") or {}, [v for t in found for v in getattr(t, letter)])
        for letter in ("x", "y")
    }
    size = paper.size((layout.get("font") or {}).get("size") or 14)
    of_bars = bars.bars(found, layout, axes, size)
    return Content(layout, found, of_bars, {letter: sized(axes, letter, found, of_bars, layout) for letter in axes})


def sized(
    axes: dict[str, Axis], letter: str, found: list[Trace], of_bars: list[bars.Bar], layout: dict[str, Any]
) -> Axis:
    """One axis from end to end, so that every bar, dot and whisker is on it."""
    axis, place = axes[letter], 0 if letter == "x" else 1
    solid = [
        end for bar in of_bars for end in ((bar.base, bar.end) if bar.is_across == (letter == "x") else bar.rows)
    ]
    loose, cut = [], [position(axis, value) or 0.0 for value in shapes.values(layout, letter)]
    for trace in (trace for trace in found if trace.kind == "scatter"):
        there = [spot[place] for spot in dots.positions(trace, axes) if spot]
        limits = [end for whisker in dots.whiskers(trace, axes, letter) if whisker for end in whisker[1:]]
        (loose if trace.has("markers") or trace.has("text") else cut).extend(there)
        loose += limits
    return ranged(axis, solid, cut, loose)


def rows(content: Content, paper: Paper, size: float, is_above: bool) -> tuple[float, float, float]:
    """How thin bars become, how far over its row's middle a name stands (0: beside), and the plot's height."""
    layout, axis = content.layout, content.axes["y"]
    margin = layout.get("margin") or {}
    asked = (layout.get("height") or HEIGHT) - (margin.get("t") or 0) - (margin.get("b") or 0) - 24
    high = max(float(asked), LEAST_HIGH)
    if not axis.is_of_words:
        return 1.0, 0.0, high
    pitch = max(high * axis.step, paper.least * LEADING + 1)
    if not is_above:
        return 1.0, 0.0, pitch / axis.step
    if not content.bars:
        pitch *= TALLER
        return 1.0, pitch / 2 - size * LEADING - 2, pitch / axis.step
    slot = max((bar.thick for bar in content.bars), default=0.8)
    pitch = max(pitch, BAR + size * LEADING + 8)
    thin = min(1.0, (pitch - size * LEADING - 6) / (pitch * slot))
    return thin, thin * slot * pitch / 2 + 1, pitch / axis.step


def mark_words(content: Content, size: float, least: float) -> list[Words]:
    """The words at bars and dots."""
    at_dots = [words for trace in content.traces if trace.kind == "scatter"
               for words in dots.texts(trace, content.axes, size, least)]  # fmt: skip
    return [*bars.texts(content.bars, content.axes, least), *at_dots]


def reach(content: Content) -> float:
    """How far the largest dot or cap goes over the edge of the plot."""
    lines = [trace for trace in content.traces if trace.kind == "scatter"]
    return max([float(PAD), *(dots.furthest(trace) for trace in lines)])


def marks(content: Content, plot: Plot, thin: float, patterns: Patterns) -> str:
    """All that is drawn inside the plot: bands and lines cut at its edges, the rest whole."""
    axes, layout = content.axes, content.layout
    lines = [trace for trace in content.traces if trace.kind == "scatter"]
    before = dict(zip(map(id, lines[1:]), lines, strict=False))
    cut = "".join(
        dots.band(trace, before.get(id(trace)), axes, plot) + dots.line(trace, axes, plot) for trace in lines
    )
    return "".join(
        [
            shapes.shapes(layout, axes, plot, is_below=True),
            window(cut, plot),
            bars.drawn(content.bars, axes, plot, thin, patterns),
            *(dots.whisker_lines(trace, axes, plot) for trace in lines),
            *(dots.dots(trace, axes, plot) for trace in lines),
            shapes.shapes(layout, axes, plot, is_below=False),
        ]
    )


def window(inside: str, plot: Plot) -> str:
    """What is seen only as far as the plot goes, a hair more for the width of lines."""
    if not inside:
        return ""
    x, y, wide, high = plot.left - 2, plot.top - 2, plot.wide + 4, plot.high + 4
    box = " ".join(map(number, (x, y, wide, high)))
    return element("svg", inside, x=x, y=y, width=wide, height=high, viewBox=box)
