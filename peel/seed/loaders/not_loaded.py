"""What sources say and the record does not take: each with its reason, so that nothing is left out in silence."""

from pathlib import Path

from peel.record.actions.action import action
from peel.record.models import User
from peel.seed.loaders.table import read
from peel.seed.loaders.writing import Loaded


@action
def tell_grades_not_loaded(*, folder: Path, by: User) -> Loaded:
    """grades_not_loaded.csv: stated grades that do not stand up, or that are of no area of PEEL."""
    table = read(folder / "grades_not_loaded.csv", "id")
    lines = (
        f"{row['force']} {row['cycle']}, {row['area_as_stated']} ({row['grade']}): {row['reason']}" for row in table
    )
    return Loaded(table.file, 0, 0, not_loaded=tuple(lines))


@action
def tell_causes_not_loaded(*, folder: Path, by: User) -> Loaded:
    """causes_not_loaded.csv: causes of concern of which too little is known."""
    table = read(folder / "causes_not_loaded.csv", "force", "what")
    return Loaded(
        table.file, 0, 0, not_loaded=tuple(f"{row['force']}: {row['what']} {row['reason']}" for row in table)
    )
