"""Findings of a report's areas: each heading with what stands under it; areas for improvement; notable practice."""

import re
from collections.abc import Sequence

from peel.reader.drafts import AreaForImprovement, Finding
from peel.reader.extract.concern import trimmed
from peel.reader.structure.areas import Area, closes_area
from peel.reader.structure.boxes import BoxPlace
from peel.reader.structure.labels import RECOMMENDATIONS
from peel.reader.structure.text import Line
from peel.reader.vocabulary import CAPTION, FURNITURE, INNER, is_known_area, is_lone_ungraded, lone_grade

_REMAINING = re.compile(r"\bareas? for improvement\b", re.I)


def find_findings(lines: Sequence[Line], areas: Sequence[Area], boxes: Sequence[BoxPlace]) -> tuple[Finding, ...]:
    """Every heading under an area with its lines, and every box of innovative or promising practice."""
    boxed = {place for box in boxes for place in range(box.start, box.stop)}
    found: list[Finding] = []
    for area in areas:
        heads = [
            place for place in range(area.start + 1, area.stop) if _is_finding(lines, place) and place not in boxed
        ]
        for place in heads:
            stop = next(
                (at for at in range(place + 1, area.stop) if at in boxed or _ends_finding(lines, at)), area.stop
            )
            found.append(Finding(area.name, lines[place].text, tuple(range(lines[place].n, lines[stop - 1].n + 1))))
        found.extend(
            Finding(
                area.name,
                box.title,
                tuple(range(lines[box.start].n, lines[box.stop - 1].n + 1)),
                box.label.practice,
            )
            for box in boxes
            if box.label.practice and area.start < box.start < area.stop
        )
    return tuple(sorted(found, key=lambda finding: finding.passages))


def _is_finding(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if not line.is_heading or place + 1 >= len(lines):
        return False
    return not (
        INNER.match(line.plain)
        or RECOMMENDATIONS.match(line.plain)
        or CAPTION.match(line.plain)
        or FURNITURE.match(line.plain)
        or lone_grade(line.plain)
        or is_lone_ungraded(line.plain)
        or closes_area(line)
        or is_known_area(line.text)
    )


def _ends_finding(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    return (
        (line.is_heading and not CAPTION.match(line.plain))
        or bool(lone_grade(line.plain))
        or is_lone_ungraded(line.plain)
    )


def find_improvements(
    lines: Sequence[Line], areas: Sequence[Area], boxes: Sequence[BoxPlace]
) -> tuple[AreaForImprovement, ...]:
    """Boxes labelled so, and list items under a sentence that says they are areas for improvement."""
    found = [
        AreaForImprovement(
            box.title, tuple(range(lines[box.start].n, lines[box.stop - 1].n + 1)), area_of(areas, box.start)
        )
        for box in boxes
        if box.label.box == "area_for_improvement"
    ]
    boxed = {place for box in boxes for place in range(box.start, box.stop)}
    for place in range(1, len(lines)):
        if not lines[place].is_bullet or place in boxed:
            continue
        lead = next(at for at in range(place - 1, -1, -1) if not lines[at].is_bullet or at == 0)
        if lead not in boxed and not lines[lead].is_heading and _announces(lines[lead]):
            found.append(
                AreaForImprovement(
                    trimmed(lines[place].text), (lines[lead].n, lines[place].n), area_of(areas, place)
                )
            )
    return tuple(sorted(found, key=lambda item: item.passages))


def _announces(lead: Line) -> bool:
    """The lead's last sentence says what the list is."""
    return bool(_REMAINING.search(lead.plain[-200:])) and len(lead.plain) < 600 and not lead.is_bullet


def area_of(areas: Sequence[Area], place: int) -> str | None:
    """The area that a place of the document stands in."""
    return next((area.name for area in areas if area.start <= place < area.stop), None)
