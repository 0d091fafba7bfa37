"""Bars: from their base to their value, side by side, one on another or over one another."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from peel.ui.plotly_svg.axis import Axis
from peel.ui.plotly_svg.patterns import Patterns
from peel.ui.plotly_svg.svg import element, group, number, paint
from peel.ui.plotly_svg.text import lines
from peel.ui.plotly_svg.trace import Trace, amounts, colour, position
from peel.ui.plotly_svg.words import Plot, Words

GAP = 0.2
BESIDE = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in the units of its axes: its row, how far from the row's middle and how thick, and its ends."""

    row: float
    aside: float
    thick: float
    base: float
    end: float
    is_across: bool
    fill: tuple[Any, ...]
    edge: tuple[str, float]
    text: str
    size: float
    is_bold: bool

    @property
    def rows(self) -> tuple[float, float]:
        """From where to where it goes on the axis of rows."""
        return self.row + self.aside - self.thick / 2, self.row + self.aside + self.thick / 2


def bars(drawn: list[Trace], layout: dict[str, Any], axes: dict[str, Axis], size: float) -> list[Bar]:
    """All bars of a figure. Where two traces share a row they stand as the figure's bar mode says."""
    kept = [trace for trace in drawn if trace.kind == "bar"]
    mode = layout.get("barmode") or "group"
    slot = 1 - (layout.get("bargap") if layout.get("bargap") is not None else GAP)
    beside = len(kept) if mode == "group" else 1
    tops: dict[tuple[float, bool], float] = defaultdict(float)
    found: list[Bar] = []
    for place, trace in enumerate(kept):
        aside = slot * ((place + 0.5) / beside - 0.5) if mode == "group" else 0.0
        for bar in of_trace(trace, axes, slot / beside, aside, size):
            at = (bar.row, bar.end < bar.base)
            base = tops[at] if mode == "stack" else bar.base
            tops[at] = base + bar.end - bar.base
            found.append(moved(bar, base))
    return found


def moved(bar: Bar, base: float) -> Bar:
    """The same bar from another base."""
    if base == bar.base:
        return bar
    values = {name: getattr(bar, name) for name in Bar.__slots__}
    return Bar(**values | {"base": base, "end": base + bar.end - bar.base})


def of_trace(trace: Trace, axes: dict[str, Axis], thick: float, aside: float, size: float) -> Iterable[Bar]:
    """The bars of one trace; a value that is not there has none."""
    is_across = trace.options.get("orientation") == "h"
    values, rows = (trace.x, trace.y) if is_across else (trace.y, trace.x)
    along, across = (axes["x"], axes["y"]) if is_across else (axes["y"], axes["x"])
    shown = trace.options.get("textposition") == "outside"
    styles = zip(
        fills(trace),
        zip(trace.each("marker.line.color", "#444"), amounts(trace.each("marker.line.width", 0)), strict=True),
        trace.each("text", "") if shown else [""] * len(values),
        amounts(trace.each("textfont.size", size)),
        trace.each("textfont.weight", "normal"),
        amounts(trace.each("base", 0)),
        amounts(trace.each("width", thick)),
        strict=True,
    )
    for value, row, (fill, edge, text, points, weight, base, own) in zip(values, rows, styles, strict=True):
        end, at = position(along, value), position(across, row)
        if end is not None and at is not None:
            yield Bar(at, aside, own, base, base + end, is_across, fill, edge, str(text), points, is_bold(weight))


def is_bold(weight: Any) -> bool:
    """Whether a font's weight, as a name or a number, is a heavy one."""
    return weight == "bold" or (isinstance(weight, (int, float)) and weight >= 600)


def fills(trace: Trace) -> list[tuple[Any, ...]]:
    """Colour and hatching of each bar."""
    return [
        (colour(under if shape and under else ground), shape, colour(ink), size)
        for ground, under, shape, ink, size in zip(
            trace.each("marker.color", trace.colour),
            trace.each("marker.pattern.bgcolor"),
            trace.each("marker.pattern.shape", ""),
            trace.each("marker.pattern.fgcolor", "#0b0c0c"),
            trace.each("marker.pattern.size", 8),
            strict=True,
        )
    ]


def texts(found: list[Bar], axes: dict[str, Axis], least: float) -> list[Words]:
    """The words at the ends of bars."""
    return [text_at(bar, axes, max(bar.size, least)) for bar in found if bar.text]


def text_at(bar: Bar, axes: dict[str, Axis], size: float) -> Words:
    """The words at the end of one bar, outside it."""
    along, row = axes["x" if bar.is_across else "y"], axes["y" if bar.is_across else "x"]
    end, middle = along.share(bar.end), row.share(bar.row + bar.aside)
    is_onward = end >= along.share(bar.base)
    said = tuple(lines(bar.text, 400, size, bar.is_bold))
    if bar.is_across:
        side, shift = ("start", BESIDE) if is_onward else ("end", -BESIDE)
        return Words(said, size, end, 1 - middle, right=shift, anchor=side, is_bold=bar.is_bold)
    side, shift = ("end", -BESIDE + 2) if is_onward else ("start", BESIDE - 2)
    return Words(said, size, middle, 1 - end, under=shift, hang=side, is_bold=bar.is_bold)


def drawn(found: list[Bar], axes: dict[str, Axis], plot: Plot, thin: float, patterns: Patterns) -> str:
    """The bars, those that look alike as one group; `thin` is the share of their thickness that is left."""
    order = sorted(found, key=lambda bar: (str(bar.fill), str(bar.edge)))
    return "".join(
        group(
            (element("path", d=outline(bar, axes, plot, thin)) for bar in members),
            _class="marks",
            fill=patterns.fill(*fill),
            stroke=paint(edge[0]) if edge[1] else None,
            stroke_width=edge[1] if edge[1] not in (0, 1) else None,
        )
        for (fill, edge), members in groupby(order, key=lambda bar: (bar.fill, bar.edge))
    )


def outline(bar: Bar, axes: dict[str, Axis], plot: Plot, thin: float) -> str:
    """A rectangle."""
    thick = thin * bar.thick / 2
    near, far = bar.row + thin * bar.aside - thick, bar.row + thin * bar.aside + thick
    ends, sides = (bar.base, bar.end), (near, far)
    if not bar.is_across:
        ends, sides = sides, ends
    left, right = sorted(plot.x(axes["x"].share(end)) for end in ends)
    top, bottom = sorted(plot.y(1 - axes["y"].share(side)) for side in sides)
    wide, high = number(right - left), number(bottom - top)
    return f"M{number(left)} {number(top)}h{wide}v{high}h-{wide}z"
