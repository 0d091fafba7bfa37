"""Causes of concern, their recommendations, and what closed or superseded them."""

from collections.abc import Mapping
from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import (
    CauseOfConcern,
    Closure,
    Publication,
    Recommendation,
    Supersession,
    User,
    effect_of,
)
from peel.seed.loaders.areas import areas_by_framework
from peel.seed.loaders.inspections import inspections_by_slug
from peel.seed.loaders.table import Row, Table, read
from peel.seed.loaders.writing import Loaded, by_slug, write

PRECISIONS = {word: word for word in ("day", "month", "year")}
NOT_STATED = {"yes": "", "no": "", "not-stated": "Whether it was published early is not stated."}


@action
def load_causes(*, folder: Path, by: User) -> Loaded:
    """causes.csv: each cause with what raised it, and its end where that is known."""
    table = read(folder / "causes.csv", "slug")
    inspections, areas, publications = inspections_by_slug(), areas_by_framework(), by_slug(Publication)

    def cause(row: Row) -> dict[str, object]:
        inspection = row.find("raised_in", inspections, "inspection")
        if inspection.force.slug != row["force"]:
            raise row.wrong("force", f"‘{row['raised_in']}’ inspected {inspection.force}; correct one of the two.")
        early = row["accelerated"] == "yes"
        restated_in = row.find_any("restated_in", inspections, "inspection")
        return row.texts("slug", "title", "source") | {
            "force": inspection.force,
            "area": row.find("area", areas, "area", lambda slug: (inspection.framework_id, slug)),
            "raised_in": _early_page(row, publications) if early else inspection.report,
            "raised_on": row.day("raised_on"),
            "raised_on_precision": row.find("raised_precision", PRECISIONS, "precision"),
            "is_accelerated": early,
            # What is published early is told again in the report of the same inspection.
            "restated_in": restated_in.report if restated_in else inspection.report if early else None,
            "is_end_unknown": row["status"] == "not-known",
            "known_open_on": row.day("status_on") if row["status"] == "open" else None,
            "note": _note(row),
        }

    causes = write(CauseOfConcern, table, cause, key=["slug"], facts=["raised_on"])
    return causes.beside(_load_closures(table, publications), _load_supersessions(table))


@action
def load_recommendations(*, folder: Path, by: User) -> Loaded:
    """recommendations.csv: what the force should do, and by when."""
    causes = by_slug(CauseOfConcern)

    def recommendation(row: Row) -> dict[str, object]:
        return row.texts("text", "deadline_wording", "source") | {
            "cause": row.find("cause", causes, "cause of concern"),
            "order": row.number("order"),
            "deadline_months": row.number("deadline_months"),
            "deadline_on": row.day("deadline_on"),
        }

    table = read(folder / "recommendations.csv", "cause", "order")
    facts = ["deadline_months", "deadline_on"]
    return write(Recommendation, table, recommendation, key=["cause", "order"], facts=facts)


def _early_page(row: Row, publications: Mapping[str, Publication]) -> Publication:
    """The page that raised a cause early, or the letter that it is annexed to."""
    annexed_to = publications.get(f"{row['force']}-letter-{row['raised_on']}")
    return annexed_to or row.find(
        "raised_on",
        publications,
        "page in publications.csv that raised causes on",
        lambda day: f"{row['force']}-causes-of-concern-{day}",
    )


def _load_closures(table: Table, publications: Mapping[str, Publication]) -> Loaded:
    """The closures; `status_on` is the day of the letter that tells of one."""
    causes = by_slug(CauseOfConcern)
    precisions = PRECISIONS | {"at-latest": "at-latest"}

    def closure(row: Row) -> dict[str, object]:
        letter = row.find_any("closed_in", publications, "publication in publications.csv") or row.find(
            "status_on",
            publications,
            "letter in publications.csv of",
            lambda day: f"{row['force']}-letter-{day}",
        )
        on, precision = row.day("closed_on"), row.find("closed_precision", precisions, "precision")
        return {
            "cause": causes[row["slug"]],
            "publication": letter,
            "closed_on": on,
            "precision": precision,
            "effect": effect_of(on, precision, letter),
            "source": letter.address or row["closed_by"],
        }

    return write(Closure, table.where(lambda row: row["closed_on"]), closure, key=["cause"], facts=["closed_on"])


def _load_supersessions(table: Table) -> Loaded:
    """A superseded cause ends where the cause begins that follows it."""
    causes = by_slug(CauseOfConcern)
    superseded = {row["slug"] for row in table if row["status"] == "superseded"}

    def supersession(row: Row) -> dict[str, object]:
        successor = causes[row["slug"]]
        return {
            "cause": row.find("follows", causes, "cause of concern"),
            "successor": successor,
            "publication": successor.raised_in,
            "on": successor.raised_on,
            "source": row["source"],
        }

    return write(Supersession, table.where(lambda row: row["follows"] in superseded), supersession, key=["cause"])


def _note(row: Row) -> str:
    number = row.number("recommendations_stated")
    stated = f"{number} recommendations in all." if number else ""
    early = row.find("accelerated", NOT_STATED, "answer")
    return " ".join(text for text in (row["note"], stated, early) if text)
