"""Grades that sources state or say were not given, and grades that were changed after publication."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import Cycle, Grade, Inspection, Judgment, Origin, Revision, SourceKind, User
from peel.seed.loaders.areas import areas_by_framework
from peel.seed.loaders.inspections import inspections_by_slug
from peel.seed.loaders.source_kind import source_kind
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug, has_a_passage, write


@action
def load_judgments(*, folder: Path, by: User) -> Loaded:
    """grades.csv: one grade of one area; a document's own judgment is better than what others tell of it."""
    inspections, areas, grades, cycles = inspections_by_slug(), areas_by_framework(), _grades(), by_slug(Cycle)
    named = {(area.framework.cycle.slug, area.slug): area.name for area in areas.values()}

    def judgment(row: Row) -> dict[str, object]:
        inspection = row.find("inspection", inspections, "inspection")
        carried_area = row.find_any(
            "carried_area", named, "area of the earlier cycle", lambda slug: (row["carried_from"], slug)
        )
        carried = f"It was given for ‘{carried_area}’ in {row['carried_from']}." if carried_area else ""
        return row.texts("wording", "source") | {
            "note": " ".join(filter(None, (row["note"], carried))),
            "inspection": inspection,
            "area": row.find(
                "area", areas, f"area of {inspection.framework}", lambda slug: (inspection.framework_id, slug)
            ),
            "grade": _grade(row, "grade", inspection, grades),
            "origin": row.find("origin", {origin: origin for origin in Origin}, "origin"),
            "carried_from": row.find_any("carried_from", cycles, "cycle"),
            "source_kind": source_kind(row),
        }

    table = read(folder / "grades.csv", "inspection", "area")
    facts = ["grade", "origin", "carried_from"]
    inferred = {
        (inspections[row["inspection"]].pk, row["area"])
        for row in table
        if row["source_kind"] == SourceKind.INFERRED and row["inspection"] in inspections
    }

    def is_better(before: Judgment) -> bool:
        """Whether the stored one stays: a document says it, or a source does where the file only infers."""
        is_inferred = before.source_kind == SourceKind.INFERRED
        return has_a_passage(before) or (not is_inferred and (before.inspection_id, before.area.slug) in inferred)

    return write(Judgment, table, judgment, key=["inspection", "area"], facts=facts, held=is_better)


@action
def load_grades_not_given(*, folder: Path, by: User) -> Loaded:
    """grades_not_given.csv: areas that one inspection left ungraded, as a source says, though others grade them."""
    inspections, areas = inspections_by_slug(), areas_by_framework()

    def judgment(row: Row) -> dict[str, object]:
        inspection = row.find("inspection", inspections, "inspection")
        return row.texts("source", "note") | {
            "inspection": inspection,
            "area": row.find(
                "area", areas, f"area of {inspection.framework}", lambda slug: (inspection.framework_id, slug)
            ),
            "origin": Origin.NOT_GRADED,
            "source_kind": source_kind(row),
        }

    table = read(folder / "grades_not_given.csv", "inspection", "area")
    return write(Judgment, table, judgment, key=["inspection", "area"], facts=["origin"])


@action
def load_revisions(*, folder: Path, by: User) -> Loaded:
    """grade_revisions.csv: a grade that changed after publication."""
    inspections, grades = inspections_by_slug(), _grades()
    judgments = {
        (judgment.inspection_id, judgment.area.slug): judgment
        for judgment in Judgment.objects.select_related("area")
    }

    def revision(row: Row) -> dict[str, object]:
        inspection = row.find("inspection", inspections, "inspection")
        return row.texts("reason", "source") | {
            "judgment": row.find(
                "area", judgments, f"judgment in {inspection} of the area", lambda slug: (inspection.pk, slug)
            ),
            "changed_on": row.day("changed_on"),
            "from_grade": _grade(row, "from_grade", inspection, grades),
            "to_grade": _grade(row, "to_grade", inspection, grades),
        }

    table = read(folder / "grade_revisions.csv", "inspection", "area", "changed_on")
    return write(Revision, table, revision, key=["judgment", "changed_on"])


def _grades() -> dict[tuple[int, str], Grade]:
    return {(grade.cycle_id, grade.slug): grade for grade in Grade.objects.all()}


def _grade(row: Row, column: str, inspection: Inspection, grades: dict[tuple[int, str], Grade]) -> Grade:
    cycle = inspection.framework.cycle
    return row.find(column, grades, f"grade on the scale of {cycle}", lambda slug: (cycle.pk, slug))
