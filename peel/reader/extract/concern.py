"""Causes of concern with their recommendations, and whether the document closes them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peel.reader.drafts import CauseOfConcern, Deadline, Kind, Recommendation
from peel.reader.extract.deadlines import find_deadline
from peel.reader.extract.numbers import NUMBER, value
from peel.reader.structure.boxes import BoxPlace
from peel.reader.structure.labels import RECOMMENDATIONS
from peel.reader.structure.text import Line, key, plain, sentences
from peel.reader.vocabulary import ENDS

_LISTED = re.compile(r"\bcauses? (?:of|for) concern\b[^.]{0,200}:$", re.I)
_ANNOUNCES = re.compile(
    rf"\b(?P<number>{NUMBER}) (?:of these )?(?:new |separate |accelerated |further )*causes? (?:of|for) concern\b",
    re.I,
)
_INSTRUCTS = re.compile(r"\b(?:should|must|needs? to)\b", re.I)
_OF_TITLE = re.compile(r"\bcauses? (?:of|for) concern\s*[:-]\s*(?P<topic>\S.{2,160})$", re.I)
_NUMBERED = re.compile(r"^recommendation \d{1,2}\s*[:.-]\s*", re.I)
_RECOMMENDS = re.compile(r"\brecommend", re.I)


def causes_in_boxes(lines: Sequence[Line], boxes: Sequence[BoxPlace], kind: Kind) -> list[CauseOfConcern]:
    """A cause for each box labelled as one."""
    found = []
    for box in boxes:
        if box.label.box != "cause":
            continue
        inside = lines[box.start : box.stop]
        body = [line for line in inside if line.n > lines[box.title_place].n]
        fast = box.label.is_accelerated or (kind == "causes_of_concern" and _speaks_of_acceleration(lines))
        numbers = tuple(line.n for line in inside)
        found.append(
            CauseOfConcern(box.title, "unknown", fast, numbers, tuple(recommendations(body)), topic=box.label.topic)
        )
    return found


def causes_in_lists(lines: Sequence[Line], title: str | None, kind: Kind) -> list[CauseOfConcern]:
    """Causes that a sentence lists without a label: 'several causes of concern: that it …'."""
    for place, line in enumerate(lines):
        if line.is_bullet or not _LISTED.search(line.plain):
            continue
        items = []
        for below in lines[place + 1 :]:
            if not below.is_bullet:
                break
            items.append(below)
        if items:
            fast = "accelerated" in line.plain.lower()
            causes = [
                CauseOfConcern(trimmed(item.text).rstrip("."), "unknown", fast, (line.n, item.n)) for item in items
            ]
            return _with_later_recommendations(causes, lines[place + 1 + len(items) :])
    topic = _OF_TITLE.search(plain(title or ""))
    if topic and kind == "causes_of_concern":
        body = [line for line in lines if line.n > 1]
        return [
            CauseOfConcern(
                (title or "")[topic.start("topic") :],
                "open",
                _speaks_of_acceleration(lines),
                tuple(line.n for line in body),
                tuple(recommendations(body)),
            )
        ]
    return []


def _with_later_recommendations(causes: list[CauseOfConcern], rest: Sequence[Line]) -> list[CauseOfConcern]:
    """Recommendations under later headings go to the cause whose words the heading or its items share most."""
    start = 0
    for place in [*(at for at, line in enumerate(rest) if line.is_heading), len(rest)]:
        section = rest[start:place]
        start = place
        if not any(_RECOMMENDS.search(line.plain) for line in section):
            continue
        found = recommendations(section)
        if not found:
            continue
        said = _topic_words(" ".join(line.text for line in section))
        shares = [len(said & _topic_words(cause.title)) for cause in causes]
        if max(shares):
            at = shares.index(max(shares))
            causes[at] = replace(
                causes[at],
                passages=(*causes[at].passages, *(line.n for line in section)),
                recommendations=(*causes[at].recommendations, *found),
            )
    return causes


def announced(lines: Sequence[Line]) -> tuple[int, Line] | None:
    """How many causes of concern the document says there are, at most, and where."""
    counts = [
        (int(value(match["number"])), line)
        for line in lines
        for match in _ANNOUNCES.finditer(line.plain)
        if not line.is_bullet
    ]
    return max(counts, key=lambda item: item[0], default=None)


def recommendations(lines: Sequence[Line]) -> list[Recommendation]:
    """List items under a lead-in with its deadline, and sentences that instruct under 'Recommendations'."""
    found: list[Recommendation] = []
    deadline: Deadline | None = None
    is_open = is_under_heading = False
    level: int | None = None
    for line in lines:
        if RECOMMENDATIONS.match(line.plain):
            is_under_heading = True
            continue
        if line.is_bullet:
            if is_open:
                if found and level is not None and line.level > level:
                    joint = " " if found[-1].text.endswith(":") else "; "
                    found[-1] = replace(found[-1], text=f"{found[-1].text}{joint}{trimmed(line.text)}")
                    continue
                level = line.level if level is None else min(level, line.level)
                own = find_deadline(line.text, line.plain, at_start=True)
                found.append(Recommendation(own or deadline, trimmed(line.text), line.n))
            continue
        told = find_deadline(line.text, line.plain)
        if line.is_heading:
            if told is None and not is_under_heading and ENDS.match(line.plain):
                break
            is_open, deadline, level = is_open or told is not None, told or deadline, None
            continue
        if line.plain.rstrip().endswith(":"):
            if _INSTRUCTS.search(line.plain) or told:
                is_open, level = True, None
                deadline = told or (deadline if is_under_heading and not _INSTRUCTS.search(line.plain) else None)
            continue
        is_open = False
        numbered = _NUMBERED.match(line.plain)
        if (is_under_heading or told or numbered) and _is_instruction(line):
            text = line.text[numbered.end() if numbered else 0 :]
            found.append(Recommendation(told or _carried(deadline, found), text, line.n))
            deadline = told or deadline
    return found


def _carried(deadline: Deadline | None, found: Sequence[Recommendation]) -> Deadline | None:
    return deadline if not found or found[-1].deadline is None else None


def _is_instruction(line: Line) -> bool:
    """'The force should …', not a remark on recommendations already listed."""
    first = sentences(line.plain)[0]
    sentence = line.plain[first[0] : first[1]]
    return bool(re.search(r"\b(?:should|must)\b", sentence, re.I)) and not re.match(
        r"(?:it|this|these|they) should give", sentence, re.I
    )


def trimmed(text: str) -> str:
    """A list item without the 'and' or semicolon that leads to the next."""
    return (
        re.sub(r"\s*[;,]?\s*(?:\b(?:and|or))?\s*$", "", text)
        if re.search(r"(?:[;,]|[;,] ?(?:and|or))$", text)
        else text.rstrip(";")
    )


def _speaks_of_acceleration(lines: Sequence[Line]) -> bool:
    return any("accelerated cause" in line.plain.lower() for line in lines)


def _topic_words(text: str) -> set[str]:
    """The stems of a text's longer words."""
    return {word[:6] for word in key(text).split() if len(word) > 4}
