"""Scales: from a value to its share of the axis, and the round values to mark."""

import math
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

MOST = 10  # grid lines
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])([ T][\d:.Z+]*)?)?")
ENDS = sys.float_info.max


@dataclass(frozen=True, slots=True)
class Tick:
    """One marked value: its share of the axis, and its words."""

    share: float
    text: str


class Scale(Protocol):
    """From values to shares of the axis: 0 at its beginning, 1 at its end."""

    def share(self, value: Any) -> float:
        """Where a value is."""
        ...

    def position(self, value: Any) -> float:
        """A value as a number."""
        ...


@dataclass(frozen=True, slots=True)
class Linear:
    """Numbers between two ends, the first of which may be the greater one."""

    first: float
    last: float

    def position(self, value: Any) -> float:
        """A number as it is."""
        return float(value)

    def share(self, value: Any) -> float:
        """Where a number is; halves, so that no difference of two numbers is too great for one."""
        return (self.position(value) / 2 - self.first / 2) / (self.last / 2 - self.first / 2)


@dataclass(frozen=True, slots=True)
class Days(Linear):
    """Days and instants between two ends, counted in days."""

    def position(self, value: Any) -> float:
        """The number of a day."""
        return days(value)


@dataclass(frozen=True, slots=True)
class Names(Linear):
    """Names in an order, each a step from the next; numbers stand for places between them."""

    names: tuple[str, ...]

    def position(self, value: Any) -> float:
        """The place of a name."""
        if isinstance(value, str) and value in self.names:
            return float(self.names.index(value))
        return float(value)


def days(value: Any) -> float:
    """A day or an instant as a number of days."""
    if isinstance(value, (int, float)):
        return float(value)
    text = f"{value}-01" if len(str(value)) == 7 else str(value)
    instant = datetime.fromisoformat(text)
    instant = instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant
    return instant.toordinal() + (instant.hour * 3600 + instant.minute * 60 + instant.second) / 86400


def is_number(value: Any) -> bool:
    """Whether a value counts as a number on an axis."""
    if isinstance(value, str):
        try:
            return math.isfinite(float(value))
        except ValueError:
            return False
    return isinstance(value, (int, float)) and math.isfinite(value)


def kind_of(values: Iterable[Any]) -> str:
    """What the values of an axis are: 'linear', 'date' or 'category'."""
    known = [value for value in values if value is not None]
    if all(is_number(value) for value in known):
        return "linear"
    return "date" if all(isinstance(v, str) and DAY.fullmatch(v) for v in known) else "category"


def widened(low: float, high: float) -> tuple[float, float]:
    """Two ends that are apart."""
    if high / 2 - low / 2 > max(abs(low), abs(high)) * 1e-12:
        return low, high
    room = max(abs(low) * 0.1, 0.5)
    return max(low - room, -ENDS), min(high + room, ENDS)


def round_steps(first: float, last: float, most: int) -> tuple[list[float], float]:
    """The multiples of 1, 2 or 5 with noughts between two ends, and the step: as many as fit."""
    low, high = min(first, last), max(first, last)
    rough = (high / 2 - low / 2) / max(most, 1) * 2
    unit = 10.0 ** math.floor(math.log10(max(rough, 1e-300)))
    for step in (unit, 2 * unit, 5 * unit, 10 * unit, 20 * unit):
        values = multiples(low, high, step, 0.0)
        if len(values) <= most:
            break
    return values, step


def multiples(low: float, high: float, step: float, start: float) -> list[float]:
    """The values `start` + n x `step` between two ends, not more than a page could hold."""
    if not math.isfinite(step) or step <= 0:
        return []
    slack = step * 1e-9
    begin = math.ceil(min(max((low - start - slack) / step, -1e15), 1e15))
    values = [start + (begin + place) * step for place in range(501)]
    return [value for value in values if low - slack <= value <= high + slack]


def thinned[T](items: Sequence[T], most: int) -> list[T]:
    """Every second, third … of too many."""
    return list(items[:: max(1, -(-len(items) // max(most, 1)))])


def plain(value: float, step: float) -> str:
    """A number with as many decimals as its step needs, thousands apart."""
    if abs(value) >= 1e15 or step < 1e-6:
        return f"{value:.3g}"
    places = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"{value + 0.0:,.{places}f}".replace("-", "−")


def month_steps(first: float, last: float, most: int) -> tuple[list[float], str]:
    """The beginnings of months or years between two days, and how to write them: as many as fit."""
    low, high = sorted((first, last))
    start, end = date.fromordinal(max(1, math.ceil(low))), date.fromordinal(max(1, math.floor(high)))
    begin, finish = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    for step in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200):
        months = [month for month in range(begin - begin % step, finish + 1, step) if month >= 12]
        values = [float(date(month // 12, month % 12 + 1, 1).toordinal()) for month in months]
        values = [value for value in values if low <= value <= high]
        if len(values) <= most:
            break
    return values, "%Y" if step >= 12 else "%b %Y"
