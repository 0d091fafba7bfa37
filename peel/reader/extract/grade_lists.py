"""Grades given in front of a report, before the first section: rows, columns, pairs of lines or groups."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peel.reader.drafts import GradeSlug
from peel.reader.extract.grade_runs import find_grade_run, is_none
from peel.reader.structure.areas import Area, split_grade
from peel.reader.structure.text import Line, key
from peel.reader.vocabulary import GRADES, is_known_area, lone_grade, without_number

_GRADE_FIRST = re.compile(
    rf"(?:^|[.;]\s+)(?P<grade>{'|'.join(GRADES)})\s*[:-]\s+(?P<names>\S[^.:]{{2,600}}?)"
    rf"(?=[.;]\s+(?:{'|'.join(GRADES)})\s*[:-]|[.]|$)",
    re.I,
)
_NAME = re.compile(r"[^;]+")


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade as found at one place of the document."""

    grade: GradeSlug
    line: Line
    quote: str


def listed_grades(lines: Sequence[Line], areas: Sequence[Area]) -> dict[str, list[tuple[str, Graded]]]:
    """Grades given in a list or table before the first section: rows, columns, pairs of lines or groups."""
    limit = areas[0].start if areas else len(lines)
    front = [line for line in lines[:limit] if not (line.is_heading and line.n == 1)]
    found = [*_in_rows(front), *_in_columns(front), *_in_groups(front), *_after_grades(front)]
    by_area: dict[str, list[tuple[str, Graded]]] = {}
    for name, graded in found:
        by_area.setdefault(key(without_number(name)), []).append((name, graded))
    return by_area


def _in_rows(front: Sequence[Line]) -> Iterable[tuple[str, Graded]]:
    for line in front:
        if len(line.cells) >= 2:
            grades = [lone_grade(cell) for cell in line.cells]
            if sum(grade is not None for grade in grades) == 1 and line.cells[0] and not grades[0]:
                grade = next(grade for grade in grades if grade)
                yield line.cells[0], Graded(grade, line, line.text)
        elif not lone_grade(line.plain):
            name, grade = split_grade(line.text, line.plain)
            if grade and len(name.split()) <= 20:
                yield name, Graded(grade, line, line.text)


def _in_columns(front: Sequence[Line]) -> Iterable[tuple[str, Graded]]:
    """A table headed by the grades, with the names of areas in its cells."""
    header: tuple[GradeSlug | None, ...] = ()
    for line in front:
        grades = tuple(lone_grade(cell) for cell in line.cells)
        if len(grades) >= 2 and all(grades):
            header = grades
        elif header and len(line.cells) == len(header):
            for cell, grade in zip(line.cells, header, strict=True):
                if grade and key(cell) and key(cell) not in ("none", "n a"):
                    yield cell, Graded(grade, line, cell)
        else:
            header = ()


def _after_grades(front: Sequence[Line]) -> Iterable[tuple[str, Graded]]:
    """'Good: Responding to the public; Investigating crime' - the names that are known areas."""
    for line in front:
        if len(line.cells) > 1:
            continue
        for match in _GRADE_FIRST.finditer(line.plain):
            for name in _NAME.finditer(line.plain, *match.span("names")):
                words = line.text[slice(*name.span())].strip(" .")
                if is_known_area(words):
                    yield words, Graded(GRADES[match["grade"].lower()], line, line.text)


def _in_groups(front: Sequence[Line]) -> Iterable[tuple[str, Graded]]:
    """Areas on lines of their own with grade words between: under their grade, or each above its own."""
    place = find_grade_run(front)
    run = [line for line in front[place.start : place.stop] if not is_none(line.plain)] or [
        line for line in front if lone_grade(line.plain) or (is_known_area(line.text) and not line.cells)
    ]
    if not any(lone_grade(line.plain) for line in run):
        return
    if lone_grade(run[0].plain):
        grade: GradeSlug | None = None
        for line in run:
            grade = lone_grade(line.plain) or grade
            if not lone_grade(line.plain) and grade:
                yield line.text, Graded(grade, line, line.text)
        return
    for one, following in pairwise(run):
        found = lone_grade(following.plain)
        if found and not lone_grade(one.plain):
            yield one.text, Graded(found, following, following.text)
