"""The numbers of a chart as a file holds them: plain cells, shorthand in a column of its own."""

from collections.abc import Callable
from typing import Any

from lxml import html

from peel.ui.chart import MARKED, Chart

NOTES = "Notes"


def figures_of(chart: Chart, absolute: Callable[[str], str]) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows. `absolute` makes an address of this site one that is good outside, too."""
    numbers = [head.is_number for head in chart.all_heads]
    rows = [[_plain(value, absolute) for value in row] for row in chart.rows]
    notes = [_shorthand(row, chart.columns, numbers) for row in rows]
    kept = [[_number(cell) if numbers[place] else cell for place, cell in enumerate(row)] for row in rows]
    if not any(notes):
        return list(chart.columns), kept
    return [*chart.columns, NOTES], [[*row, note] for row, note in zip(kept, notes, strict=True)]


def notes_of(chart: Chart) -> list[str]:
    """What a reader of the file has to know of its figures, a line each."""
    shorthand = "; ".join(f"{mark}: {meaning}" for mark, meaning in chart.marks)
    lines = [chart.title, chart.subtitle, f"Source: {chart.source}", chart.note, shorthand, chart.licence]
    return [line for line in lines if line]


def _plain(value: Any, absolute: Callable[[str], str]) -> Any:
    """A cell without markup: a link as its words and its address, nothing as an empty cell."""
    if value is None:
        return ""
    if not hasattr(value, "__html__"):
        return value
    cell = html.fragment_fromstring(str(value), create_parent=True)
    for link in cell.iter("a"):
        link.text = f"{link.text_content()} ({absolute(link.get('href', ''))})"
        del link[:]
    return " ".join(cell.text_content().split())


def _shorthand(row: list[Any], columns: Any, numbers: list[bool]) -> str:
    """The marks in a row's columns of numbers: 'Lower: [x]; Upper: [x]'."""
    marked = [
        f"{columns[place]}: {found['marks']}"
        for place, cell in enumerate(row)
        if numbers[place] and isinstance(cell, str) and (found := MARKED.fullmatch(cell))
    ]
    return "; ".join(marked)


def _number(cell: Any) -> Any:
    """A cell of a column of numbers without the marks beside its number."""
    found = MARKED.fullmatch(cell) if isinstance(cell, str) else None
    return (found["number"] or "").replace(",", "").replace("−", "-") if found else cell
