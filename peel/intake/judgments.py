"""The grade of each area: from the sentence at its head, the word that stands alone in it, or the list in front."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from peel.intake.areas import Area, is_known_area, split_grade
from peel.intake.drafts import GradeSlug, Judgment
from peel.intake.grade_sentences import find_carried, find_grade_sentence, find_ungraded
from peel.intake.text import Line, key
from peel.intake.vocabulary import (
    FURNITURE,
    GRADES,
    UNGRADED_AREAS,
    is_lone_ungraded,
    is_same_area,
    lone_grade,
    without_number,
)

_HEAD = 5
_ALSO_INSPECTED = re.compile(
    r"\balso (?:inspected|assessed|looked at|examined) (?P<list>how (?:well|effective\w*|good)\b[^.]{5,300})\.",
    re.I,
)
_GRADE_FIRST = re.compile(rf"^(?P<grade>{'|'.join(GRADES)})\s*[:-]\s+(?P<names>\S.{{2,600}})$", re.I)
_OVERALL = re.compile(r"(?:revised |new |our )?overall judge?ment(?: (?:in |from )?\(?20\d{2}\)?)?:?", re.I)
_OLD_TEXT = re.compile(
    r"\bfollowing (?:text|summary|judge?ment|findings?|extract|is)\b[^.]{0,60}\bfrom\b[^.]{0,40}"
    r"\b(?:20\d{2}|previous|original|earlier|last)\b",
    re.I,
)
_OVERALL_INLINE = re.compile(
    r"(?P<label>(?:revised |new )?overall judge?ment)(?: is)?\s*[:-]?\s*"
    rf"(?:graded )?(?P<grade>{'|'.join(GRADES)})\.?",
    re.I,
)
_CLAUSE = re.compile(r",? and (?=how\b)|, (?=how\b)", re.I)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade as found at one place of the document."""

    grade: GradeSlug
    line: Line
    quote: str


@dataclass(frozen=True, slots=True)
class AreaGrades:
    """An area's judgment with all the places that grade it, so that a check can see where they differ."""

    judgment: Judgment
    found: tuple[Graded, ...]


def judge_areas(lines: Sequence[Line], areas: Sequence[Area]) -> tuple[AreaGrades, ...]:
    """A judgment for each area with a section, then for those that only the front of the report names."""
    listed = listed_grades(lines, areas)
    words = _lone_words(lines, areas)
    judged = [_judge(lines, area, words[area.start], _listed_for(area, listed, areas)) for area in areas]
    for found in listed.values():
        name, first = found[0]
        judgment = Judgment(name, first.grade, True, first.line.n, first.quote)
        judged.append(AreaGrades(judgment, tuple(graded for _, graded in found)))
    return (*judged, *_named_ungraded(lines, areas, judged))


def _listed_for(
    area: Area, listed: dict[str, list[tuple[str, Graded]]], areas: Sequence[Area]
) -> list[tuple[str, Graded]]:
    """The grade that the list gives an area, under its own name or a shorter one that is no other section's."""
    names = {key(other.name) for other in areas}
    found = listed.pop(key(area.name), [])
    for name in [name for name in listed if name not in names and is_same_area(name, area.name)]:
        found = [*found, *listed.pop(name)]
    return found


def judge_questions(lines: Sequence[Line], areas: Sequence[Area]) -> tuple[AreaGrades, ...]:
    """A judgment for each core question that a crime data integrity page grades."""
    words = _lone_words(lines, areas)
    return tuple(_judge(lines, area, words[area.start], []) for area in areas)


def _judge(lines: Sequence[Line], area: Area, words: list[Graded], listed: list[tuple[str, Graded]]) -> AreaGrades:
    heading = lines[area.start]
    head = [line for line in area.lines(lines) if not FURNITURE.match(line.plain)][:_HEAD]
    found: list[Graded] = []
    if area.grade_in_heading:
        found.append(Graded(area.grade_in_heading, heading, heading.text))
    found = [*_sentence(head), *found, *words, *(item for _, item in listed)]
    carried = next(((line, told) for line in head if (told := find_carried(line.plain))), None)
    if found:
        first = found[0]
        judgment = Judgment(area.name, first.grade, True, first.line.n, first.quote)
        if carried and carried[0].n <= first.line.n + _HEAD:
            judgment = replace(judgment, carried_from=carried[1][2])
        return AreaGrades(judgment, tuple(found))
    if carried:
        line, (start, end, cycle) = carried
        return AreaGrades(Judgment(area.name, None, True, line.n, line.text[start:end], cycle), ())
    return AreaGrades(_without_grade(lines, area), ())


def _sentence(head: Iterable[Line]) -> list[Graded]:
    for line in head:
        if line.is_heading and not lone_grade(line.plain):
            break
        if line.is_bullet or lone_grade(line.plain):
            continue
        sentence = find_grade_sentence(line.plain)
        if sentence:
            return [Graded(sentence.grade, line, line.text[sentence.start : sentence.end])]
    return []


def _lone_words(lines: Sequence[Line], areas: Sequence[Area]) -> dict[int, list[Graded]]:
    """Grade words that stand alone, by area: after the section or at its head, never those of a list at the front.

    Where every word stands just before a heading and the last area has none, the words head their areas.
    """
    words: dict[int, list[Graded]] = {area.start: [] for area in areas}
    for area in areas:
        for line in area.lines(lines):
            grade = lone_grade(line.plain)
            if grade and len(line.cells) < 2:
                words[area.start].append(Graded(grade, line, line.text))
    before = {
        area.start: lines[area.start - 1]
        for area in areas
        if area.start and lone_grade(lines[area.start - 1].plain)
    }
    inside = {area.start + offset for area in areas for offset in range(area.stop - area.start)}
    first = min((place for place in before if place - 1 not in inside), default=None)
    if first is not None and areas and not words[areas[-1].start] and areas[-1].start in before:
        return {
            start: [Graded(grade, before[start], before[start].text)]
            if start in before and (grade := lone_grade(before[start].plain))
            else []
            for start in words
        }
    return words


def _without_grade(lines: Sequence[Line], area: Area) -> Judgment:
    heading = lines[area.start]
    for line in area.lines(lines):
        told = find_ungraded(line.plain)
        if told:
            return Judgment(area.name, None, False, line.n, line.text[told[0] : told[1]])
        if is_lone_ungraded(line.plain):
            return Judgment(area.name, None, False, line.n, line.text)
    if key(area.name) not in UNGRADED_AREAS:
        return Judgment(area.name, None, True, heading.n, heading.text)
    told_in_front = ((line, told) for line in lines[: area.start] if (told := find_ungraded(line.plain)))
    for line, (start, end) in told_in_front:
        return Judgment(area.name, None, False, line.n, line.text[start:end])
    return Judgment(area.name, None, False, heading.n, heading.text)


def _named_ungraded(lines: Sequence[Line], areas: Sequence[Area], judged: Sequence[AreaGrades]) -> list[AreaGrades]:
    """Areas that the front names as inspected without a grade, where no section of theirs was found."""
    if any(not item.judgment.is_graded for item in judged):
        return []
    limit = areas[0].start if areas else len(lines)
    for place, line in enumerate(lines[:limit]):
        nearby = [line, *lines[place + 1 : place + 2]]
        match = _ALSO_INSPECTED.search(line.plain)
        if match and any(find_ungraded(item.plain) for item in nearby):
            named, start = [], match.start("list")
            cuts = [
                *((cut.start(), cut.end()) for cut in _CLAUSE.finditer(line.plain, start, match.end("list"))),
                (match.end("list"), 0),
            ]
            for stop, following in cuts:
                clause = line.text[start:stop]
                named.append(AreaGrades(Judgment(clause, None, False, line.n, clause), ()))
                start = following
            return named
    return []


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
        match = _GRADE_FIRST.match(line.plain)
        if match and len(line.cells) < 2:
            grade = GRADES[match["grade"].lower()]
            for name in re.finditer(r"[^;]+", match["names"]):
                start = match.start("names") + name.start()
                words = line.text[start : start + len(name[0])].strip(" .")
                if is_known_area(words):
                    yield words, Graded(grade, line, line.text)


def _in_groups(front: Sequence[Line]) -> Iterable[tuple[str, Graded]]:
    """Known areas on lines of their own with grade words between: under their grade, or each above its own."""
    run = [line for line in front if lone_grade(line.plain) or (is_known_area(line.text) and not line.cells)]
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


def old_judgment_start(lines: Sequence[Line]) -> int:
    """Where a re-inspection's page starts to repeat the old one: at its second overall judgment, or as told."""
    places = [place for place, line in enumerate(lines) if _OVERALL.fullmatch(line.plain.strip())]
    told = [place for place, line in enumerate(lines) if _OLD_TEXT.search(line.plain)]
    return min((*places[1:2], *told[:1]), default=len(lines))


def overall_grade(lines: Sequence[Line]) -> tuple[AreaGrades, ...]:
    """The overall judgment of a crime data integrity page, with the older one that may stand below it."""
    found: list[tuple[str, Graded]] = []
    for place, line in enumerate(lines):
        inline = _OVERALL_INLINE.fullmatch(line.plain.strip())
        if inline:
            found.append(
                (line.text[: inline.end("label")], Graded(GRADES[inline["grade"].lower()], line, line.text))
            )
        elif _OVERALL.fullmatch(line.plain.strip()):
            found.extend((line.text.rstrip(": "), graded) for graded in _grades_below(lines[place + 1 : place + 6]))
    if not found:
        return ()
    name, first = found[0]
    judgment = Judgment(name, first.grade, True, first.line.n, first.quote)
    return (AreaGrades(judgment, tuple(graded for _, graded in found)),)


def _grades_below(lines: Sequence[Line]) -> list[Graded]:
    """The grade under a label within two lines, and one that follows it at once: new first, old second."""
    found: list[Graded] = []
    for offset, line in enumerate(lines):
        grade = lone_grade(line.plain)
        if grade:
            found.append(Graded(grade, line, line.text))
        elif found or offset >= 2 or line.is_heading:
            break
    return found
