"""The overall judgment of a crime data integrity page, and where a re-inspection's page repeats the old one."""

import re
from collections.abc import Sequence

from peel.reader.drafts import Judgment
from peel.reader.extract.grade_lists import Graded
from peel.reader.extract.judgments import AreaGrades
from peel.reader.structure.text import Line
from peel.reader.vocabulary import GRADES, lone_grade

OVERALL = re.compile(r"(?:revised |new |our )?overall judge?ment(?: (?:in |from )?\(?20\d{2}\)?)?:?", re.I)
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

_OVERALL_NAMED = re.compile(r"\boverall [\w -]{3,50}?(?=\s(?:is|was|requires|remains)\b)", re.I)


def old_judgment_start(lines: Sequence[Line]) -> int:
    """Where a re-inspection's page starts to repeat the old one: at its second overall judgment, or as told."""
    places = [place for place, line in enumerate(lines) if OVERALL.fullmatch(line.plain.strip())]
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
        elif OVERALL.fullmatch(line.plain.strip()):
            found.extend((line.text.rstrip(": "), graded) for graded in _grades_below(lines[place + 1 : place + 6]))
    found = found or _unlabelled(lines)
    if not found:
        return ()
    name, first = found[0]
    judgment = Judgment(name, first.grade, True, first.line.n, first.quote)
    return (AreaGrades(judgment, tuple(graded for _, graded in found)),)


def _unlabelled(lines: Sequence[Line]) -> list[tuple[str, Graded]]:
    """A page that opens with a grade word alone, and names what it grades in the sentence below."""
    for place, line in enumerate(lines[:12]):
        grade = lone_grade(line.plain)
        if grade and place + 1 < len(lines):
            below = lines[place + 1]
            named = _OVERALL_NAMED.search(below.plain)
            name = below.text[slice(*named.span())] if named else "Overall judgment"
            return [(name, Graded(grade, line, line.text))]
        if line.is_heading and line.plain.endswith("?"):
            break
    return []


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
