"""What is wrong in a file of figures: the first faults by line, and how many there are in all."""

from bisect import insort
from dataclasses import dataclass, field

SHOWN = 20


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: where it is, and what to do."""

    line: int
    column: str
    what: str

    def __str__(self) -> str:
        return f"line {self.line}{f', column {self.column}' if self.column else ''}: {self.what}"


class WrongFile(Exception):
    """The whole file can't be read, whatever its rows say; the message says why and what to do."""


@dataclass(slots=True)
class Faults:
    """The faults of one file, of which only the first are kept: a file may have a million."""

    first: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, column: str, what: str) -> None:
        """One more, told when it is among the first by line."""
        self.count += 1
        insort(self.first, Fault(line, column, what))
        del self.first[SHOWN:]

    @property
    def untold(self) -> int:
        """How many there are beside the first."""
        return self.count - len(self.first)
