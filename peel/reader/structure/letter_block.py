"""The block at the head of a letter: which lines stand under From, To, Cc and Sent on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Part = Literal["from", "to", "cc", "sent", "subject"]

_LABELS: dict[str, Part] = {
    "from": "from",
    "to": "to",
    "cc": "cc",
    "c.c": "cc",
    "copy": "cc",
    "copy to": "cc",
    "copied to": "cc",
    "copies to": "cc",
    "sent on": "sent",
    "sent": "sent",
    "date": "sent",
    "dated": "sent",
    "date sent": "sent",
    "subject": "subject",
    "re": "subject",
}
_LABEL = re.compile(
    r"^(?P<label>from|to|cc|c\.c|cop(?:y|ied|ies)(?: to)?|sent(?: on)?|date(?:d| sent)?|subject|"
    r"re)\.?(?P<colon>\s*:|\s+-)?(?:\s+(?P<inline>\S.*))?$",
    re.I,
)
_LOOK_AHEAD = 40
_ENDS = re.compile(r"^(?:dear\b|background|introduction|summary|contents|print this)", re.I)
_SENTENCE_WORDS = re.compile(
    r"\b(?:is|are|was|were|has|have|will|should|we|I|our|closure|closed|cause|causes|concern|monitoring|letter)\b"
)


class Written(Protocol):
    """A block or a line: what it says, and how its kind stands."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def level(self) -> int: ...


@dataclass(slots=True)
class LetterBlock:
    """The rows of each part, and where the block starts and stops in the document."""

    start: int
    stop: int
    parts: dict[Part, list[str]] = field(default_factory=dict)


def find_letter_block(rows: Sequence[Written], plains: Sequence[str]) -> LetterBlock | None:
    """The letter block, if the head of the document has at least two of its labels, From or To among them."""
    for start in range(min(len(rows), _LOOK_AHEAD)):
        match = _label(plains[start])
        if match is None:
            continue
        block = _collect(rows, plains, start)
        if len(block.parts) >= 2 and {"from", "to"} & block.parts.keys() and any(block.parts.values()):
            return block
    return None


def _label(plain: str) -> re.Match[str] | None:
    match = _LABEL.match(plain)
    if match is None:
        return None
    inline = match["inline"]
    if not inline:
        return match
    if match["colon"]:
        return match if len(inline) < 200 else None
    is_short = len(inline.split()) <= 10 and not inline.endswith((".", ":", ";"))
    return (
        match
        if is_short and (inline[0].isupper() or inline[0].isdigit()) and not _SENTENCE_WORDS.search(inline)
        else None
    )


def _collect(rows: Sequence[Written], plains: Sequence[str], start: int) -> LetterBlock:
    block = LetterBlock(start, start)
    part: Part = "from"
    for place in range(start, len(rows)):
        plain, text = plains[place], rows[place].text
        match = _label(plain)
        if match:
            part = _LABELS[match["label"].lower().rstrip(".").removesuffix(":")]
            inside = block.parts.setdefault(part, [])
            if match["inline"]:
                inside.append(text[match.start("inline") :])
        elif _belongs(rows[place], plain, part, block.parts[part]):
            block.parts[part].append(text)
        else:
            break
        block.stop = place + 1
    return block


def _belongs(row: Written, plain: str, part: Part, inside: list[str]) -> bool:
    if _ENDS.match(plain) or (row.kind == "heading" and row.level and part != "subject"):
        return False
    if part in ("sent", "subject"):
        return not inside
    if len(plain) > 140 or plain.endswith((".", ":", ";", "?")):
        return False
    if len(inside) >= 12 or (
        _SENTENCE_WORDS.search(plain) and not re.search(r"\bcommissioner|constab|inspector", plain, re.I)
    ):
        return False
    # under To and Cc a new person has at least two words
    return part == "from" or len(plain.split()) > 1 or not inside or plain in ("Commissioner", "Mayor")
