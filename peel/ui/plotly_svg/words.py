"""Words in a drawing: where they are tied to, and how far they reach from there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Literal

from peel.ui.plotly_svg.svg import INK, element, escape, group, number, paint
from peel.ui.plotly_svg.text import LEADING, width

type Side = Literal["start", "middle", "end"]

ASCENT, MIDDLE = 0.78, 0.35


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, from its left upper corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles have a place in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Words:
    """Lines tied to a place of the plot: `across` and `down` are shares of it, the shifts are in its units.

    `anchor` is the side that the place is on: words with 'start' stand to the right of it. `hang` is the same
    from top to bottom: 'start' hangs under the place. Words that are `fixed` make the plot smaller where they
    would leave the drawing; others move.
    """

    lines: tuple[str, ...]
    size: float
    across: float
    down: float
    right: float = 0
    under: float = 0
    anchor: Side = "middle"
    hang: Side = "middle"
    is_bold: bool = False
    colour: str = "currentColor"
    ground: str | None = None
    is_fixed: bool = True

    @cached_property
    def wide(self) -> float:
        """The width of the longest line."""
        return max((width(line, self.size, self.is_bold) for line in self.lines), default=0.0)

    @property
    def high(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.size * LEADING

    @property
    def leftwards(self) -> float:
        """How far the words reach to the left of their place."""
        return {"start": 0.0, "middle": self.wide / 2, "end": self.wide}[self.anchor] - self.right

    @property
    def rightwards(self) -> float:
        """How far they reach to the right."""
        return self.wide - {"start": 0.0, "middle": self.wide / 2, "end": self.wide}[self.anchor] + self.right

    @property
    def upwards(self) -> float:
        """How far they reach above it."""
        return {"start": 0.0, "middle": self.high / 2, "end": self.high}[self.hang] - self.under

    @property
    def downwards(self) -> float:
        """How far they reach under it."""
        return self.high - self.upwards

    def box(self, wide: float, high: float) -> Box:
        """The room that the words take in a plot of this size, from the plot's corner."""
        x, y = self.across * wide, self.down * high
        return Box(x - self.leftwards, y - self.upwards, x + self.rightwards, y + self.downwards)

    def moved(self, right: float, under: float) -> "Words":
        """The same words elsewhere."""
        return replace(self, right=self.right + right, under=self.under + under)


PLAIN = {"currentColor", INK}  # the colour of the whole drawing
HALO = {"stroke": "#fff", "stroke_width": 5, "stroke_linejoin": "round", "paint_order": "stroke"}


def drawn(words: Iterable[Words], plot: "Plot", *, has_halo: bool = False) -> str:
    """Words, those that look alike as one group; with a halo where lines may run behind them."""
    alike = sorted(words, key=look)
    return "".join(
        group(
            (line for one in members for line in placed(one, plot)),
            font_size=size,
            font_weight="bold" if is_bold else None,
            text_anchor=None if anchor == "start" else anchor,
            fill=None if colour in PLAIN else paint(colour),
            **(HALO if has_halo else {}),
        )
        for (size, is_bold, anchor, colour), members in groupby(alike, key=look)
    )


def look(words: Words) -> tuple[float, bool, str, str]:
    """What words in one group have in common."""
    return words.size, words.is_bold, words.anchor, words.colour


def placed(words: Words, plot: "Plot") -> Iterable[str]:
    """A text element a line, on its ground if it has one."""
    box = words.box(plot.wide, plot.high)
    if words.ground:
        yield ground(words.ground, box, plot)
    x = plot.left + words.across * plot.wide + words.right
    for place, line in enumerate(words.lines):
        y = plot.top + box.top + (place * LEADING + (LEADING - 1) / 2 + ASCENT + 0.07) * words.size
        if line:
            yield f'<text x="{number(x)}" y="{number(y)}">{escape(line)}</text>'


def ground(colour: str, box: Box, plot: "Plot") -> str:
    """A rectangle behind words."""
    return element(
        "rect",
        x=plot.left + box.left - 2,
        y=plot.top + box.top,
        width=box.right - box.left + 4,
        height=box.bottom - box.top,
        fill=colour,
    )


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle between the axes, in the drawing's units."""

    left: float
    top: float
    wide: float
    high: float

    def x(self, across: float) -> float:
        """Where a share of the width is."""
        return self.left + across * self.wide

    def y(self, down: float) -> float:
        """Where a share of the height is."""
        return self.top + down * self.high
