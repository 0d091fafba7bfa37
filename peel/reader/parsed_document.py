"""A draft with what was seen on the way to it: what the checks look at."""

from collections.abc import Sequence
from dataclasses import dataclass

from peel.reader.drafts import Draft
from peel.reader.extract.forces import Named
from peel.reader.extract.judgments import AreaGrades
from peel.reader.structure.areas import Area
from peel.reader.structure.boxes import BoxPlace
from peel.reader.structure.text import Line


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A draft with what was seen on the way to it, for the checks."""

    draft: Draft
    lines: Sequence[Line]
    areas: Sequence[Area]
    grades: Sequence[AreaGrades]
    boxes: Sequence[BoxPlace]
    named: Named | None
    body_start: int


def front_of_report(reading: ParsedDocument) -> list[Line]:
    """The lines before the first area of a report."""
    limit = reading.areas[0].start if reading.areas else len(reading.lines)
    return list(reading.lines[:limit]) if reading.draft.kind == "inspection_report" else []


def has_section(reading: ParsedDocument, item: AreaGrades) -> bool:
    """Whether the area has a section of its own in the text."""
    return any(area.name == item.judgment.area for area in reading.areas)
