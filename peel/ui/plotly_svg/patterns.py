"""Hatching, so that bars are told apart in black and white."""

from dataclasses import dataclass, field

from peel.ui.plotly_svg.subset import Undrawable
from peel.ui.plotly_svg.svg import element, paint

# The strokes of one tile, in tenths of its side; they run over its edge so that tiles meet.
TILES = {
    "/": "M-2 2L2 -2M0 10L10 0M8 12L12 8",
    "\\": "M-2 8L2 12M0 0L10 10M8 -2L12 2",
    "x": "M0 0L10 10M0 10L10 0",
    "-": "M0 5H10",
    "|": "M5 0V10",
    "+": "M5 0V10M0 5H10",
    ".": "M5 4V6",
}


@dataclass
class Patterns:
    """The hatchings of one drawing; their ids begin with `prefix`, so that no two drawings of a page share one."""

    prefix: str
    drawn: dict[tuple[str, str, str, float], str] = field(default_factory=dict)

    def fill(self, colour: str, shape: str = "", ink: str = "", size: float = 8) -> str:
        """What fills an area: its colour, hatched if it has a shape."""
        if not shape:
            return paint(colour) or "none"
        if shape not in TILES:
            raise Undrawable(f"marker.pattern.shape: {shape}")
        key = (colour, shape, ink, size)
        name = self.drawn.setdefault(key, f"{self.prefix}-{len(self.drawn)}")
        return f"url(#{name})"

    def definitions(self) -> str:
        """The hatchings that were asked for."""
        tiles = [self._tile(name, *key) for key, name in self.drawn.items()]
        return element("defs", *tiles) if tiles else ""

    def _tile(self, name: str, colour: str, shape: str, ink: str, size: float) -> str:
        strokes = element(
            "path",
            d=TILES[shape],
            stroke=paint(ink),
            stroke_width=2 if shape == "." else 1.2 * 10 / size,
            fill="none",
        )
        tile = element("rect", width=10, height=10, fill=paint(colour))
        box = {"width": size, "height": size, "viewBox": "0 0 10 10"}
        return element("pattern", tile, strokes, id=name, patternUnits="userSpaceOnUse", **box)
