"""The comparison as plain rows: sections of rows, a cell for each force, entries that say all in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from peel.record.models import Force


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing known of one force: `words`, and in `remarks` its date and all that limits it.

    `grade` is a grade's slug, None where the row is not of grades; `when` its month. `sourced` has the source.
    `code` is the grade's slug, else the code of the reason why there is none; `source_kind` who states the grade.
    """

    words: str
    href: str = ""
    grade: str | None = None
    when: str = ""
    remarks: tuple[str, ...] = ()
    sourced: Any = None
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    period: str = ""
    code: str = ""
    source_kind: str = ""

    @property
    def source(self) -> str:
        """Where it stands, for a file: the passage's address, else the source as it was given."""
        if self.sourced is None:
            return ""
        return self.sourced.passage.get_absolute_url() if self.sourced.passage_id else self.sourced.source


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one force in one row."""

    force: Force
    entries: tuple[Entry, ...]


def cells(forces: Iterable[Force], known: Callable[[Force], Iterable[Entry]]) -> tuple[Cell, ...]:
    """A cell for each force with what is known of it."""
    return tuple(Cell(force, tuple(known(force))) for force in forces)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing compared: its name, what holds of the whole row, a cell for each force, and what was tested."""

    head: str
    cells: tuple[Cell, ...]
    href: str = ""
    remarks: tuple[str, ...] = ()
    tested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What holds of a whole section, and in whose words where somebody says so."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the comparison."""

    id: str
    title: str
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    nothing: str = ""
    is_folded: bool = False

    @property
    def summary(self) -> str:
        """'Recorded crime and 8 more': what stands in it, while it is folded."""
        others = len(self.rows) - 1
        return f"{self.rows[0].head} and {others} more" if others else self.rows[0].head


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a line of a file."""

    section: str
    row: str
    force: str
    words: str
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    period: str
    notes: str
    source: str
    code: str
    source_kind: str


def lines(sections: Iterable[Section]) -> Iterator[Line]:
    """Every entry of every section, in the order of the page; after a row, a line for each difference tested."""
    for section in sections:
        for row in section.rows:
            for cell in row.cells:
                for entry in cell.entries:
                    yield line(section, row, cell.force.short_name, entry)
            for words in row.tested:
                yield line(section, row, "", Entry(words))


def line(section: Section, row: Row, force: str, entry: Entry) -> Line:
    """One entry with the section and row that it stands in."""
    remarks = filter(None, (entry.when, *entry.remarks, *row.remarks))
    return Line(
        section=section.title,
        row=row.head,
        force=force,
        words=entry.words,
        value=entry.value,
        lower=entry.lower,
        upper=entry.upper,
        period=entry.period,
        notes=" ".join(f"{remark.rstrip('.')}." for remark in remarks),
        source=entry.source,
        code=entry.code,
        source_kind=entry.source_kind,
    )
