"""Where boxes stand in a document: a label, a title, and the lines until the next heading that is not theirs."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from peel.reader.structure.labels import RECOMMENDATIONS, Label, find_label
from peel.reader.structure.text import Line, sentences
from peel.reader.vocabulary import INNER, lone_grade

_LEAD_IN = re.compile(r"^(?:with immediate effect|immediately|within .{2,40}|by .{3,40})$", re.I)


@dataclass(frozen=True, slots=True)
class BoxPlace:
    """A box: its label, its title and the place that holds it, its lines from `start` to before `stop`."""

    label: Label
    title: str
    title_place: int
    start: int
    stop: int


def find_boxes(lines: Sequence[Line], is_barrier: Callable[[int], bool]) -> tuple[BoxPlace, ...]:
    """Every labelled box; `is_barrier` says which places end any box, as an area's heading does."""
    boxes: list[BoxPlace] = []
    place = 0
    while place < len(lines):
        label = _label(lines[place])
        if label is None:
            place += 1
            continue
        start = place
        label, place = _with_repeated_label(lines, label, place)
        found = _boxes_under(lines, label, start, place, is_barrier)
        boxes = [box for box in boxes if not _only_announces(box, found)]
        boxes.extend(found)
        place = max(place + 1, found[-1].stop if found else 0)
    return tuple(boxes)


def _only_announces(box: BoxPlace, following: Sequence[BoxPlace]) -> bool:
    """'Causes of concern: custody' above a box for each of them is a heading and no cause."""
    is_heading = box.label.box == "cause" and box.label.is_plural and box.title == box.label.topic
    return is_heading and bool(following) and following[0].label.box == "cause" and following[0].start == box.stop


def _label(line: Line) -> Label | None:
    return None if line.is_bullet else find_label(line.text, line.plain)


def _with_repeated_label(lines: Sequence[Line], label: Label, place: int) -> tuple[Label, int]:
    """'Accelerated cause of concern: investigations' above 'Cause of concern' announces one box."""
    while place + 1 < len(lines):
        following = _label(lines[place + 1])
        if following is None or following.box != label.box or (following.topic and label.topic):
            break
        label = replace(
            following,
            topic=label.topic or following.topic,
            is_accelerated=label.is_accelerated or following.is_accelerated,
            is_plural=label.is_plural and following.is_plural,
        )
        place += 1
    return label, place


def _boxes_under(
    lines: Sequence[Line], label: Label, start: int, place: int, is_barrier: Callable[[int], bool]
) -> list[BoxPlace]:
    limit = _limit(lines, place, is_barrier)
    below = place + 1
    if below >= limit:
        return [BoxPlace(label, label.topic, place, start, limit)] if label.topic else []
    if label.is_plural and lines[below].is_bullet:
        return _one_for_each_item(lines, label, start, below, limit)
    boxes = [_box(lines, label, start, below, limit)]
    while label.is_plural and label.box != "practice" and boxes[-1].stop < limit:
        at = boxes[-1].stop
        if not _is_title(lines, at, limit) or INNER.match(lines[at].plain):
            break
        boxes.append(_box(lines, label, at, at, limit))
    return boxes


def _limit(lines: Sequence[Line], place: int, is_barrier: Callable[[int], bool]) -> int:
    for at in range(place + 1, len(lines)):
        if is_barrier(at) or _label(lines[at]) or lone_grade(lines[at].plain):
            return at
        if lines[at].is_heading and INNER.match(lines[at].plain) and not RECOMMENDATIONS.match(lines[at].plain):
            return at
    return len(lines)


def _one_for_each_item(lines: Sequence[Line], label: Label, start: int, below: int, limit: int) -> list[BoxPlace]:
    boxes = []
    for at in range(below, limit):
        if not lines[at].is_bullet:
            break
        boxes.append(BoxPlace(label, lines[at].text, at, start if at == below else at, at + 1))
    return boxes


def _box(lines: Sequence[Line], label: Label, start: int, below: int, limit: int) -> BoxPlace:
    title, title_place = _title(lines, label, below, limit)
    stop = next(
        (
            at
            for at in range(max(below, title_place + 1), limit)
            if lines[at].is_heading and not belongs_inside(lines[at])
        ),
        limit,
    )
    return BoxPlace(label, title, title_place, start, stop)


def belongs_inside(line: Line) -> bool:
    """'Recommendations', or a deadline that stands as a heading of its own."""
    return bool(RECOMMENDATIONS.match(line.plain) or _LEAD_IN.match(line.plain))


def _is_title(lines: Sequence[Line], at: int, limit: int) -> bool:
    return at + 1 < limit and lines[at].is_heading


def _title(lines: Sequence[Line], label: Label, below: int, limit: int) -> tuple[str, int]:
    """The heading under the label; else the topic in the label; else the first sentence below."""
    line = lines[below]
    if line.is_heading and not belongs_inside(line):
        return line.text, below
    if label.topic and label.box == "practice":
        return label.topic, below - 1
    spans = sentences(line.plain)
    is_lone_sentence = (
        len(spans) == 1 and len(line.text) < 320 and not line.plain.endswith(":") and not line.is_bullet
    )
    if label.topic and not (is_lone_sentence and below + 1 < limit and _reads_as_title(line)):
        return label.topic, below - 1
    first = line.text[spans[0][0] : spans[0][1]].strip() if spans else line.text
    return first.rstrip(":"), below


def _reads_as_title(line: Line) -> bool:
    return bool(
        re.match(
            r"^(?:the \w+|its|[A-Z][\w' -]{3,60}) (?:needs?|should|must|is|isn't|does|doesn't|has|fails?)\b",
            line.plain,
            re.I,
        )
    )
