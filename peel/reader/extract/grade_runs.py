"""A list of grades in lines: areas under each grade, or each area above its own grade, and nothing between."""

import re
from collections.abc import Sequence

from peel.reader.structure.text import Line
from peel.reader.vocabulary import ENDS, GRADE_LIST, INNER, SECTIONS, is_known_area, lone_grade

_NONE = re.compile(r"^(?:none|no areas?|n/?a|-)[.]?$", re.I)


def find_grade_run(lines: Sequence[Line]) -> range:
    """The longest run of lines that are all names of areas or grades; where a list is announced, of any names."""
    best = range(0)
    start = 0
    while start < len(lines):
        is_announced = start > 0 and bool(GRADE_LIST.search(lines[start - 1].plain))
        stop = start
        while stop < len(lines) and _is_item(lines[stop], is_announced):
            stop += 1
        if _is_list(lines[start:stop], is_announced) and stop - start > len(best):
            best = range(start, stop)
        start = max(stop, start + 1)
    return best


def is_none(text: str) -> bool:
    """'None' under a grade that no area has."""
    return bool(_NONE.match(text))


def _is_item(line: Line, is_announced: bool) -> bool:
    if len(line.cells) > 1:
        return False
    if lone_grade(line.plain) or is_none(line.plain) or is_known_area(line.text):
        return True
    is_section = SECTIONS.match(line.plain) or ENDS.match(line.plain) or INNER.match(line.plain)
    return is_announced and line.is_heading and not is_section


def _is_list(run: Sequence[Line], is_announced: bool) -> bool:
    grades = sum(lone_grade(line.plain) is not None for line in run)
    names = sum(is_known_area(line.text) for line in run)
    return grades >= 2 and names >= (2 if is_announced else 3)
