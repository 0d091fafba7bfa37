"""The shapes of dots, by plotly's names for them."""

import math
from collections.abc import Callable

from peel.ui.plotly_svg.subset import Undrawable
from peel.ui.plotly_svg.svg import number, points

OPEN = "-open"


def polygon(corners: int, turn: float, inner: float = 1.0) -> Callable[[float], list[tuple[float, float]]]:
    """Corners on a circle, the first `turn` degrees from the top; every second nearer in for a star."""

    def placed(r: float) -> list[tuple[float, float]]:
        angles = [math.radians(turn - 90 + 360 * place / corners) for place in range(corners)]
        reach = [r * (inner if place % 2 else 1) for place in range(corners)]
        return [
            (reach[place] * math.cos(angle), reach[place] * math.sin(angle)) for place, angle in enumerate(angles)
        ]

    return placed


def cross(r: float) -> list[tuple[float, float]]:
    """The outline of a plus."""
    a, b = r, r * 0.4
    return [
        (a, -b),
        (a, b),
        (b, b),
        (b, a),
        (-b, a),
        (-b, b),
        (-a, b),
        (-a, -b),
        (-b, -b),
        (-b, -a),
        (b, -a),
        (b, -b),
    ]


def turned(r: float) -> list[tuple[float, float]]:
    """The outline of an x."""
    half = math.sqrt(0.5)
    return [((x - y) * half, (x + y) * half) for x, y in cross(r * 1.1)]


OUTLINES: dict[str, Callable[[float], list[tuple[float, float]]]] = {
    "square": lambda r: [(-r, -r), (r, -r), (r, r), (-r, r)],
    "diamond": polygon(4, 0),
    "triangle-up": polygon(3, 0),
    "triangle-down": polygon(3, 180),
    "pentagon": polygon(5, 0),
    "hexagon": polygon(6, 0),
    "star": polygon(10, 0, 0.45),
    "cross": cross,
    "x": turned,
}
SIZES = {"diamond": 1.3, "triangle-up": 1.2, "triangle-down": 1.2, "star": 1.4}
STROKES = {
    "line-ns": [((0, -1), (0, 1))],
    "line-ew": [((-1, 0), (1, 0))],
    "cross-thin": [((0, -1), (0, 1)), ((-1, 0), (1, 0))],
    "x-thin": [((-0.7, -0.7), (0.7, 0.7)), ((-0.7, 0.7), (0.7, -0.7))],
}


def is_hollow(symbol: str) -> bool:
    """Whether a symbol is an outline alone."""
    return symbol.endswith(OPEN) or symbol.removesuffix(OPEN) in STROKES


def reach(symbol: str, size: float) -> float:
    """How far a symbol goes from its middle."""
    return size / 2 * SIZES.get(symbol.removesuffix(OPEN), 1.0)


def path(symbol: str, x: float, y: float, size: float) -> str:
    """The path of a symbol about its middle."""
    name, r = symbol.removesuffix(OPEN), reach(symbol, size)
    if name == "circle":
        across = number(r * 2)
        arc = f"a{number(r)} {number(r)} 0 1 "
        return f"M{number(x - r)} {number(y)}{arc}1 {across} 0{arc}1 -{across} 0z"
    if name in STROKES:
        return "".join(points([(x + a * r, y + b * r) for a, b in stroke]) for stroke in STROKES[name])
    if name not in OUTLINES:
        raise Undrawable(f"marker.symbol: {symbol}")
    return points([(x + a, y + b) for a, b in OUTLINES[name](r)]) + "z"
