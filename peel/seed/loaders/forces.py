"""The forces and their names."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import Force, ForceName, Noun, User
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug, write


@action
def load_forces(*, folder: Path, by: User) -> Loaded:
    """forces.csv: the 43 territorial forces."""
    return write(Force, read(folder / "forces.csv", "slug"), _force, key=["slug"])


def _force(row: Row) -> dict[str, object]:
    texts = row.texts(
        "slug", "short_name", "official_name", "country", "region", "gss_code", "report_address", "note"
    )
    return texts | {"noun": row.find("noun", {noun: noun for noun in Noun}, "noun")}


@action
def load_force_names(*, folder: Path, by: User) -> Loaded:
    """force_names.csv: the names by which a force goes or went."""
    forces = by_slug(Force)

    def name(row: Row) -> dict[str, object]:
        return row.texts("name", "note", "source") | {
            "force": row.find("force", forces, "force"),
            "is_official": row.find("kind", {"official": True, "also": False}, "kind of name"),
            "from_on": row.day("from_on"),
            "until_on": row.day("until_on"),
        }

    return write(ForceName, read(folder / "force_names.csv", "force", "name"), name, key=["force", "name"])
