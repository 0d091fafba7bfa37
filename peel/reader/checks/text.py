"""What the text has lost: lists, data of figures, its end. One small rule each."""

import re
from collections.abc import Iterator, Sequence

from peel.reader.drafts import Problem
from peel.reader.parsed_document import ParsedDocument, front_of_report
from peel.reader.structure.text import Line
from peel.reader.vocabulary import (
    CAPTION,
    ENDS,
    FIGURE_CAPTION,
    FURNITURE,
    GRADE_LIST,
    is_lone_ungraded,
    lone_grade,
)

_ONE_ITEM = re.compile(
    r"\b(?:the )?following (?:\w+ ){0,2}(?:outcome|recommendation|statement|question|reason|paragraph|area)\s*:$|"
    r"\ba(?:n)? [\w ]{3,40}:$|\b(?:this|the same) (?:\w+ )?\w+:$",
    re.I,
)
_ENDED = re.compile(r"[.:?!][\"')\]]*\d{0,2}$")


def list_is_missing(reading: ParsedDocument) -> Iterator[Problem]:
    for place, line in enumerate(reading.lines):
        if (
            place < reading.body_start
            or not line.plain.rstrip().endswith(":")
            or line.is_heading
            or CAPTION.match(line.plain)
        ):
            continue
        if GRADE_LIST.search(line.plain) and line in front_of_report(reading):
            continue
        if place + 1 == len(reading.lines):
            yield Problem("list-missing", line.n, "The document ends where a list should follow.")
        elif not is_followed_by_items(reading.lines, place) and not _ONE_ITEM.search(line.plain):
            yield Problem(
                "list-missing", line.n, "A list is announced here and does not follow: its items are lost."
            )


def is_followed_by_items(lines: Sequence[Line], place: int) -> bool:
    if place + 1 >= len(lines):
        return False
    item = lines[place + 1]
    if (
        item.is_bullet
        or len(item.cells) > 1
        or item.plain.rstrip().endswith((":", ";"))
        or item.plain[:1].islower()
    ):
        return True
    if item.is_heading and place + 2 < len(lines) and lone_grade(lines[place + 2].plain):
        return True
    # a lead-in above its own heading or label, or a quotation
    return (
        item.is_heading and bool(re.search(r"\brecommendations?:$|\bconcerns?:$", lines[place].plain))
    ) or item.plain[:1] in "'\""


def figure_has_no_data(reading: ParsedDocument) -> Iterator[Problem]:
    for place, line in enumerate(reading.lines):
        match = FIGURE_CAPTION.match(line.plain)
        if match is None:
            continue
        if not _has_table(reading.lines, place):
            yield Problem(
                "figure-without-data", line.n, f"{match['name']} is here by its caption only: its data are lost."
            )


def _has_table(lines: Sequence[Line], caption: int) -> bool:
    """A table under the caption, or one above it that no other caption heads."""
    if any(len(line.cells) > 1 for line in lines[caption + 1 : caption + 4]):
        return True
    above = caption - 1
    while above >= 0 and len(lines[above].cells) > 1:
        above -= 1
    return above < caption - 1 and not FIGURE_CAPTION.match(lines[max(above, 0)].plain)


def text_is_cut_off(reading: ParsedDocument) -> Iterator[Problem]:
    lines = [line for line in reading.lines if not FURNITURE.match(line.plain)]
    if not lines:
        return
    last = lines[-1]
    text = last.plain.rstrip()
    if (
        _ENDED.search(text)
        or lone_grade(text)
        or is_lone_ungraded(text)
        or CAPTION.match(text)
        or last.cells
        or last.is_picture
    ):
        return
    if text.endswith((";", "; and", "; or")) or _reads_on(last, lines):
        yield Problem("text-cut-off", last.n, "The text stops in the middle of a sentence here.")


def _reads_on(last: Line, lines: Sequence[Line]) -> bool:
    words = last.plain.split()
    if last.is_heading or re.match(r"https?://|\[", last.plain) or ENDS.match(last.plain):
        return False
    if last.is_bullet:
        siblings = [line for line in lines[:-1] if line.is_bullet]
        return not siblings or any(
            _ENDED.search(line.plain) or line.plain.endswith((";", "and")) for line in siblings[-4:]
        )
    lower = [word for word in words if word[:1].islower() and word not in ("of", "and", "the", "for")]
    return bool(lower) or bool(re.match(r"(?:by|within|in|on|at|the|we|it|this)\b", last.plain, re.I))
