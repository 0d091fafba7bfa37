"""The grade of each area: from the sentence at its head, the word that stands alone in it, or the list in front."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from peel.reader.drafts import Judgment
from peel.reader.extract.grade_lists import Graded, listed_grades
from peel.reader.extract.grade_sentences import find_carried, find_grade_sentence, find_ungraded
from peel.reader.structure.areas import Area
from peel.reader.structure.text import Line, key
from peel.reader.vocabulary import (
    FURNITURE,
    GRADES,
    UNGRADED_AREAS,
    is_lone_ungraded,
    is_same_area,
    lone_grade,
)

_HEAD = 5
_ALSO_INSPECTED = re.compile(
    r"\balso (?:inspected|assessed|looked at|examined) (?P<list>how (?:well|effective\w*|good)\b[^.]{5,300})\.",
    re.I,
)
_ASPECT = re.compile(
    r"^[A-Z][^.;:]{2,60}?\s(?:is\s)?(?P<grade>outstanding|good|adequate|requires improvement|inadequate) "
    r"(?:at|in) (?P<aspect>[^.;]{5,160})\.$"
)
_CLAUSE = re.compile(r",? and (?=how\b)|, (?=how\b)", re.I)


@dataclass(frozen=True, slots=True)
class AreaGrades:
    """An area's judgment with all the places that grade it, so that a check can see where they differ."""

    judgment: Judgment
    found: tuple[Graded, ...]


def judge_areas(lines: Sequence[Line], areas: Sequence[Area]) -> tuple[AreaGrades, ...]:
    """A judgment for each area with a section, and before them for those that the front calls ungraded.

    Areas that only a list in front grades come last: their sections are lost, most often with a text's end.
    """
    listed = listed_grades(lines, areas)
    words = _lone_words(lines, areas)
    judged: list[AreaGrades] = []
    for area in areas:
        judged.append(_judge(lines, area, words[area.start], _listed_for(area, listed, areas)))
        judged.extend(_further_aspects(lines, area))
    for found in listed.values():
        name, first = found[0]
        judgment = Judgment(name, first.grade, True, first.line.n, first.quote)
        judged.append(AreaGrades(judgment, tuple(graded for _, graded in found)))
    judged = [*_named_ungraded(lines, areas, judged), *judged]
    return tuple(judged if areas else sorted(judged, key=lambda item: item.judgment.passage))


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


def _further_aspects(lines: Sequence[Line], area: Area) -> list[AreaGrades]:
    """Further lines under an area's grade sentence that each grade another aspect: '… is good at <aspect>'."""
    found: list[AreaGrades] = []
    for offset, line in enumerate(area.lines(lines)):
        match = None if line.is_heading else _ASPECT.match(line.plain)
        if match is None:
            break
        if offset:
            grade = Graded(GRADES[match["grade"].lower()], line, line.text)
            name = line.text[slice(*match.span("aspect"))]
            found.append(AreaGrades(Judgment(name, grade.grade, True, line.n, line.text), (grade,)))
    return found


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
    rows = [line for line in lines[:limit] if len(line.cells) > 1 and is_lone_ungraded(line.cells[-1])]
    if rows:
        return [AreaGrades(Judgment(line.cells[0], None, False, line.n, line.text), ()) for line in rows]
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
