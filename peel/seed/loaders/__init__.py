"""The published facts of data/*.csv into the record, file by file; loading them again changes nothing."""

from collections.abc import Callable
from pathlib import Path

from peel.record.models import User
from peel.seed.loaders.areas import load_area_aliases, load_areas, load_themes
from peel.seed.loaders.causes import load_causes, load_recommendations
from peel.seed.loaders.cycles import load_cycles, load_frameworks, load_grades
from peel.seed.loaders.date_corrections import load_date_corrections
from peel.seed.loaders.forces import load_force_names, load_forces
from peel.seed.loaders.inspection_statements import load_inspection_statements
from peel.seed.loaders.inspections import load_inspections
from peel.seed.loaders.judgments import load_grades_not_given, load_judgments, load_revisions
from peel.seed.loaders.monitoring import load_monitoring
from peel.seed.loaders.not_loaded import tell_causes_not_loaded, tell_grades_not_loaded
from peel.seed.loaders.publications import load_publications
from peel.seed.loaders.source_conflicts import load_source_conflicts
from peel.seed.loaders.tallies import load_tallies
from peel.seed.loaders.writing import Loaded

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
