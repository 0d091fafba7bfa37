"""Where sources disagree."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import Cycle, Force, SourceConflict, User
from peel.seed.loaders.areas import areas_by_framework
from peel.seed.loaders.table import Row, read
from peel.seed.loaders.writing import Loaded, by_slug, write

TEXTS = ("slug", "subject", "says", "source", "other_says", "other_source", "taken", "reason")


@action
def load_source_conflicts(*, folder: Path, by: User) -> Loaded:
    """source_conflicts.csv: both sources, and what was taken; `framework` is named where an area is."""
    cycles, forces = by_slug(Cycle), by_slug(Force)
    areas = {(area.framework.slug, area.slug): area for area in areas_by_framework().values()}

    def conflict(row: Row) -> dict[str, object]:
        return row.texts(*TEXTS) | {
            "force": row.find_any("force", forces, "force"),
            "cycle": row.find_any("cycle", cycles, "cycle"),
            "area": row.find_any("area", areas, "area of this framework", lambda slug: (row["framework"], slug)),
        }

    return write(SourceConflict, read(folder / "source_conflicts.csv", "slug"), conflict, key=["slug"])
