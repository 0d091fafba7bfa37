"""Where the plot lies in its drawing: as wide as the words beside it leave it, as high as its rows need."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from peel.ui.plotly_svg.axis import Axis, ticks
from peel.ui.plotly_svg.scales import Tick, thinned
from peel.ui.plotly_svg.svg import dashes, element, number, paint
from peel.ui.plotly_svg.text import LEADING, lines, width
from peel.ui.plotly_svg.words import Plot, Words

PAD, AWAY = 8, 6
BETWEEN_LABELS = 14


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the two drawings: how wide it is, its smallest and its usual type, and where long names stand."""

    name: str
    width: float
    least: float
    most: float
    names: float

    def size(self, asked: float) -> float:
        """A size of type that this paper has."""
        return min(max(asked, self.least), self.most)


# The wide one is shown at 0.8 to 1.1 of its own width, the narrow one from 0.9 on: type never falls below 12 px.
WIDE = Paper("wide", 720, 13.5, 15, 230)
NARROW = Paper("narrow", 320, 13.5, 14, 96)


def fitted(words: Iterable[Words], paper: Paper, high: float, edge: float) -> Plot:
    """The plot as wide as the paper leaves it once all fixed words, and dots on its edges, have their room.

    Its top is not settled yet.
    """
    fixed = [one for one in words if one.is_fixed]
    left, wide = edge, paper.width - 2 * edge
    for _ in range(4):
        left = max([edge, *(one.leftwards - one.across * wide + 2 for one in fixed)])
        room = paper.width - edge - left
        ends = [(room + edge - one.rightwards - 2) / one.across for one in fixed if one.across > 0.01]
        wide = max(60.0, min([room, *ends]))
    return Plot(left, 0, wide, high)


def room_above_and_below(words: Iterable[Words], high: float, edge: float) -> tuple[float, float]:
    """How far words, and dots on the plot's edges, reach over its upper and lower end."""
    boxes = [one.box(0, high) for one in words]
    above = max([edge, *(-box.top + 1 for box in boxes)])
    return above, max([edge, *(box.bottom - high + 1 for box in boxes)])


def names_above(axis: Axis, paper: Paper) -> bool:
    """Whether the names of rows stand over their marks, since beside them they would take the marks' room."""
    if paper is WIDE or not axis.is_of_words:
        return False
    size = paper.size(0)
    return any(width(tick.text, size) > paper.names for tick in ticks(axis, 0))


def row_words(axis: Axis, paper: Paper, size: float, pitch: float, above: float) -> list[Words]:
    """The words of the axis on the left; `above`: how far over the middle of its row a name stands, if it does."""
    if not axis.says("showticklabels", True):
        return []
    if above:
        room = paper.width - 2 * PAD
        return [
            Words(tuple(lines(tick.text, room, size)), size, 0, 1 - tick.share, 0, -above, "start", "end")
            for tick in ticks(axis, 0)
        ]
    room = paper.names if axis.is_of_words else paper.width / 3
    own = min(size, max(paper.least, pitch / LEADING)) if axis.is_of_words else size
    return [
        Words(tuple(lines(tick.text, room, own)), own, 0, 1 - tick.share, -AWAY, 0, "end")
        for tick in row_ticks(axis, pitch)
    ]


def row_ticks(axis: Axis, high: float) -> list[Tick]:
    """The marked values of the axis on the left; not more numbers than lines of them have room."""
    return ticks(axis, max(2, int(high / 34)))


def column_ticks(axis: Axis, wide: float, size: float) -> list[Tick]:
    """The marked values of the axis along the foot: as many as stand side by side."""
    for most in (10, 8, 7, 6, 5, 4, 3, 2):
        found = ticks(axis, most)
        longest = max((width(tick.text, size) for tick in found), default=0.0)
        if axis.is_of_words or len(found) < 2 or apart(found, wide) >= longest + BETWEEN_LABELS:
            return found
    return found


def apart(found: list[Tick], wide: float) -> float:
    """The distance between two marked values that are nearest."""
    shares = sorted(tick.share for tick in found)
    return min((after - before for before, after in pairwise(shares)), default=1.0) * wide


def column_words(axis: Axis, found: list[Tick], plot: Plot, size: float, paper: Paper) -> list[Words]:
    """The words of the axis along the foot, or on top; in lines, and thinned where even so they would touch."""
    if not axis.says("showticklabels", True) or not found:
        return []
    is_top = axis.options.get("side") == "top"
    slot = max(apart(found, plot.wide) - 6, 30.0)
    widest = max(width(word, size) for tick in found for word in tick.text.replace("<br>", " ").split() or [""])
    kept = thinned(found, max(1, int(len(found) * slot / max(widest, 1)))) if widest > slot else found
    room = slot if kept is found else apart(kept, plot.wide) - 6
    said = [(tick.share, tuple(lines(tick.text, max(room, widest), size))) for tick in kept]
    return [
        within(Words(text, size, share, 0 if is_top else 1, 0, -AWAY if is_top else AWAY,
                     hang="end" if is_top else "start"), plot, paper)
        for share, text in said
    ]  # fmt: skip


def within(words: Words, plot: Plot, paper: Paper) -> Words:
    """Words moved sideways so that they end inside the paper."""
    box = words.box(plot.wide, plot.high)
    over = min(0.0, paper.width - plot.left - box.right - 1) or max(0.0, -plot.left - box.left + 1)
    return words.moved(over, 0)


def title(axis: Axis, columns: list[Words], size: float) -> list[Words]:
    """The name of the axis along the foot, under its words."""
    text = (axis.options.get("title") or {}).get("text")
    under = max((words.high for words in columns), default=0) + AWAY + 2
    return [Words((text,), size, 0.5, 1, 0, under, hang="start", is_fixed=False)] if text else []


def grid(axis: Axis, found: list[Tick], plot: Plot) -> str:
    """The axis's light lines, its line at nought and its own line."""
    if not axis.is_visible:
        return ""
    options = axis.options
    drawn = ""
    if axis.says("showgrid", True) and found:
        path = "".join(across(axis, tick.share, plot) for tick in found[:: -(-len(found) // 10)])
        dash = dashes(options.get("griddash"), 1)
        drawn += element("path", d=path, stroke=options.get("gridcolor") or "#d3dae0", stroke_dasharray=dash)
    ends = sorted((axis.scale.first, axis.scale.last))
    if axis.says("zeroline", not axis.is_of_words) and not axis.is_of_words and ends[0] <= 0 <= ends[1]:
        drawn += element("path", d=across(axis, axis.share(0.0), plot), stroke=paint(options.get("zerolinecolor")))
    if axis.says("showline", False):
        foot = 1.0 if options.get("side") == "top" else 0.0
        edge = {"x": f"M{number(plot.left)} {number(plot.y(1 - foot))}h{number(plot.wide)}"}.get(
            axis.letter, f"M{number(plot.left)} {number(plot.top)}v{number(plot.high)}"
        )
        drawn += element("path", d=edge, stroke=paint(options.get("linecolor")))
    return drawn


def across(axis: Axis, share: float, plot: Plot) -> str:
    """A line over the whole plot at one value."""
    if axis.letter == "x":
        return f"M{number(plot.x(share))} {number(plot.top)}v{number(plot.high)}"
    return f"M{number(plot.left)} {number(plot.y(1 - share))}h{number(plot.wide)}"
