"""Up to four forces side by side: grades, what is open, audits and benchmarks; nothing ranked or averaged."""

from datetime import date
from typing import Any

from peel.models import Force

from .benchmarks import benchmarks
from .choice import AT_MOST, Choice, choice, names
from .grades import grades
from .open_items import open_items
from .results import results
from .rows import Section, lines

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
