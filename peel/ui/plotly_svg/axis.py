"""An axis: what its values are, from where to where it goes, and which values are marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peel.ui.plotly_svg.scales import (
    ENDS,
    MOST,
    Days,
    Linear,
    Names,
    Tick,
    kind_of,
    month_steps,
    multiples,
    plain,
    round_steps,
    thinned,
    widened,
)

PADDING = 0.05


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its letter, what the figure says of it, and its scale. `share` goes from left, or from the foot."""

    letter: str
    options: dict[str, Any]
    scale: Linear

    def share(self, value: Any) -> float:
        """Where a value is."""
        return self.scale.share(value)

    def position(self, value: Any) -> float:
        """A value as a number of the axis's own."""
        return self.scale.position(value)

    def says(self, name: str, default: bool) -> bool:
        """A choice of the figure's, or what plotly takes for it."""
        said = self.options.get(name)
        return default if said is None else bool(said)

    @property
    def is_visible(self) -> bool:
        """Whether anything of the axis is drawn."""
        return self.says("visible", True)

    @property
    def is_of_words(self) -> bool:
        """Whether its marks are words, not numbers or days."""
        return isinstance(self.scale, Names) or bool(self.options.get("ticktext"))

    @property
    def rows(self) -> int:
        """How many rows or columns an axis of words has."""
        names = self.scale.names if isinstance(self.scale, Names) else self.options.get("tickvals") or ()
        return max(1, len(names))

    @property
    def step(self) -> float:
        """The share of the axis from one row to the next."""
        return min(1.0, abs(1 / (self.scale.last - self.scale.first))) if self.is_of_words else 1.0


def unranged(letter: str, options: dict[str, Any], values: Iterable[Any]) -> Axis:
    """An axis for some values that doesn't know yet from where to where it goes."""
    kept = list(values)
    kind = options.get("type", "-")
    kind = kind_of(kept) if kind == "-" else kind
    if kind == "category":
        names = dict.fromkeys([*(options.get("categoryarray") or ()), *(v for v in kept if isinstance(v, str))])
        return Axis(letter, options, Names(0, 1, tuple(names)))
    return Axis(letter, options, (Days if kind == "date" else Linear)(0, 1))


def ranged(axis: Axis, marks: Sequence[float], others: Sequence[float], padded: Sequence[float]) -> Axis:
    """The axis from end to end: as the figure says, but so that every mark is on it; else by its marks.

    `others` are of lines, bands and shapes, which may be cut at the ends that the figure says; `padded` are
    of dots, which want room around them.
    """
    said = axis.options.get("range")
    is_reversed = axis.options.get("autorange") == "reversed"
    if said:
        first, last = (axis.position(end) for end in said)
        is_reversed = first > last
        low, high = min(first, last, *marks, *padded), max(first, last, *marks, *padded)
    else:
        low, high = by_marks(axis, [*marks, *others], padded)
    low, high = widened(low, high)
    return replace(
        axis, scale=replace(axis.scale, first=high if is_reversed else low, last=low if is_reversed else high)
    )


def by_marks(axis: Axis, marks: Sequence[float], padded: Sequence[float]) -> tuple[float, float]:
    """The ends that show all marks, and dots with room around them."""
    rows = list(range(len(axis.scale.names))) if isinstance(axis.scale, Names) else []
    low, high = min([*marks, *padded, *rows], default=0.0), max([*marks, *padded, *rows], default=1.0)
    room = (high / 2 - low / 2) * 2 * PADDING
    if padded:
        low, high = min([low, min(padded) - room]), max([high, max(padded) + room])
    if axis.options.get("rangemode") == "tozero":
        low, high = min(low, 0.0), max(high, 0.0)
    return max(low, -ENDS), min(high, ENDS)


def ticks(axis: Axis, most: int) -> list[Tick]:
    """The marked values, at most so many where the figure doesn't name them."""
    if not axis.is_visible:
        return []
    if axis.options.get("tickvals") is not None:
        found = named(axis)
    elif isinstance(axis.scale, Names):
        found = [Tick(axis.share(name), name) for name in axis.scale.names]
    else:
        found = round_values(axis, min(most, MOST, axis.options.get("nticks") or MOST))
    return [tick for tick in found if -0.001 <= tick.share <= 1.001]


def named(axis: Axis) -> list[Tick]:
    """The values that the figure names, with its words for them."""
    values = axis.options["tickvals"]
    texts = axis.options.get("ticktext") or [decorated(axis, value_text(axis, value)) for value in values]
    return [Tick(axis.share(value), str(text)) for value, text in zip(values, texts, strict=False)]


def value_text(axis: Axis, value: Any) -> str:
    """A named value without words of its own."""
    form = axis.options.get("tickformat")
    if isinstance(axis.scale, Days):
        return day_text(axis.position(value), form or "%b %Y")
    return format(float(value), form) if form else str(value)


def round_values(axis: Axis, most: int) -> list[Tick]:
    """Round values of numbers, beginnings of months or years of days."""
    first, last = axis.scale.first, axis.scale.last
    form = axis.options.get("tickformat")
    if isinstance(axis.scale, Days):
        values, written = month_steps(first, last, most)
        return [Tick(axis.share(value), day_text(value, form or written)) for value in values]
    values, step = stepped(axis, most)
    texts = [format(value, form) if form else plain(value, step) for value in values]
    return [Tick(axis.share(value), decorated(axis, text)) for value, text in zip(values, texts, strict=True)]


def stepped(axis: Axis, most: int) -> tuple[list[float], float]:
    """The figure's own steps, every second or third of them where they are too many; else round ones."""
    first, last, own = axis.scale.first, axis.scale.last, axis.options.get("dtick")
    if own:
        low, high = min(first, last), max(first, last)
        values = multiples(low, high, float(own), float(axis.options.get("tick0") or 0))
        if values:
            return thinned(values, most), float(own)
    return round_steps(first, last, most)


def decorated(axis: Axis, text: str) -> str:
    """A number with what the figure puts before and behind every one."""
    return f"{axis.options.get('tickprefix') or ''}{text}{axis.options.get('ticksuffix') or ''}"


def day_text(position: float, form: str) -> str:
    """A day in the form that the figure says."""

    return date.fromordinal(max(1, int(position))).strftime(form.replace("%-d", "%d"))
