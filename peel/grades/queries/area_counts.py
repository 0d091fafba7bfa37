"""How many forces have which grade of one area, and of how many of them we lack it."""

from collections import Counter
from dataclasses import dataclass

from peel.coverage.words import grades_in_words
from peel.grades.queries.grid import Column, Grid
from peel.record.absence import Absence
from peel.record.models import Grade


@dataclass(frozen=True)
class AreaCount:
    """How many forces have which grade of one area; `counts` are in the order of the cycle's scale.

    `inferred` of the grades counted no source states. `not_held` forces got a grade that we lack, of `not_known`
    we do not know whether they got one, and of `no_report` we hold nothing.
    """

    column: Column
    counts: tuple[tuple[Grade, int], ...]
    inferred: int
    not_held: int
    not_known: int
    no_report: int

    @property
    def graded(self) -> int:
        """How many grades we hold."""
        return sum(number for _, number in self.counts)

    @property
    def could_be_held(self) -> int:
        """How many grades were given at most, to the forces of which we know that they were inspected."""
        return self.graded + self.not_held + self.not_known

    @property
    def is_complete(self) -> bool:
        """Whether we hold the grade of every force that may have one."""
        return not (self.not_held or self.not_known or self.no_report)

    @property
    def held_in_words(self) -> str:
        """'36 of 40', 'none of up to 43' where it is not known whether all of them were graded."""
        return f"{self.graded or 'none'} of {'up to ' if self.not_known else ''}{self.could_be_held}"

    @property
    def missing_in_words(self) -> str:
        """'Grades not held: 4. Not known if graded: 3. No report held: 1.'"""
        return missing_in_words(self.not_held, self.not_known, self.no_report)

    @property
    def words(self) -> str:
        """'We hold 36 grades, 2 of them inferred by us: 4 outstanding, 32 good'."""
        return grades_in_words([(grade.name, number) for grade, number in self.counts], self.inferred)


def missing_in_words(not_held: int, not_known: int, no_report: int) -> str:
    """The numbers of cells without a grade that may have one, each with its reason; nothing where there is none."""
    reasons = (
        ("Grades not held", not_held),
        ("Not known if graded", not_known),
        (Absence.NO_REPORT_HELD.label, no_report),
    )
    return " ".join(f"{words}: {number}." for words, number in reasons if number)


def area_counts(shown: Grid) -> list[AreaCount]:
    """How many of the forces shown have which grade, area by area."""
    return [count(head, shown) for head in shown.columns]


def count(head: Column, shown: Grid) -> AreaCount:
    """The grades of one area."""
    cells = [cell for row in shown.rows for cell in row.cells if cell.column.key == head.key]
    given = [cell.grade_slug for cell in cells]
    codes = Counter(cell.code for cell in cells)
    not_known = sum(cell.may_be_ungraded for cell in cells)
    return AreaCount(
        head,
        tuple((grade, given.count(grade.slug)) for grade in shown.scale),
        inferred=sum(cell.is_inferred for cell in cells),
        not_held=codes[Absence.NOT_HELD] - not_known,
        not_known=not_known,
        no_report=codes[Absence.NO_REPORT_HELD],
    )
