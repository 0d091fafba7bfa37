"""Inspections, each with the publication of its report."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import (
    Force,
    Framework,
    Inspection,
    InspectionKind,
    Publication,
    PublicationKind,
    State,
    User,
)
from peel.seed.loaders.table import Row, Table, read
from peel.seed.loaders.writing import Loaded, by_slug, of_a_document, write


@action
def load_inspections(*, folder: Path, by: User) -> Loaded:
    """inspections.csv: first the reports, then the inspections, last those that follow another."""
    table = read(folder / "inspections.csv", "slug")
    forces, frameworks = by_slug(Force), by_slug(Framework)
    reports = _load_reports(table, forces, frameworks)
    publications = by_slug(Publication)
    inspections: dict[str, Inspection] = {}

    def inspection(row: Row) -> dict[str, object]:
        return row.texts("framework_basis") | {
            "report": publications[row["slug"]],
            "force": forces[row["force"]],
            "framework": frameworks[row["framework"]],
            "kind": row.find("kind", {kind: kind for kind in InspectionKind}, "kind of inspection"),
            "follows": row.find_any("follows", inspections, "earlier inspection"),
            "fieldwork_from": row.day("fieldwork_from"),
            "fieldwork_until": row.day("fieldwork_until"),
            "areas_stated": row.number("areas_stated"),
            "graded_stated": row.number("graded_stated"),
            "improvements_stated": row.number("improvements_stated"),
            "note": _note(row),
        }

    def load(part: Table) -> Loaded:
        return write(Inspection, part, inspection, key=["report"], held=of_a_document("report_id"))

    first = load(table.where(lambda row: not row["follows"]))
    inspections = inspections_by_slug()
    return (first + load(table.where(lambda row: row["follows"]))).beside(reports)


def inspections_by_slug() -> dict[str, Inspection]:
    """Every inspection by the slug of its report, with force, framework and cycle."""
    rows = Inspection.objects.select_related("report", "force", "framework__cycle")
    return {row.report.slug: row for row in rows}


def _load_reports(table: Table, forces: dict[str, Force], frameworks: dict[str, Framework]) -> Loaded:
    def report(row: Row) -> dict[str, object]:
        cycle = row.find("framework", frameworks, "framework").cycle
        if cycle.slug != row["cycle"]:
            raise row.wrong(
                "cycle", f"the framework ‘{row['framework']}’ is one of {cycle}; correct one of the two."
            )
        force = row.find("force", forces, "force")
        published_on = row.day("published_on")
        kind = "" if row["kind"] == InspectionKind.INSPECTION else f" ({row['kind']})"
        return row.texts("slug", "address") | {
            "kind": PublicationKind.INSPECTION_REPORT,
            "title": f"{force.official_name}: PEEL {cycle}{kind}",
            "force": force,
            "published_on": published_on,
            "published_text": "" if published_on else row["published_text"],
            "state": State.PUBLISHED,
        }

    return write(Publication, table, report, key=["slug"], facts=["published_on"], held=of_a_document("pk"))


def _note(row: Row) -> str:
    """The note, and the source where it is more than the report's own page."""
    source = "" if row["source"] == row["address"] else f"Known from: {row['source']}"
    return f"{row['note']} {source}".strip()
