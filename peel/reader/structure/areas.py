"""Where a report's areas start and stop: by the known names, and by form where a name is new."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from peel.reader.drafts import GradeSlug
from peel.reader.extract.grade_runs import find_grade_run
from peel.reader.extract.grade_sentences import find_carried, find_grade_sentence, find_ungraded
from peel.reader.structure.labels import RECOMMENDATIONS, find_label
from peel.reader.structure.text import Line, key
from peel.reader.vocabulary import (
    ENDS,
    FURNITURE,
    GRADES,
    INNER,
    SECTIONS,
    UNGRADED_AREAS,
    is_known_area,
    is_lone_ungraded,
    lone_grade,
    without_number,
)

_MAIN_FINDINGS = re.compile(
    r"^(?:main findings|key findings|detailed findings)$|^in this section,? we (?:set out|describe)", re.I
)
_ASSESSMENT = re.compile(r"^this section describes our assessment", re.I)
_GRADE_AT_END = re.compile(
    r"^(?P<area>\S.{2,160}?)\s*(?:\s[-|:]|[:|(])\s*(?P<grade>outstanding|good|adequate|requires improvement|"
    r"inadequate)\)?$",
    re.I,
)
_GRADE_AFTER_NAME = re.compile(
    r"^(?P<area>\S.{2,160}?)\s+(?P<grade>outstanding|good|adequate|requires improvement|inadequate)$", re.I
)
_QUESTION = re.compile(r"^how\b.{5,200}\?$", re.I)


@dataclass(frozen=True, slots=True)
class Area:
    """An area as places in the document: `start` is its heading's, `stop` is past its last line."""

    name: str
    start: int
    stop: int
    grade_in_heading: GradeSlug | None = None

    def lines(self, lines: Sequence[Line]) -> Sequence[Line]:
        return lines[self.start + 1 : self.stop]


def find_areas(lines: Sequence[Line]) -> tuple[Area, ...]:
    """Every area that has a section of its own, in the document's order."""
    listed = find_grade_run(lines)
    ends = {key(line.text): place for place, line in enumerate(lines) if line.is_heading and ENDS.match(line.plain)}
    end = min(ends.values(), default=len(lines))  # a list of contents names them too, earlier
    starts = [
        place
        for place, line in enumerate(lines)
        if line.is_heading
        and place not in listed
        and _opens_area(lines, place)
        and (place < end or _has_area_form(lines, place))
    ]
    starts = _without_contents_list(lines, starts)
    areas = []
    for number, start in enumerate(starts):
        limit = starts[number + 1] if number + 1 < len(starts) else len(lines)
        stop = next((place for place in range(start + 1, limit) if closes_area(lines[place])), limit)
        name, grade = split_grade(lines[start].text, lines[start].plain)
        areas.append(Area(without_number(name), start, stop, grade))
    return tuple(areas)


def closes_area(line: Line) -> bool:
    """A heading that belongs to the report as a whole."""
    if not line.is_heading or INNER.match(line.plain):
        return False
    return bool(ENDS.match(line.plain) or SECTIONS.match(line.plain))


def split_grade(text: str, plain: str) -> tuple[str, GradeSlug | None]:
    """'Investigating crime – Adequate' as area and grade; any other text is all area."""
    match = _GRADE_AT_END.match(plain)
    if match is None:
        match = _GRADE_AFTER_NAME.match(plain)
        if match is None or not is_known_area(match["area"]):
            return text, None
    return text[: match.end("area")].rstrip(" :-–—|("), GRADES[match["grade"].lower()]


def _opens_area(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    name, grade = split_grade(line.text, line.plain)
    if grade and _is_in_grade_list(lines, place):
        return False
    if ENDS.match(line.plain) or RECOMMENDATIONS.match(line.plain) or find_label(line.text, line.plain):
        return False
    if is_known_area(name):
        return _opens_known_area(lines, place, name)
    if SECTIONS.match(line.plain) or INNER.match(line.plain):
        return False
    return grade is not None or _has_area_form(lines, place)


def _is_in_grade_list(lines: Sequence[Line], place: int) -> bool:
    """'Area – Grade' next to another such line, or under a line that announces a list."""
    beside = [lines[at] for at in (place - 1, place + 1) if 0 <= at < len(lines)]
    return any(split_grade(line.text, line.plain)[1] or line.plain.endswith(":") for line in beside)


def _opens_known_area(lines: Sequence[Line], place: int, name: str) -> bool:
    if key(name).endswith("overall judgment"):
        return False
    if key(without_number(name)) == "victim service assessment":
        above = next((lines[at] for at in range(place - 1, -1, -1) if lines[at].is_heading), None)
        if above is not None and key(without_number(above.text)) in UNGRADED_AREAS:
            return False
    following = _following(lines, place, 1)
    if not following:
        return False
    if following[0].is_heading and not INNER.match(following[0].plain):
        below = following[0]
        if is_known_area(below.text) or ENDS.match(below.plain):
            return False
    return not (following[0].is_heading and _QUESTION.match(following[0].plain))


def _has_area_form(lines: Sequence[Line], place: int) -> bool:
    """A grade at once under the heading, or a sentence that only grades, or the words that open findings."""
    following = _following(lines, place, 2)
    if not following:
        return False
    first = following[0]
    if len(first.cells) > 1:
        return False
    if lone_grade(first.plain) or is_lone_ungraded(first.plain):
        return True
    if _MAIN_FINDINGS.match(first.plain) or _ASSESSMENT.match(first.plain):
        return True
    if first.is_heading:
        return first.plain.lower() == "victim service assessment"
    if _QUESTION.match(lines[place].plain) and (find_carried(first.plain) or find_ungraded(first.plain)):
        return True
    sentence = find_grade_sentence(first.plain)
    opens_findings = len(following) > 1 and bool(_MAIN_FINDINGS.match(following[1].plain))
    return sentence is not None and sentence.start == 0 and (sentence.is_whole or opens_findings)


def _following(lines: Sequence[Line], place: int, most: int) -> list[Line]:
    """The next lines, without dates, buttons and the like."""
    found: list[Line] = []
    for line in lines[place + 1 : place + 8]:
        if not FURNITURE.match(line.plain):
            found.append(line)
        if len(found) == most:
            break
    return found


def _without_contents_list(lines: Sequence[Line], starts: list[int]) -> list[int]:
    """Of areas that are named twice, those with most under them: a list of contents or of grades has little."""
    strengths = {start: _strength(lines, start) for start in starts}
    best: dict[str, int] = {}
    last: dict[str, int] = {}
    for start, strength in strengths.items():
        name = key(lines[start].text)
        best[name] = max(best.get(name, 0), strength)
        last[name] = start
    return [
        start
        for start in starts
        if last[key(lines[start].text)] == start or 0 < strengths[start] == best[key(lines[start].text)]
    ]


def _strength(lines: Sequence[Line], start: int) -> int:
    """2 with a grade's sentence or findings under the heading, 1 with a grade's word alone, else 0."""
    if not _has_area_form(lines, start):
        return 0
    following = _following(lines, start, 2)
    is_word = bool(lone_grade(following[0].plain)) and not (
        len(following) > 1 and (find_grade_sentence(following[1].plain) or _MAIN_FINDINGS.match(following[1].plain))
    )
    return 1 if is_word else 2
