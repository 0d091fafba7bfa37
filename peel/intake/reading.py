"""A draft with what was seen on the way to it: what the checks look at."""

from collections.abc import Sequence
from dataclasses import dataclass

from peel.intake.areas import Area
from peel.intake.boxes import BoxPlace
from peel.intake.drafts import Draft
from peel.intake.forces import Named
from peel.intake.judgments import AreaGrades
from peel.intake.text import Line


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft with what was seen on the way to it, for the checks."""

    draft: Draft
    lines: Sequence[Line]
    areas: Sequence[Area]
    grades: Sequence[AreaGrades]
    boxes: Sequence[BoxPlace]
    named: Named | None
    body_start: int


def front_of_report(reading: Reading) -> list[Line]:
    """The lines before the first area of a report."""
    limit = reading.areas[0].start if reading.areas else len(reading.lines)
    return list(reading.lines[:limit]) if reading.draft.kind == "inspection_report" else []


def has_section(reading: Reading, item: AreaGrades) -> bool:
    """Whether the area has a section of its own in the text."""
    return any(area.name == item.judgment.area for area in reading.areas)
