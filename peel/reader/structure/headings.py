"""Which lines of a plain text are headings: short, without a final stop, and followed by what they head."""

import re
from collections.abc import Sequence

from peel.reader.structure.labels import find_label
from peel.reader.structure.letter_block import find_letter_block
from peel.reader.structure.text import Block, Line, plain
from peel.reader.vocabulary import CAPTION, FURNITURE, SECTIONS, is_lone_ungraded, lone_grade, without_number

_ENDED = re.compile(
    r"(?:[.!:;,…&]|[.!?]['\")\]]+|(?:;|,) ?(?:and|or)|\b(?:and|or|the|of|to|a|an|in|for|with|that|is))$"
)
_BROKEN = re.compile(r"[.!?]['\")\]]* +[A-Z]")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.I)
_ROLE = re.compile(
    r"\b(?:inspector of (?:constabulary|fire)|chief constable|commissioner|hm (?:chief )?inspector)\b", re.I
)
_CLOSING = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|kind regards|best wishes|dear .{2,80})[,.]?$", re.I
)
_NAME = re.compile(r"^(?:[A-Z][\w'.-]*)(?: [A-Z][\w'.-]*){1,6}$")
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "to", "s"})
_LONGEST = 280


def number_lines(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Every block as a numbered line with its kind settled."""
    plains = [plain(block.text) for block in blocks]
    letter = find_letter_block(blocks, plains)
    in_letter = range(letter.start, letter.stop) if letter else range(0)
    lines = []
    for place, block in enumerate(blocks):
        kind = block.kind
        if kind is None:
            kind = "heading" if place not in in_letter and _is_heading(blocks, plains, place) else None
            if kind is None:
                kind = "bullet" if _is_unmarked_item(blocks, plains, place) else "paragraph"
        elif kind == "heading" and (place in in_letter or lone_grade(plains[place])):
            kind = "paragraph"
        lines.append(Line(place + 1, kind, block.text, plains[place], block.level, block.cells, block.is_picture))
    return tuple(lines)


def looks_like_heading(text: str) -> bool:
    """Short, one sentence at most, without a final stop, starting as a sentence does."""
    if not 2 < len(text) <= _LONGEST or _ENDED.search(text) or _BROKEN.search(without_number(text)):
        return False
    first = text.lstrip("'\"‘“(")[:1]
    return first.isupper() or bool(re.match(r"\d{1,2}(?:\.\d{1,2})?\.? +[A-Z]", text))


def is_special(text: str) -> bool:
    """A line that looks like a heading and is something else: a grade, a caption, an address, a signature."""
    return bool(
        lone_grade(text)
        or is_lone_ungraded(text)
        or CAPTION.match(text)
        or (FURNITURE.match(text) and not SECTIONS.match(text))
        or FURNITURE.match(text)
        or _ADDRESS.match(text)
        or _CLOSING.match(text)
        or text.startswith("[")
    )


def _is_heading(blocks: Sequence[Block], plains: Sequence[str], place: int) -> bool:
    text = plains[place]
    if find_label(text, text):
        return True
    if is_special(text) or not looks_like_heading(text) or place + 1 >= len(blocks):
        return False
    if _is_office(text) or (_NAME.match(text) and _is_office(plains[place + 1])):
        return False
    return not _is_unmarked_item(blocks, plains, place)


def _is_office(text: str) -> bool:
    """'HM Inspector of Constabulary' under a signature: an office, and no word of a sentence."""
    if not _ROLE.search(text) or ":" in text or len(text.split()) > 12:
        return False
    return not any(word[0].islower() and word not in _SMALL_WORDS for word in re.findall(r"[A-Za-z][\w'-]*", text))


def _is_unmarked_item(blocks: Sequence[Block], plains: Sequence[str], place: int) -> bool:
    """A list item whose mark is lost: it starts in lower case or with a figure, under a colon."""
    text = plains[place]
    if len(text) > 400 or not (text[:1].islower() or text[:1].isdigit()):
        return False
    above = place - 1
    while above >= 0 and place - above <= 15:
        if plains[above].endswith(":"):
            return True
        if blocks[above].kind is not None or not (plains[above][:1].islower() or plains[above][:1].isdigit()):
            return False
        above -= 1
    return False
