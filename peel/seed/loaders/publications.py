"""Letters and pages that facts come from: published long ago, so published here."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import Force, Letter, LetterKind, Publication, PublicationKind, State, User
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug, of_a_document, write


@action
def load_publications(*, folder: Path, by: User) -> Loaded:
    """publications.csv: letters, of which the day of sending may not be known, and early pages on causes."""
    table = read(folder / "publications.csv", "slug")
    forces = by_slug(Force)

    def publication(row: Row) -> dict[str, object]:
        return row.texts("slug", "title", "address", "note") | {
            "kind": row.find("kind", {kind: kind for kind in PublicationKind}, "kind of publication"),
            "force": row.find("force", forces, "force"),
            "published_on": row.day("published_on"),
            "state": State.PUBLISHED,
        }

    written = write(Publication, table, publication, key=["slug"], facts=["published_on"], held=of_a_document("pk"))
    return written.beside(_load_letters(table.where(lambda row: row["kind"] == PublicationKind.LETTER)))


def _load_letters(table) -> Loaded:
    publications = by_slug(Publication)

    def letter(row: Row) -> dict[str, object]:
        publication = publications[row["slug"]]
        return {
            "publication": publication,
            "force": publication.force,
            "kind": row.find("letter_kind", {kind: kind for kind in LetterKind}, "kind of letter"),
            "sent_on": row.day("sent_on"),
            "subject": row["subject"],
        }

    return write(
        Letter, table, letter, key=["publication"], facts=["sent_on"], held=of_a_document("publication_id")
    )
