"""One force's grades as a table of themes by cycles, with the breaks between cycles that cannot be compared."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peel.coverage.queries import CycleCoverage, ForceCoverage
from peel.grades.queries.comparability import Comparison, CycleOfForce, Standing, comparisons, spanned
from peel.inspections.queries.inspection import GradeRow
from peel.record.absence import Absence
from peel.record.models import Area, Cycle, GradeWord, Judgment, Tally, Theme

NO_SUCH_AREA = "No such area"


@dataclass(frozen=True)
class CycleColumn:
    """One cycle; `comparison` is with the cycle in the column before, None in the first."""

    cycle: Cycle
    comparison: Comparison | None
    coverage: ForceCoverage

    @property
    def is_break(self) -> bool:
        """Whether a border has to part its grades from those before."""
        return self.comparison is not None and not self.comparison.is_comparable


@dataclass(frozen=True)
class ThemeCell:
    """The graded judgments of one theme in one cycle in report order; `absence` says why there is none."""

    column: CycleColumn
    judgments: tuple[Judgment, ...]
    absence: str

    @property
    def label(self) -> str:
        """The cycle's name, with the break before it in words: for a phone, where the columns are rows."""
        if not self.column.is_break:
            return self.column.cycle.name
        return f"{self.column.cycle} ({self.column.comparison.label.lower()} with {self.column.comparison.earlier})"


@dataclass(frozen=True)
class ThemeRow:
    """One theme and its cells, a cycle each."""

    theme: Theme
    cells: tuple[ThemeCell, ...]


@dataclass(frozen=True)
class GradeHistory:
    """The cycles from the force's first grade to its last inspection, oldest first, gaps included."""

    columns: tuple[CycleColumn, ...]
    rows: tuple[ThemeRow, ...]

    @property
    def breaks(self) -> list[Comparison]:
        """The cycles that cannot be compared with the one before, or of which no source says that they can."""
        return [column.comparison for column in self.columns if column.comparison and column.is_break]


def grade_history(
    past: list[CycleOfForce], cycles: Sequence[Cycle], known: Mapping[Cycle, CycleCoverage]
) -> GradeHistory:
    """`past` has the inspections of one force, `known` the coverage of that force alone: one query."""
    shown = spanned(past, cycles)
    between = [None, *comparisons(shown)] if shown else []
    columns = tuple(
        CycleColumn(cycle, comparison, known[cycle].rows[0])
        for cycle, comparison in zip(shown, between, strict=True)
    )
    graded = graded_judgments(past)
    areas = areas_by_theme(shown)
    themes = sorted({theme for _, theme in graded}, key=lambda theme: theme.order)
    return GradeHistory(
        columns,
        tuple(ThemeRow(theme, tuple(cell(column, theme, graded, areas) for column in columns)) for theme in themes),
    )


def graded_judgments(past: list[CycleOfForce]) -> dict[tuple[Cycle, Theme], list[Judgment]]:
    """The judgments with a grade that count, by cycle and theme."""
    found: dict[tuple[Cycle, Theme], list[Judgment]] = defaultdict(list)
    for step in past:
        for _, judgment in step.judged().values():
            if judgment.grade:
                found[step.cycle, judgment.area.theme].append(judgment)
    return found


def areas_by_theme(cycles: Sequence[Cycle]) -> dict[tuple[int, int], set[str]]:
    """The slugs of the areas that any version of a cycle's framework has of a theme: one query."""
    rows = Area.objects.filter(framework__cycle__in=cycles).order_by()
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for cycle, theme, slug in rows.values_list("framework__cycle_id", "theme_id", "slug"):
        found[cycle, theme].add(slug)
    return found


def cell(
    column: CycleColumn,
    theme: Theme,
    graded: Mapping[tuple[Cycle, Theme], list[Judgment]],
    areas: Mapping[tuple[int, int], set[str]],
) -> ThemeCell:
    """One theme in one cycle: its grades, else why there is none; "Not graded" only if that holds for all areas."""
    judgments = tuple(graded.get((column.cycle, theme), ()))
    reasons = sorted(
        {column.coverage.why_no_grade(slug) for slug in areas.get((column.cycle.pk, theme.pk), ())},
        key=[*Absence.values[1:], Absence.NOT_GRADED].index,
    )
    absence = reasons[0].label if reasons else NO_SUCH_AREA
    return ThemeCell(column, judgments, "" if judgments else absence)


@dataclass(frozen=True)
class AreaRow:
    """One area of the latest cycle with grades; `words` are the grade's or why there is none."""

    standing: Standing
    words: str


def area_rows(found: list[Standing], held: ForceCoverage) -> list[AreaRow]:
    """The areas of a force in report order."""
    return [AreaRow(one, words_of(one.row, held)) for one in found]


def words_of(row: GradeRow, held: ForceCoverage) -> str:
    """'Good', 'Not yet graded', 'Grade not held'."""
    return row.grade_name if row.judgment else str(held.why_no_grade(row.area.slug).label)


@dataclass(frozen=True)
class PublishedTotal:
    """What a source counts of a cycle of which we do not hold every grade."""

    cycle: Cycle
    words: str
    source: str


def published_totals(known: Mapping[Cycle, CycleCoverage]) -> list[PublishedTotal]:
    """The totals of one force that are still needed, newest cycle first; `known` is its coverage alone."""
    incomplete = [row for one in known.values() for row in one.rows if row.held < (row.could_be_held or 0)]
    return [
        PublishedTotal(row.cycle, total_in_words(tally), tally.source)
        for row in incomplete
        for tally in row.tallies
    ]


def total_in_words(tally: Tally) -> str:
    """'2 good, 5 adequate, 1 requires improvement, of 8 areas graded'; a number that is not stated is left out."""
    stated = [(getattr(tally, word.value.replace("-", "_")), word.label.lower()) for word in GradeWord]
    parts = [f"{number} {name}" for number, name in stated if number]
    areas = f"{tally.graded_areas} area{'' if tally.graded_areas == 1 else 's'} graded"
    return f"{', '.join(parts)}, of {areas}" if parts else areas
