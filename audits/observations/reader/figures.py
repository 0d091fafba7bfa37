"""A row of a file as a figure, or the faults that it has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import BinaryIO, NamedTuple

from audits.observations.reader.cells import WrongCell, day, plain_unit, value
from audits.observations.reader.faults import Faults, WrongFile
from audits.observations.reader.lines import rows

COLUMNS = ("force_slug", "period_start", "period_end", "measure", "value", "unit")


class Figure(NamedTuple):
    """One observation as its line gives it, with the keys of what the line names; days and value as text."""

    line: int
    measure: int
    force: int
    period_from: str
    period_until: str
    value: str


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """What a row of a measure has to keep to."""

    key: int
    unit: str
    is_share: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may name, by slug."""

    forces: Mapping[str, int]
    measures: Mapping[str, KnownMeasure]


def figures(file: BinaryIO, known: Known, faults: Faults, tell: Callable[[str], None]) -> Iterator[Figure | None]:
    """Each row as its figure, or as nothing when it has faults. Raises WrongFile."""
    table = rows(file, faults)
    _, header = next(table, (0, []))
    columns = _columns(header, tell)
    read = Reader(known, faults)
    for line, cells in table:
        if not cells:
            yield None
        elif len(cells) != len(columns):
            faults.add(line, "", _count(len(cells), len(columns)))
            yield None
        else:
            yield read.figure(line, dict(zip(columns, map(str.strip, cells), strict=True)))


class Reader:
    """Reads the cells of rows, and remembers what it found wrong."""

    def __init__(self, known: Known, faults: Faults) -> None:
        self.known, self.faults = known, faults
        # A file repeats its few names and days in every row.
        self.nearest_force = lru_cache(1024)(partial(_nearest, known.forces))
        self.nearest_measure = lru_cache(1024)(partial(_nearest, known.measures))

    def figure(self, line: int, cells: dict[str, str]) -> Figure | None:
        """The figure of one row; every cell that is wrong is a fault."""
        before = self.faults.count
        force = self.force(line, cells["force_slug"])
        measure = self.measure(line, cells["measure"])
        start = self.cell(line, "period_start", day, cells)
        end = self.cell(line, "period_end", day, cells)
        number = self.cell(line, "value", value, cells)
        if start and end and end < start:
            self.faults.add(line, "period_end", f"the period ends on {end}, before it starts on {start}.")
        if measure and plain_unit(cells["unit"]) != plain_unit(measure.unit):
            self.faults.add(line, "unit", f"‘{cells['unit']}’ is not the measure’s unit; it is ‘{measure.unit}’.")
        if measure and number and measure.is_share and float(number) > 100:
            self.faults.add(line, "value", f"a share of {number} percent is more than all; write 0 to 100.")
        if self.faults.count > before:
            return None
        return Figure(line, measure.key, force, start, end, number)

    def cell(self, line: int, column: str, read: Callable[[str], str], cells: dict[str, str]) -> str:
        """What the cell says, or an empty string and a fault."""
        try:
            return read(cells[column])
        except WrongCell as error:
            self.faults.add(line, column, str(error))
            return ""

    def force(self, line: int, slug: str) -> int:
        """The key of the force, or 0 and a fault."""
        if slug not in self.known.forces:
            nearest = self.nearest_force(slug)
            self.faults.add(line, "force_slug", f"there is no force ‘{slug[:60]}’; {nearest or 'check the name.'}")
        return self.known.forces.get(slug, 0)

    def measure(self, line: int, slug: str) -> KnownMeasure | None:
        """The measure, or nothing and a fault."""
        if slug not in self.known.measures:
            nearest = self.nearest_measure(slug) or "check the name."
            new = "A new one is added in audits/data/measures.csv and by manage.py load_facts."
            self.faults.add(line, "measure", f"there is no measure ‘{slug[:60]}’; {nearest} {new}")
        return self.known.measures.get(slug)


def _nearest(known: Iterable[str], slug: str) -> str:
    found = get_close_matches(slug[:80], known, n=1)
    return f"did you mean {found[0]}?" if found else ""


def _columns(header: list[str], tell: Callable[[str], None]) -> list[str]:
    """The names of the columns; those that are not needed are told."""
    names = [name.strip().casefold() for name in header]
    if not names:
        raise WrongFile(f"the file is empty; its first line names the columns {', '.join(COLUMNS)}.")
    missing = [name for name in COLUMNS if name not in names]
    if missing and any(mark in header[0] for mark in ";\t|") and len(header) == 1:
        raise WrongFile("line 1: the columns are not separated by commas; save the file as CSV with commas.")
    if missing:
        raise WrongFile(f"line 1: the columns {', '.join(missing)} are missing; needed are {', '.join(COLUMNS)}.")
    twice = sorted({name for name in COLUMNS if names.count(name) > 1})
    if twice:
        raise WrongFile(f"line 1: the column {', '.join(twice)} is there twice; keep one of the two.")
    extra = [name[:40] or "(without a name)" for name in names if name not in COLUMNS]
    if extra:
        tell(f"passed over, since nothing here holds them: the columns {', '.join(extra[:10])}.")
    return names


def _count(cells: int, columns: int) -> str:
    if cells < columns:
        return f"there are {cells} values for {columns} columns; add what is missing."
    return (
        f"there are {cells} values for {columns} columns; write numbers without thousands commas, and put text "
        "that has a comma in quotation marks."
    )
