"""Whether a force entered or left a stage of monitoring, and when."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from peel.reader.drafts import Monitoring
from peel.reader.extract.dates import find_date
from peel.reader.structure.text import Line, sentences

Stage = Literal["engage", "scan"]
Event = Literal["entered", "left"]

_OF = r"(?:(?:the|our|an?|its) )?"
_ENGAGE = rf"{_OF}['\"]?(?:engage\b|enhanced (?:level|phase|stage|monitoring|process)\b)"
_SCAN = rf"{_OF}['\"]?(?:scan\b|(?:default|routine) (?:level|phase|stage|monitoring)\b)"
_MOVES = (
    r"\b(?:mov\w+|plac\w+|put|escalat\w+|enter\w*|goes|go|went|gone|return\w*|revert\w*|back|tak\w+|took|brought|"
    r"stepped)\b[^.;]{0,110}?"
)
_INTO = re.compile(rf"{_MOVES}\b(?:to|into|in|under)\s+(?:\w+\s){{0,2}}?{_ENGAGE}|\benter\w*\s+{_ENGAGE}", re.I)
_SINCE = re.compile(rf"\b(?:been|is|was|remained) (?:in|under) {_ENGAGE}[^.;]{{0,40}}\bsince\b", re.I)
_OUT = re.compile(
    rf"\b(?:out of|from|left|leaves?|leaving|exit(?:s|ed|ing)?)\s+(?:(?!(?:in)?to\b)\w+\s){{0,2}}?{_ENGAGE}", re.I
)
_BACK = re.compile(rf"{_MOVES}\b(?:to|into|in)\s+(?:\w+\s){{0,2}}?{_SCAN}", re.I)
# a month of May is no doubt
_DENIED = re.compile(
    r"\b(?:not|whether|if|before|unless|until|will remain|remains? in|could|might|would|consider\w*|should)\b|"
    r"n't\b|\b(?-i:may)\b",
    re.I,
)
_DECIDES = re.compile(
    r"\b(?:decided|am|is|are|has (?:now |therefore )?been|have (?:now |therefore )?been|will|today|with immediate "
    r"effect)\b",
    re.I,
)
_GOES_ON = re.compile(r"^\s*(?:it|this|the (?:force|constabulary|service))\b", re.I)


def find_monitoring(lines: Sequence[Line], sent_on: date | None) -> tuple[Monitoring, ...]:
    """Events in the document's order, each once; a decision that a letter announces is dated as the letter."""
    found: list[Monitoring] = []
    for line in lines:
        for item in () if line.is_heading else _in_line(line, sent_on):
            if not any(_is_same(item, other) for other in found):
                found.append(item)
    return tuple(found)


def announces(sentence: str) -> bool:
    """Whether a sentence states a move as decided now; else it looks back on one."""
    return bool(_DECIDES.search(sentence))


def _in_line(line: Line, sent_on: date | None) -> list[Monitoring]:
    found: list[Monitoring] = []
    for start, end in sentences(line.plain):
        sentence = line.plain[start:end].rstrip()
        on = find_date(sentence, month_alone=False)
        if on is None and found and _GOES_ON.match(sentence):
            on = found[-1].on
        if on is None and announces(sentence):
            on = sent_on
        quote = line.text[start : start + len(sentence)]
        found.extend(Monitoring(stage, event, on, line.n, quote) for stage, event in _events(sentence))
    return found


def _is_same(item: Monitoring, other: Monitoring) -> bool:
    return (item.stage, item.event) == (other.stage, other.event) and item.on in (None, other.on)


def _events(sentence: str) -> list[tuple[Stage, Event]]:
    """A return to the default stage is leaving the enhanced one, and 'from the one to the other' is one move."""
    if _SINCE.search(sentence):
        return [("engage", "entered")]
    if _DENIED.search(sentence):
        return []
    if _BACK.search(sentence):
        return [("engage", "left"), ("scan", "entered")]
    if _OUT.search(sentence):
        return [("engage", "left")]
    return [("engage", "entered")] if _INTO.search(sentence) else []
