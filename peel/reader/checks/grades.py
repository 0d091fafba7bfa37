"""What a report's grades lack or contradict: one small rule each."""

import re
from collections.abc import Iterator

from peel.reader.checks.text import is_followed_by_items
from peel.reader.drafts import Problem, Ref
from peel.reader.extract.grade_lists import listed_grades
from peel.reader.extract.judgments import AreaGrades
from peel.reader.extract.numbers import NUMBER, value
from peel.reader.parsed_document import ParsedDocument, front_of_report, has_section
from peel.reader.structure.text import key
from peel.reader.vocabulary import GRADE_LIST, in_words

_FOUR_TIERS = ("2014", "2015", "2016", "2017", "2018-19")


def grade_list_is_missing(reading: ParsedDocument) -> Iterator[Problem]:
    listed = bool(listed_grades(reading.lines, reading.areas))
    for line in front_of_report(reading):
        if GRADE_LIST.search(line.plain) and not listed and not is_followed_by_items(reading.lines, line.n - 1):
            yield Problem("grade-list-missing", line.n, "A list of grades is announced here and does not follow.")


def number_of_grades_differs(reading: ParsedDocument) -> Iterator[Problem]:
    """The number of graded areas announced against the sections found."""
    graded = [item for item in reading.grades if item.judgment.is_graded]
    if reading.draft.kind != "inspection_report" or not graded:
        return
    for line in front_of_report(reading):
        match = re.search(rf"\bgraded judg(?:e)?ments? in (?P<number>{NUMBER}) (?:of|areas)", line.plain, re.I)
        if match and int(value(match["number"])) != len(graded):
            text = f"{match['number'].capitalize()} graded areas are announced and {len(graded)} found."
            yield Problem("grades-number-differs", line.n, text)


def grades_disagree(reading: ParsedDocument) -> Iterator[Problem]:
    for number, item in enumerate(reading.grades):
        different = [found for found in item.found if found.grade != item.judgment.grade]
        if item.judgment.area.lower().endswith(("overall judgment", "overall judgement")):
            for found in different[:1]:
                text = f"The earlier judgment, {in_words(found.grade)}, is repeated below the new one."
                yield Problem("old-judgment-repeated", found.line.n, text, judgments(number))
        elif different and item.judgment.grade:
            one, other = in_words(item.judgment.grade), in_words(different[0].grade)
            text = f"{item.judgment.area} has two grades: {one} in passage {item.judgment.passage}, {other} here."
            yield Problem("grade-disagrees", different[0].line.n, text, judgments(number))


def area_has_two_judgments(reading: ParsedDocument) -> Iterator[Problem]:
    seen: dict[str, tuple[int, AreaGrades]] = {}
    for number, item in enumerate(reading.grades):
        first, earlier = seen.setdefault(key(item.judgment.area), (number, item))
        if earlier is not item and earlier.judgment.grade != item.judgment.grade:
            text = f"{item.judgment.area} is judged twice, here and in passage {earlier.judgment.passage}."
            yield Problem("grade-disagrees", item.judgment.passage, text, judgments(first, number))


def grade_is_missing(reading: ParsedDocument) -> Iterator[Problem]:
    for number, item in enumerate(reading.grades):
        if item.judgment.is_graded and item.judgment.grade is None:
            since = f", carried over from {item.judgment.carried_from}" if item.judgment.carried_from else ""
            yield Problem(
                "grade-missing",
                item.judgment.passage,
                f"{item.judgment.area}: its grade{since} is not in the text.",
                judgments(number),
            )


def cause_is_missing(reading: ParsedDocument) -> Iterator[Problem]:
    """An inadequate grade is defined by a cause of concern, in the five-tier cycles."""
    if reading.draft.kind != "inspection_report" or reading.draft.cycle in _FOUR_TIERS:
        return
    for number, item in enumerate(reading.grades):
        area = item.judgment.area
        held = any(cause.area == area for cause in reading.draft.causes_of_concern)
        if item.judgment.grade == "inadequate" and has_section(reading, item) and not held:
            text = f"{area} is inadequate, which implies a cause of concern, and its section has none."
            yield Problem("cause-of-concern-missing", item.judgment.passage, text, judgments(number))


def improvement_is_missing(reading: ParsedDocument) -> Iterator[Problem]:
    """Adequate and requires improvement mean areas to improve, in the five-tier cycles."""
    if reading.draft.kind != "inspection_report" or reading.draft.cycle in _FOUR_TIERS:
        return
    for number, item in enumerate(reading.grades):
        if item.judgment.grade in ("adequate", "requires-improvement") and has_section(reading, item):
            held = [*reading.draft.areas_for_improvement, *reading.draft.causes_of_concern]
            if not any(found.area == item.judgment.area for found in held):
                grade = in_words(item.judgment.grade)
                text = f"{item.judgment.area} is graded {grade}, and its section has no area for improvement."
                yield Problem("area-for-improvement-missing", item.judgment.passage, text, judgments(number))


def judgments(*numbers: int) -> tuple[Ref, ...]:
    """The judgments of a draft with these numbers: each is that of the grades found in the same place."""
    return tuple(Ref("judgment", number) for number in numbers)
