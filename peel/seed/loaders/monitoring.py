"""Stays in Engage, as each source dates them."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import (
    Force,
    Move,
    MoveKind,
    Publication,
    PublicationKind,
    State,
    Stay,
    User,
    effect_of,
)
from peel.seed.loaders.table import Row, Table, read
from peel.seed.loaders.writing import Loaded, by_slug, has_a_passage, of_a_document, write

PRECISIONS = {word: word for word in ("day", "month", "year")}


@action
def load_monitoring(*, folder: Path, by: User) -> Loaded:
    """monitoring.csv: one row for what one source says of a move; sources may disagree."""
    table = read(folder / "monitoring.csv", "stay", "event", "source")
    forces = by_slug(Force)
    first_of_stay = {row["stay"]: row for row in reversed(table.rows)}
    stays = write(
        Stay,
        table.where(lambda row: first_of_stay[row["stay"]] is row),
        lambda row: {"key": row["stay"], "force": row.find("force", forces, "force")},
        key=["key"],
    )
    told_in, sources = _load_sources(table, forces)
    publications, recorded = by_slug(Publication), by_slug(Stay, "key")

    def move(row: Row) -> dict[str, object]:
        publication = publications[told_in[row.line]]
        on, precision = row.day("on"), row.find("precision", PRECISIONS, "precision")
        return row.texts("wording", "reason", "note", "source") | {
            "stay": recorded[row["stay"]],
            "publication": publication,
            "event": row.find("event", {event: event for event in MoveKind}, "move"),
            "on": on,
            "precision": precision,
            "effect": effect_of(on, precision, publication),
        }

    moves = write(
        Move, table, move, key=["stay", "event", "publication"], facts=["on", "precision"], held=has_a_passage
    )
    return moves.beside(stays, sources)


def _load_sources(table: Table, forces: dict[str, Force]) -> tuple[dict[int, str], Loaded]:
    """The slug of the publication that tells each row, by its line, and the loading of those not known before."""
    letters = {
        (row.force_id, row.address): row.slug
        for row in Publication.objects.exclude(kind=PublicationKind.OTHER).exclude(address="")
    }
    told_in: dict[int, str] = {}
    others: dict[tuple[str, str], tuple[str, Row]] = {}
    for row in table:
        force, source = row.find("force", forces, "force"), row["source"]
        told_in[row.line] = letters.get((force.pk, source), "")
        if not told_in[row.line]:
            number = sum(stay == row["stay"] for stay, _ in others) + 1
            slug, _ = others.setdefault((row["stay"], source), (f"{row['stay']}-engage-source-{number}", row))
            told_in[row.line] = slug

    first = {row.line for _, row in others.values()}

    def publication(row: Row) -> dict[str, object]:
        force = forces[row["force"]]
        return {
            "slug": told_in[row.line],
            "kind": PublicationKind.OTHER,
            "title": f"{force.official_name}: a source on its stay in Engage",
            "force": force,
            "address": row["source"] if row["source"].startswith(("https://", "http://")) else "",
            "note": f"Known as: {row['source']}",
            "state": State.PUBLISHED,
        }

    rows = table.where(lambda row: row.line in first)
    return told_in, write(Publication, rows, publication, key=["slug"], held=of_a_document("pk"))
