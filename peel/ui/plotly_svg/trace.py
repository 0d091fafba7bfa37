"""What one trace says of each of its marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from peel.ui.plotly_svg.axis import Axis
from peel.ui.plotly_svg.scales import is_number
from peel.ui.plotly_svg.subset import Undrawable

COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25")


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace with its own colour, that of the figure's in turn."""

    options: dict[str, Any]
    colour: str

    @property
    def kind(self) -> str:
        """Bars or dots and lines."""
        return self.options.get("type", "scatter")

    @property
    def x(self) -> list[Any]:
        """The values across."""
        return self._values("x")

    @property
    def y(self) -> list[Any]:
        """The values from the foot."""
        return self._values("y")

    @property
    def is_in_key(self) -> bool:
        """Whether the key above the plot may name it."""
        return self.options.get("showlegend") is not False and bool(self.options.get("name"))

    def has(self, part: str) -> bool:
        """Whether dots, lines or text are among what is drawn of it."""
        mode = self.options.get("mode")
        if mode is None:
            mode = "lines+markers" if len(self.x) < 20 else "lines"
        return part in mode.split("+")

    def each(self, path: str, default: Any = None) -> list[Any]:
        """An attribute for each mark, whether the figure says it once or for each."""
        value: Any = self.options
        for name in path.split("."):
            value = (value or {}).get(name)
        if isinstance(value, list):
            kept = [default if part is None else part for part in value[: len(self.x)]]
            return kept + [default] * (len(self.x) - len(kept))
        return [default if value is None else value] * len(self.x)

    def once(self, path: str, default: Any = None) -> Any:
        """An attribute of the whole, that of the first mark where each has its own."""
        return next(iter(self.each(path, default)), default)

    def _values(self, letter: str) -> list[Any]:
        values = self.options.get(letter)
        if not isinstance(values, list):
            raise Undrawable(f"{self.kind}.{letter} holds no list")
        return values


def traces(figure: dict[str, Any]) -> list[Trace]:
    """The traces of a figure, with colours in turn."""
    colours = cycle(figure["layout"].get("colorway") or COLOURS)
    found = [Trace(options, colour) for options, colour in zip(figure["data"], colours, strict=False)]
    for trace in found:
        if len(trace.x) != len(trace.y):
            raise Undrawable(f"{trace.options.get('name', 'a trace')}: x and y are of different lengths")
    return found


def position(axis: Axis, value: Any) -> float | None:
    """A value as a number of its axis; nothing is no mark, and nonsense is refused."""
    if value is None:
        return None
    try:
        return axis.position(value)
    except ValueError as error:
        raise Undrawable(f"{axis.letter}: {value} doesn’t belong on this axis") from error


def amounts(values: Sequence[Any]) -> list[float]:
    """Numbers of a list, noughts for what is no number."""
    return [float(value) if is_number(value) else 0.0 for value in values]


def colour(value: Any) -> str:
    """A colour by name; numbers on a colour scale can't be drawn."""
    if not isinstance(value, str):
        raise Undrawable(f"a colour that is no name: {value}")
    return value
