"""Dots, lines, whiskers and bands."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from peel.ui.plotly_svg.axis import Axis
from peel.ui.plotly_svg.bars import is_bold
from peel.ui.plotly_svg.svg import dashes, element, group, number, paint, points
from peel.ui.plotly_svg.symbols import is_hollow, path, reach
from peel.ui.plotly_svg.text import lines
from peel.ui.plotly_svg.trace import Trace, amounts, colour, position
from peel.ui.plotly_svg.words import Plot, Side, Words

type Place = tuple[float, float]

HANGS: dict[str, Side] = {"top": "end", "bottom": "start"}
ANCHORS: dict[str, Side] = {"left": "end", "right": "start"}

RGBA = re.compile(r"rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)")
ROOM = 3
SIZE = 6


def positions(trace: Trace, axes: dict[str, Axis]) -> list[Place | None]:
    """Where each dot is, in the units of the axes; None for a gap."""
    found = [(position(axes["x"], x), position(axes["y"], y)) for x, y in zip(trace.x, trace.y, strict=True)]
    return [None if x is None or y is None else (x, y) for x, y in found]


def whiskers(trace: Trace, axes: dict[str, Axis], letter: str) -> list[tuple[Place, float, float] | None]:
    """From where to where the whisker of each dot goes."""
    said = trace.options.get(f"error_{letter}") or {}
    if not said or said.get("visible") is False:
        return []
    above = trace.each(f"error_{letter}.array", 0)
    below = (
        above if said.get("symmetric", "arrayminus" not in said) else trace.each(f"error_{letter}.arrayminus", 0)
    )
    found: list[tuple[Place, float, float] | None] = []
    for place, up, down in zip(positions(trace, axes), amounts(above), amounts(below), strict=True):
        at = place[0 if letter == "x" else 1] if place else 0.0
        found.append((place, at - down, at + up) if place and (up or down) else None)
    return found


def line(trace: Trace, axes: dict[str, Axis], plot: Plot) -> str:
    """The line through the dots, broken at each gap."""
    if not trace.has("lines"):
        return ""
    wide = float(trace.once("line.width", 2))
    return element(
        "path",
        d="".join(points(run) for run in runs(trace, axes, plot)) or None,
        stroke=paint(colour(trace.once("line.color") or trace.colour)),
        stroke_width=wide,
        stroke_dasharray=dashes(trace.once("line.dash"), wide),
        fill="none",
    )


def runs(trace: Trace, axes: dict[str, Axis], plot: Plot) -> Iterator[list[Place]]:
    """The places between gaps, as the drawing has them."""
    for is_there, members in groupby(positions(trace, axes), key=lambda place: place is not None):
        if is_there:
            yield [(plot.x(axes["x"].share(x)), plot.y(1 - axes["y"].share(y))) for x, y in filter(None, members)]


def band(trace: Trace, before: Trace | None, axes: dict[str, Axis], plot: Plot) -> str:
    """The area that a trace fills: inside itself, down to nought, or back along the trace before."""
    kind = trace.options.get("fill") or "none"
    if kind == "none":
        return ""
    own = list(runs(trace, axes, plot))
    if kind == "tozeroy":
        foot = plot.y(1 - axes["y"].share(0.0))
        own = [[*run, (run[-1][0], foot), (run[0][0], foot)] for run in own]
    elif kind == "tonexty" and before:
        back = [place for run in runs(before, axes, plot) for place in run]
        own = [[*(place for run in own for place in run), *reversed(back)]]
    fill, opacity = band_colour(trace)
    return element("path", d="".join(f"{points(run)}z" for run in own), fill=fill, fill_opacity=opacity)


def band_colour(trace: Trace) -> tuple[str, float | None]:
    """The colour of the area that a trace fills: its own, or that of its line at half."""
    said = trace.options.get("fillcolor")
    return translucent(said) if said else (colour(trace.once("line.color") or trace.colour), 0.5)


def translucent(said: str) -> tuple[str, float | None]:
    """A colour and how much of what is under it it covers."""
    found = RGBA.fullmatch(said)
    if found is None:
        return said, None
    red, green, blue = (min(255, round(float(found[place]))) for place in (1, 2, 3))
    return f"#{red:02x}{green:02x}{blue:02x}", float(found[4]) if found[4] else None


def whisker_lines(trace: Trace, axes: dict[str, Axis], plot: Plot) -> str:
    """Whiskers with their caps."""
    drawn = ""
    for letter in ("x", "y"):
        found = [whisker for whisker in whiskers(trace, axes, letter) if whisker]
        said = trace.options.get(f"error_{letter}") or {}
        drawn += group(
            (
                element("path", d=whisker_path(whisker, letter, said.get("width", 4), axes, plot))
                for whisker in found
            ),
            _class="whiskers",
            stroke=paint(said.get("color") or trace.once("marker.color") or trace.colour),
            stroke_width=said.get("thickness", 2),
            fill="none",
        )
    return drawn


def whisker_path(
    whisker: tuple[Place, float, float], letter: str, cap: float, axes: dict[str, Axis], plot: Plot
) -> str:
    """One whisker: a line with a cap on either end."""
    (x, y), low, high = whisker
    if letter == "x":
        left, right = (plot.x(axes["x"].share(end)) for end in (low, high))
        at = plot.y(1 - axes["y"].share(y))
        caps = f"v{number(2 * cap)}m0 -{number(cap)}"
        last = f"m0 -{number(cap)}v{number(2 * cap)}"
        return f"M{number(left)} {number(at - cap)}{caps}H{number(right)}{last}"
    top, bottom = (plot.y(1 - axes["y"].share(end)) for end in (high, low))
    at = plot.x(axes["x"].share(x))
    caps = f"h{number(2 * cap)}m-{number(cap)} 0"
    last = f"m-{number(cap)} 0h{number(2 * cap)}"
    return f"M{number(at - cap)} {number(top)}{caps}V{number(bottom)}{last}"


def dots(trace: Trace, axes: dict[str, Axis], plot: Plot) -> str:
    """The dots, those that look alike as one group."""
    if not trace.has("markers"):
        return ""
    styles = zip(
        trace.each("marker.symbol", "circle"),
        trace.each("marker.color", trace.colour),
        trace.each("marker.line.color"),
        amounts(trace.each("marker.line.width", 0)),
        amounts(trace.each("marker.size", SIZE)),
        strict=True,
    )
    there = [(style, place) for style, place in zip(styles, positions(trace, axes), strict=True) if place]
    there.sort(key=lambda one: str(one[0]))
    return "".join(
        group((dot(style, place, axes, plot) for _, place in members), _class="marks", **look(style))
        for style, members in groupby(there, key=lambda one: one[0])
    )


def look(style: tuple[str, Any, Any, float, float]) -> dict[str, Any]:
    """How dots of one style are painted: an open one is an outline in its own colour."""
    symbol, ground, edge, wide, _ = style
    if is_hollow(symbol):
        return {"fill": "none", "stroke": paint(colour(ground)), "stroke_width": max(wide, 1.0)}
    stroke = paint(colour(edge or "#444")) if wide else None
    return {"fill": paint(colour(ground)), "stroke": stroke, "stroke_width": wide if stroke else None}


def dot(style: tuple[str, Any, Any, float, float], place: Place, axes: dict[str, Axis], plot: Plot) -> str:
    """One dot."""
    x, y = plot.x(axes["x"].share(place[0])), plot.y(1 - axes["y"].share(place[1]))
    return element("path", d=path(style[0], x, y, style[4]))


def texts(trace: Trace, axes: dict[str, Axis], size: float, least: float) -> Iterator[Words]:
    """The words at the dots."""
    if not trace.has("text"):
        return
    styles = zip(
        trace.each("text", ""),
        trace.each("textposition", "middle center"),
        amounts(trace.each("textfont.size", size)),
        trace.each("textfont.weight", "normal"),
        trace.each("textfont.color", "currentColor"),
        trace.each("marker.symbol", "circle"),
        amounts(trace.each("marker.size", SIZE)),
        strict=True,
    )
    for place, (text, side, own, weight, ink, symbol, wide) in zip(positions(trace, axes), styles, strict=True):
        if place and text:
            away = ROOM + (reach(symbol, wide) if trace.has("markers") else 0)
            where = (axes["x"].share(place[0]), 1 - axes["y"].share(place[1]))
            yield beside(str(text), where, side, away, max(own, least), is_bold(weight), ink)


def beside(text: str, where: Place, side: str, away: float, size: float, bold: bool, ink: str) -> Words:
    """Words on one side of a dot: 'top center', 'middle right'."""
    down, across = side.split(" ") if " " in side else ("middle", side)
    hang, anchor = HANGS.get(down, "middle"), ANCHORS.get(across, "middle")
    return Words(
        tuple(lines(text, 400, size, bold)),
        size,
        *where,
        right={"start": away, "end": -away, "middle": 0.0}[anchor],
        under={"start": away, "end": -away, "middle": 0.0}[hang],
        anchor=anchor,
        hang=hang,
        is_bold=bold,
        colour=ink,
    )


def furthest(trace: Trace) -> float:
    """How far the dots and caps of a trace go from their middle."""
    sizes = zip(trace.each("marker.symbol", "circle"), amounts(trace.each("marker.size", SIZE)), strict=True)
    wide = float(trace.once("marker.line.width", 0) or 0)
    of_dots = [reach(symbol, size) + wide for symbol, size in sizes] if trace.has("markers") else []
    caps = [float((trace.options.get(f"error_{letter}") or {}).get("width") or 0) + 1 for letter in ("x", "y")]
    return max([*of_dots, *caps])
