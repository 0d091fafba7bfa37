"""Lines and rectangles that the figure draws on its plot, and its annotations."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from peel.ui.plotly_svg.axis import Axis
from peel.ui.plotly_svg.bars import is_bold
from peel.ui.plotly_svg.dots import translucent
from peel.ui.plotly_svg.svg import dashes, element, number, paint
from peel.ui.plotly_svg.text import lines
from peel.ui.plotly_svg.words import Box, Plot, Side, Words

EDGE = 0.02
ACROSS: dict[str, Side] = {"left": "start", "center": "middle", "right": "end"}
DOWN: dict[str, Side] = {"top": "start", "middle": "middle", "bottom": "end"}


def is_on_axis(part: dict[str, Any], letter: str) -> bool:
    """Whether a place counts in the axis's values, not in shares of the plot."""
    return part.get(f"{letter}ref", letter) == letter


def values(layout: dict[str, Any], letter: str) -> Iterator[Any]:
    """The values on one axis to which shapes are tied."""
    for shape in layout.get("shapes") or []:
        if is_on_axis(shape, letter):
            yield from (shape[f"{letter}0"], shape[f"{letter}1"])


def share(part: dict[str, Any], name: str, axis: Axis) -> float:
    """The share of the plot at which one end of a shape, or an annotation, stands."""
    value = part[name]
    return axis.share(value) if is_on_axis(part, axis.letter) else float(value)


def shapes(layout: dict[str, Any], axes: dict[str, Axis], plot: Plot, is_below: bool) -> str:
    """The shapes under the marks, or those over them."""
    asked = [shape for shape in layout.get("shapes") or [] if (shape.get("layer") == "below") == is_below]
    return "".join(drawn(shape, axes, plot) for shape in asked)


def drawn(shape: dict[str, Any], axes: dict[str, Axis], plot: Plot) -> str:
    """One line or rectangle."""
    x0, x1 = (plot.x(share(shape, name, axes["x"])) for name in ("x0", "x1"))
    y0, y1 = (plot.y(1 - share(shape, name, axes["y"])) for name in ("y0", "y1"))
    line = shape.get("line") or {}
    wide = float(2 if line.get("width") is None else line["width"])
    look: dict[str, Any] = {"opacity": shape.get("opacity")}
    if wide:
        colour = paint(line.get("color") or "#444")
        look |= {"stroke": colour, "stroke_width": wide, "stroke_dasharray": dashes(line.get("dash"), wide)}
    if shape["type"] == "line":
        d = f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}"
        edge = element("path", d=d, **look | {"stroke": "#fff", "stroke_width": wide + 2})
        return edge + element("path", d=d, **look)  # with a light edge, so that it is seen on dark bars
    fill, opacity = translucent(shape.get("fillcolor") or "none")
    box = {"x": min(x0, x1), "y": min(y0, y1), "width": abs(x1 - x0), "height": abs(y1 - y0)}
    return element("rect", **box, fill=fill, fill_opacity=opacity, **look)


def annotations(
    layout: dict[str, Any], axes: dict[str, Axis], size: float, least: float, room: float
) -> Iterator[Words]:
    """The annotations, none wider than `room`; one beside the plot keeps its place, others may move."""
    for note in layout.get("annotations") or []:
        font = note.get("font") or {}
        across, down = share(note, "x", axes["x"]), 1 - share(note, "y", axes["y"])
        own, bold = max(float(font.get("size") or size), least), is_bold(font.get("weight"))
        anchor = ACROSS[anchored(note, "x", across, ("left", "center", "right"))]
        is_beside = (across >= 1 - EDGE and anchor == "start") or (across <= EDGE and anchor == "end")
        yield Words(
            tuple(lines(str(note.get("text", "")), room * (0.3 if is_beside else 0.95), own, bold)),
            own,
            across,
            down,
            right=float(note.get("xshift") or 0) + (4 if is_beside and anchor == "start" else 0),
            under=-float(note.get("yshift") or 0),
            anchor=anchor,
            hang=DOWN[anchored(note, "y", down, ("top", "middle", "bottom"))],
            is_bold=bold,
            colour=font.get("color") or "currentColor",
            ground=note.get("bgcolor"),
            is_fixed=is_beside,
        )


def anchored(note: dict[str, Any], letter: str, at: float, sides: tuple[str, str, str]) -> str:
    """The side that an annotation is tied by: its own word, or as plotly chooses for it."""
    said = note.get(f"{letter}anchor") or "auto"
    if said != "auto":
        return said
    if is_on_axis(note, letter):
        return sides[1]
    return sides[0] if at < 1 / 3 else sides[2] if at > 2 / 3 else sides[1]


def settled(notes: Iterable[Words], taken: Iterable[Words], plot: Plot, paper: float) -> list[Words]:
    """The annotations inside the paper's width, moved up or down until none covers another or an axis's words."""
    boxes = [words.box(plot.wide, plot.high) for words in taken]
    found: list[Words] = []
    for words in notes:
        words = inside(words, plot, paper)
        for _ in range(12):
            box = words.box(plot.wide, plot.high)
            met = next((other for other in boxes if other.meets(box)), None)
            if met is None:
                break
            words = words.moved(0, out_of_the_way(words, box, met))
        boxes.append(words.box(plot.wide, plot.high))
        found.append(words)
    return found


def out_of_the_way(words: Words, box: Box, met: Box) -> float:
    """How far to move: up for words over their place, down for those under it."""
    return met.top - box.bottom - 1 if words.hang == "end" else met.bottom - box.top + 1


def inside(words: Words, plot: Plot, paper: float) -> Words:
    """Words moved sideways so that they end inside the paper."""
    box = words.box(plot.wide, plot.high)
    over = min(0.0, paper - plot.left - box.right - 2) or max(0.0, -plot.left - box.left + 2)
    return replace(words, right=words.right + over)
