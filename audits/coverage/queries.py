"""What we hold of one cycle, force by force, and of all cycles in a line each: the page that counts lead to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from audits.audits.not_loaded import NotLoaded, results_not_loaded
from audits.models import Audit
from peel.coverage.causes_held import CausesHeld, causes_held
from peel.coverage.causes_not_loaded import causes_not_loaded
from peel.coverage.queries import CycleCoverage, ForceCoverage, best_held, coverage
from peel.data_quality.queries import TallyRow, tally_rows
from peel.grades.queries.grid import Cell, grid
from peel.record.models import Cycle, Force, InspectionStatement, Letter, SourceConflict, VisibleQuerySet
from peel.record.seed_rows import seed_rows


@dataclass(frozen=True, slots=True)
class ForceLine:
    """One force: what we hold of it in the cycle, and the published totals with whether ours agree.

    `causes` are those of the cycle's areas; `letters` and `audits` are counted over all years.
    """

    held: ForceCoverage
    totals: tuple[TallyRow, ...]
    causes: CausesHeld
    letters: int
    audits: int

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
    def causes_in_words(self) -> str:
        """'5 held: 5 open (as at 6 June 2025); their recommendations are not held'."""
        if not self.causes.held:
            return "None held"
        return f"{self.causes.held} held. {self.causes.words}."

    @property
    def published(self) -> str:
        """The date of the report as a file has it: a day as 2024-10-16, a month in words, else empty."""
        report = self.held.report
        return (report.published_on and report.published_on.isoformat()) or report.published_text if report else ""

    @property
    def without_report(self) -> str:
        """What is said in place of the report."""
        if self.held.is_inspected is None:
            return "No report held"
        return "Inspected; no report held" if self.held.is_inspected else "Not inspected"

    @property
    def totals_in_words(self) -> str:
        """Each published total and whether ours agrees, as a file has it."""
        return "; ".join(
            f"{total.stated_in_words}: {total.verdict}. {total.remark}".rstrip(" .") for total in self.totals
        )


@dataclass(frozen=True, slots=True)
class NotLoadedFacts:
    """What published sources say and we did not load, each with the reason and the source."""

    causes: list[dict[str, str]]
    grades: list[dict[str, str]]
    audits: tuple[NotLoaded, ...]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """All that the page shows of the cycle chosen; `cycles` are all of them, newest first."""

    cycles: tuple[CycleCoverage, ...]
    chosen: CycleCoverage
    lines: tuple[ForceLine, ...]
    statements: tuple[InspectionStatement, ...]
    not_loaded: NotLoadedFacts
    conflicts: tuple[SourceConflict, ...]


def coverage_page(user: Any, found: Mapping[Cycle, CycleCoverage], asked: str) -> CoveragePage:
    """The page of the cycle with the slug `asked`, else of the newest of which half is held: at most 16 queries."""
    cycle = next((one for one in found if one.slug == asked), None) or best_held(found)
    chosen = found[cycle]
    totals = totals_by_inspection(user)
    causes = causes_held(user, [row.force for row in chosen.rows], cycle=cycle)
    letters, audits = by_force(Letter.objects.visible_to(user)), by_force(Audit.objects.visible_to(user))
    return CoveragePage(
        cycles=tuple(found.values()),
        chosen=chosen,
        lines=tuple(
            ForceLine(
                held=row,
                totals=totals_of(row, totals),
                causes=causes[row.force.pk],
                letters=letters.get(row.force.pk, 0),
                audits=audits.get(row.force.pk, 0),
            )
            for row in chosen.rows
        ),
        statements=tuple(InspectionStatement.objects.visible_to(user).filter(cycle=cycle).select_related("force")),
        not_loaded=NotLoadedFacts(
            causes_not_loaded(user), seed_rows("grades_not_loaded.csv"), results_not_loaded()
        ),
        conflicts=conflicts(user, cycle),
    )


def by_force(rows: VisibleQuerySet) -> dict[int, int]:
    """How many of the rows each force has: one query."""
    found = rows.filter(force__isnull=False).order_by().values("force").annotate(number=Count("pk"))
    return dict(found.values_list("force", "number"))


def conflicts(user: Any, cycle: Cycle) -> tuple[SourceConflict, ...]:
    """Where two sources disagree about the cycle, or about no cycle in particular: one query."""
    rows = SourceConflict.objects.visible_to(user).filter(Q(cycle=cycle) | Q(cycle__isnull=True))
    return tuple(rows.select_related("force", "area"))


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell of the grid of a cycle as a line of a file."""

    cycle: Cycle
    force: Force
    cell: Cell

    @property
    def pk(self) -> tuple[int, str]:
        """What tells the line apart among those of its file."""
        return self.force.pk, self.cell.column.key

    @property
    def is_public(self) -> bool:
        """Whether everybody may see the report that gave the grade."""
        return self.cell.judgment is None or self.cell.judgment.inspection.report.is_public

    @property
    def source(self) -> str:
        """Where the grade is stated: the passage's address, else the source as it was given."""
        judgment = self.cell.judgment
        if judgment is None:
            return ""
        return judgment.passage.get_absolute_url() if judgment.passage_id else judgment.source


def cells(user: Any, held: CycleCoverage) -> list[CellLine]:
    """Every force and area of a cycle, forces by name, areas in report order: four queries."""
    scale = tuple(held.cycle.grades.order_by("order"))
    whole = grid(user, cycle=held.cycle, scale=scale, held=held)
    return [CellLine(whole.cycle, row.force, cell) for row in whole.rows for cell in row.cells]


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
