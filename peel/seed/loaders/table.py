"""A file of facts as rows; what is wrong is told with its file, line and column, and what to do."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any


class WrongFact(Exception):
    """A file of facts can't be loaded; the message says where, what and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file of facts, with its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        if column not in self.cells:
            raise WrongFact(f"{self.file}, line 1: there is no column {column}; add it.")
        return self.cells[column]

    def wrong(self, column: str, what: str) -> WrongFact:
        """The error that this row has in this column."""
        return WrongFact(f"{self.file}, line {self.line}{f', column {column}' if column else ''}: {what}")

    def texts(self, *columns: str) -> dict[str, str]:
        """The cells of columns that are named as the fields that they fill."""
        return {column: self[column] for column in columns}

    def day(self, column: str) -> date | None:
        """A date, or nothing where the cell is empty."""
        try:
            return date.fromisoformat(self[column]) if self[column] else None
        except ValueError:
            raise self.wrong(column, f"‘{self[column]}’ is no date; write it as 2024-10-17.") from None

    def number(self, column: str) -> int | None:
        """A whole number, or nothing where the cell is empty."""
        if self[column] and not re.fullmatch(r"[0-9]{1,9}", self[column]):
            raise self.wrong(column, f"‘{self[column]}’ is no whole number; write it in digits alone.")
        return int(self[column]) if self[column] else None

    def decimal(self, column: str) -> Decimal | None:
        """A number as it was printed, or nothing where the cell is empty."""
        if self[column] and not re.fullmatch(r"[0-9]+(\.[0-9]+)?", self[column]):
            raise self.wrong(column, f"‘{self[column]}’ is no number; write it in digits with a point.")
        return Decimal(self[column]) if self[column] else None

    def flag(self, column: str) -> bool:
        """Whether the cell says yes; anything but yes and no is wrong."""
        return self.find(column, {"yes": True, "no": False}, "answer")

    def find(self, column: str, known: Mapping[Any, Any], noun: str, key: Callable[[str], Any] = str) -> Any:
        """What the cell names among what is known; `key` is the key of a cell's text."""
        if key(self[column]) in known:
            return known[key(self[column])]
        raise self.wrong(column, f"there is no {noun} ‘{self[column]}’; correct the spelling or add it first.")

    def find_any(self, column: str, known: Mapping[Any, Any], noun: str, key: Callable[[str], Any] = str) -> Any:
        """What the cell names, or nothing where it is empty."""
        return self.find(column, known, noun, key) if self[column] else None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file of facts."""

    file: str
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def where(self, wanted: Callable[[Row], object]) -> "Table":
        """The rows of this file that are wanted."""
        return Table(self.file, tuple(row for row in self.rows if wanted(row)))


def read(path: Path, *key: str) -> Table:
    """The rows of a CSV file, of which no two have the same `key`."""
    try:
        lines = csv.reader(StringIO(_text(path), newline=""), strict=True)
        table = Table(path.name, tuple(_rows(path.name, lines)))
    except csv.Error as error:
        raise WrongFact(
            f"{path.name}, line {lines.line_num}: {error}; check the quotation marks up to here."
        ) from None
    _check_keys(table, key)
    return table


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise WrongFact(f"{path.name}, line {line}: this is no UTF-8 text; save the file as UTF-8.") from None
    except OSError as error:
        raise WrongFact(f"{path}: {error.strerror}; put the file there.") from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise WrongFact(f"{path.name}, line {line}: there is a zero byte in the text; remove it.")
    return text


def _rows(file: str, lines: Any) -> Iterator[Row]:
    columns = next(lines, None)
    if not columns:
        raise WrongFact(f"{file}, line 1: the file has no columns; name them in its first line.")
    line = lines.line_num + 1
    for cells in lines:
        if len(cells) != len(columns):
            raise WrongFact(
                f"{file}, line {line}: there are {len(cells)} cells for {len(columns)} columns; "
                "check the commas and quotation marks."
            )
        yield Row(file, line, dict(zip(columns, cells, strict=True)))
        line = lines.line_num + 1


def _check_keys(table: Table, key: tuple[str, ...]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for row in table:
        values = tuple(row[column] for column in key)
        first = seen.setdefault(values, row.line)
        if first != row.line:
            raise row.wrong(key[-1], f"‘{', '.join(values)}’ is on line {first} already; keep one of the two.")
