"""The published facts of data/*.csv into the record, file by file; loading them again changes nothing."""

from collections.abc import Callable
from pathlib import Path

from peel.models import User

from .areas import load_area_aliases, load_areas, load_themes
from .causes import load_causes, load_recommendations
from .cycles import load_cycles, load_frameworks, load_grades
from .date_corrections import load_date_corrections
from .forces import load_force_names, load_forces
from .inspection_statements import load_inspection_statements
from .inspections import load_inspections
from .judgments import load_grades_not_given, load_judgments, load_revisions
from .monitoring import load_monitoring
from .not_loaded import tell_causes_not_loaded, tell_grades_not_loaded
from .publications import load_publications
from .source_conflicts import load_source_conflicts
from .tallies import load_tallies
from .writing import Loaded

# In an order in which each file finds what it names.
STEPS = (
    load_forces,
    load_force_names,
    load_themes,
    load_cycles,
    load_grades,
    load_frameworks,
    load_areas,
    load_area_aliases,
    load_publications,
    load_inspections,
    load_inspection_statements,
    load_judgments,
    load_grades_not_given,
    tell_grades_not_loaded,
    load_revisions,
    load_tallies,
    load_causes,
    tell_causes_not_loaded,
    load_recommendations,
    load_monitoring,
    load_date_corrections,
    load_source_conflicts,
)


def load(*, root: Path, by: User, tell: Callable[[Loaded], None]) -> None:
    """Load the files below `root`/peel/data; the caller holds the transaction. Raises WrongFact."""
    for step in STEPS:
        tell(step(folder=root / "peel" / "data", by=by))
