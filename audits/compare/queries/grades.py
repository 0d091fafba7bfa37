"""The grades of each force's latest cycle, area by area, with what keeps grades from being compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from audits.compare.queries.choice import names
from audits.compare.queries.rows import Entry, Note, Row, Section, cells
from peel.coverage.queries import CycleCoverage, ForceCoverage, coverage
from peel.grades.queries import comparability as history
from peel.grades.queries.grid import OTHER_VERSION
from peel.inspections.queries.inspection import when
from peel.record.models import Area, Cycle, Force, SourceKind, Theme

NOT_COMPARED = "[b]"


@dataclass(frozen=True, slots=True)
class Latest:
    """One force: the last cycle of which we hold a grade, its areas, and later cycles without any."""

    step: history.CycleOfForce | None
    standings: tuple[history.Standing, ...]
    ungraded: tuple[history.CycleOfForce, ...]

    @property
    def cycle(self) -> Cycle | None:
        """That cycle."""
        return self.step.cycle if self.step else None

    @property
    def framework_id(self) -> int | None:
        """The version of its framework."""
        return self.step.latest.framework_id if self.step else None


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest cycle and version of the framework among the forces: what the others are set against.

    `held` is what we hold of each force in that cycle, by the force's key.
    """

    cycle: Cycle
    framework_id: int
    others: dict[int, history.Comparison]
    held: Mapping[int, ForceCoverage]

    def mark(self, one: Latest) -> tuple[str, ...]:
        """Whether a force's grades of another cycle or version compare with those of the newest."""
        if one.cycle and one.cycle != self.cycle:
            said = self.others[one.cycle.pk]
            return (f"{'' if said.is_comparable else f'{NOT_COMPARED} '}{one.cycle}, {lower(said.label)}",)
        if one.framework_id not in (None, self.framework_id):
            return (f"{NOT_COMPARED} another version of the framework",)
        return ()


def grades(user: Any, forces: tuple[Force, ...]) -> Section:
    """All areas of the newest cycle that any of the forces has grades of: eight queries."""
    held = coverage(user, forces=forces)
    pasts = history.histories(user, forces, held)
    found = {force: latest(pasts[force]) for force in forces}
    new = newest(found, held)
    if new is None:
        return Section("grades", "Grades by area", (), nothing="We hold no grades of these forces.")
    report = Row(
        "Cycle and report", cells(forces, lambda force: [of_report(found[force], new, new.held[force.pk])])
    )
    number = Row("Grades held", cells(forces, lambda force: [of_coverage(found[force], new.held[force.pk])]))
    return Section("grades", "Grades by area", (report, number, *areas(found, new)), tuple(notes(found, new)))


def latest(past: list[history.CycleOfForce]) -> Latest:
    """What counts of a force's past."""
    known = history.up_to_the_last_grades(past)
    standings = history.standings(known[-1:], [], [])
    return Latest(known[-1] if known else None, tuple(standings), tuple(past[len(known) :]))


def newest(found: Mapping[Force, Latest], held: Mapping[Cycle, CycleCoverage]) -> Newest | None:
    """The newest cycle and, in it, the newest version; with how each other cycle compares."""
    steps = [one.step for one in found.values() if one.step]
    if not steps:
        return None
    cycle = max((step.cycle for step in steps), key=lambda one: one.order)
    others = {step.cycle for step in steps} - {cycle}
    return Newest(
        cycle=cycle,
        framework_id=max(step.latest.framework_id for step in steps if step.cycle == cycle),
        others={other.pk: history.compared(cycle, other, list(reversed(held))) for other in others},
        held=held[cycle].by_force,
    )


def of_report(one: Latest, new: Newest, held: ForceCoverage) -> Entry:
    """The cycle and the report that a force's grades come from."""
    if one.step is None:
        return Entry("No report held", remarks=(f"{new.cycle}: {held.words.lower()}",))
    later = tuple(f"Inspected in {step.cycle} too; we hold none of those grades" for step in one.ungraded)
    made = one.step.latest
    return Entry(str(one.cycle), made.get_absolute_url(), remarks=(when(made).words, *new.mark(one), *later))


def of_coverage(one: Latest, held: ForceCoverage) -> Entry:
    """How many grades of a force's cycle we hold, with the way to the whole cycle's."""
    row = one.step.held if one.step else held
    return Entry(row.words, f"{reverse('coverage')}?cycle={row.cycle.slug}#{row.force.slug}", value=row.held)


def areas(found: dict[Force, Latest], new: Newest) -> list[Row]:
    """A row for each area of the newest cycle, then for themes that only older cycles have."""
    heads: dict[str, Area] = {}
    in_order = sorted((one for one in found.values() if one.cycle == new.cycle), key=lambda one: one.framework_id)
    for standing in (standing for one in in_order for standing in one.standings):
        heads[standing.row.area.slug] = standing.row.area
    covered = {area.theme_id for area in heads.values()}
    judged = (standing.row.area for one in found.values() for standing in one.standings)
    older = {area.theme for area in judged if area.theme_id not in covered}
    return [
        *(of_area(area, found, new) for area in sorted(heads.values(), key=lambda area: (area.order, area.pk))),
        *(of_theme(theme, found, new) for theme in sorted(older, key=lambda theme: (theme.order, theme.pk))),
    ]


def of_area(area: Area, found: dict[Force, Latest], new: Newest) -> Row:
    """One area: the same area in the newest cycle, its theme in an older one."""

    def known(force: Force) -> list[Entry]:
        one = found[force]
        if one.cycle != new.cycle:
            return in_theme(one, area.theme, new, area.name) if one.cycle else [missing(new, force, area)]
        same = [standing for standing in one.standings if standing.row.area.slug == area.slug]
        return [entry(standing, one, new, area.name) for standing in same] or [missing(new, force, area)]

    return Row(area.name, cells(found, known), area.get_absolute_url())


def missing(new: Newest, force: Force, area: Area) -> Entry:
    """Why there is no grade of an area in the newest cycle."""
    absence = new.held[force.pk].why_no_grade(area.slug)
    is_of_another_version = bool(new.held[force.pk].inspections)
    remarks = (OTHER_VERSION,) if is_of_another_version else ()
    return Entry(str(absence.label), grade="", code=absence.value, remarks=remarks, period=str(new.cycle))


def of_theme(theme: Theme, found: dict[Force, Latest], new: Newest) -> Row:
    """A theme of which the newest cycle has no area."""
    return Row(theme.name, cells(found, lambda force: in_theme(found[force], theme, new, theme.name)))


def in_theme(one: Latest, theme: Theme, new: Newest, head: str) -> list[Entry]:
    """The areas of one theme in a force's cycle, each by its name."""
    if one.cycle is None:
        return [Entry("No report held of a cycle with this theme", grade="")]
    same = [standing for standing in one.standings if standing.row.area.theme_id == theme.pk]
    shown = [entry(standing, one, new, head) for standing in same]
    return shown or [Entry(f"No area of this theme in {one.cycle}", grade="")]


def entry(standing: history.Standing, one: Latest, new: Newest, head: str) -> Entry:
    """One grade with its month, how it came about, and why it does not compare; an area of another name says it."""
    row = standing.row
    name = row.area.name if row.area.name != head else ""
    if row.judgment is None:
        remarks = tuple(filter(None, (name, row.is_known and row.why)))
        return Entry(row.grade_name, grade="", code=row.code, remarks=remarks, period=str(one.cycle))
    kind = SourceKind(row.judgment.source_kind)
    whose = "" if kind == SourceKind.INSPECTORATE else str(kind.label)
    return Entry(
        words=row.grade_name,
        code=row.code,
        source_kind=kind.value,
        href=row.judgment.get_absolute_url(),
        grade=row.grade_slug,
        when=standing.when.month or standing.when.words,
        remarks=tuple(filter(None, (name, row.why, *new.mark(one), whose))),
        sourced=row.judgment,
        period=str(one.cycle),
    )


def notes(found: dict[Force, Latest], new: Newest) -> list[Note]:
    """What is said of comparing the cycles, and the versions, that stand side by side."""
    said = []
    for comparison in new.others.values():
        forces = names([force for force, one in found.items() if one.cycle == comparison.earlier])
        sign = "" if comparison.is_comparable else f"{NOT_COMPARED} "
        statement = comparison.statement or "Nothing is said of comparing them."
        said.append(
            Note(
                f"{sign}{forces}: grades of {comparison.earlier}. {comparison.label} with {new.cycle}: {statement}",
                comparison.source,
            )
        )
    if len({one.framework_id for one in found.values() if one.cycle == new.cycle}) > 1:
        said.append(Note(f"{NOT_COMPARED} The forces were graded under different versions of the framework."))
    return said


def lower(label: str) -> str:
    """A label inside a sentence."""
    return label[0].lower() + label[1:]
