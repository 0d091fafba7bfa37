"""What we hold of one cycle, force by force, and of all cycles in a line each: the page that counts lead to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peel.models import Cycle, InspectionStatement
from peel.queries.checks import TallyRow, tally_rows
from peel.queries.coverage import CycleCoverage, ForceCoverage, best_held, coverage


@dataclass(frozen=True, slots=True)
class ForceLine:
    """One force: what we hold of it in the cycle, and the published totals with whether ours agree."""

    held: ForceCoverage
    totals: tuple[TallyRow, ...]

    @property
    def pk(self) -> int:
        """The force's key, by which a file finds the lines to mark."""
        return self.held.force.pk

    @property
    def is_public(self) -> bool:
        """Whether everybody may see all of the reports that the line rests on."""
        return all(inspection.report.is_public for inspection in self.held.inspections)

    @property
    def grades_in_words(self) -> str:
        """'8 of 9, 2 of them inferred by us'; in words where there is no number to give."""
        return self.held.words.removeprefix("Grades held: ")

    @property
    def without_report(self) -> str:
        """What is said in place of the report."""
        if self.held.is_inspected is None:
            return "No report held"
        return "Inspected; no report held" if self.held.is_inspected else "Not inspected"

    @property
    def totals_in_words(self) -> str:
        """Each published total and whether ours agrees, as a file has it."""
        return "; ".join(f"{total.stated_in_words}: {total.verdict}" for total in self.totals)


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """All that the page shows of the cycle chosen; `cycles` are all of them, newest first."""

    cycles: tuple[CycleCoverage, ...]
    chosen: CycleCoverage
    lines: tuple[ForceLine, ...]
    statements: tuple[InspectionStatement, ...]


def coverage_page(user: Any, found: Mapping[Cycle, CycleCoverage], asked: str) -> CoveragePage:
    """The page of the cycle with the slug `asked`, else of the newest of which at least half is held: 7 queries."""
    cycle = next((one for one in found if one.slug == asked), None) or best_held(found)
    chosen = found[cycle]
    totals = totals_by_inspection(user)
    return CoveragePage(
        cycles=tuple(found.values()),
        chosen=chosen,
        lines=tuple(ForceLine(row, totals_of(row, totals)) for row in chosen.rows),
        statements=tuple(InspectionStatement.objects.visible_to(user).filter(cycle=cycle).select_related("force")),
    )


def totals_by_inspection(user: Any) -> dict[int, list[TallyRow]]:
    """The published totals that `user` may see, with whether ours agree."""
    found: dict[int, list[TallyRow]] = defaultdict(list)
    for row in tally_rows(user):
        found[row.tally.inspection_id].append(row)
    return found


def totals_of(row: ForceCoverage, totals: Mapping[int, list[TallyRow]]) -> tuple[TallyRow, ...]:
    """The published totals of the inspections of one force that count."""
    return tuple(total for inspection in row.inspections for total in totals.get(inspection.pk, ()))


def all_cycles(user: Any) -> dict[Cycle, CycleCoverage]:
    """What we hold of every cycle, newest first: seven queries."""
    return coverage(user)
