"""What sources say of who was inspected in a cycle."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import Cycle, Force, InspectionStatement, User
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug, write


@action
def load_inspection_statements(*, folder: Path, by: User) -> Loaded:
    """inspection_statements.csv: a row without a force speaks of every force."""
    cycles, forces = by_slug(Cycle), by_slug(Force)

    def statement(row: Row) -> dict[str, object]:
        return row.texts("source", "note") | {
            "cycle": row.find("cycle", cycles, "cycle"),
            "force": row.find_any("force", forces, "force"),
            "is_inspected": row.flag("inspected"),
            "stated_on": row.day("stated_on"),
        }

    table = read(folder / "inspection_statements.csv", "cycle", "force")
    return write(InspectionStatement, table, statement, key=["cycle", "force"])
