"""Up to four forces side by side: grades, what is open, audits and benchmarks; nothing ranked or averaged."""

from datetime import date
from typing import Any

from audits.compare.queries.benchmarks import benchmarks
from audits.compare.queries.choice import AT_MOST, Choice, choice, names
from audits.compare.queries.grades import grades
from audits.compare.queries.open_items import open_items
from audits.compare.queries.results import results
from audits.compare.queries.rows import Section, lines
from peel.record.models import Force

__all__ = ["AT_MOST", "Choice", "choice", "lines", "names", "sections"]


def sections(user: Any, forces: tuple[Force, ...], today: date) -> tuple[Section, ...]:
    """The comparison of some forces, as `user` may see them; nothing for none."""
    if not forces:
        return ()
    return (
        grades(user, forces),
        open_items(user, forces, today),
        results(user, forces),
        *benchmarks(user, forces),
    )
