"""The labels of boxes: causes of concern, areas for improvement, recommendations, notable practice."""

import re
from dataclasses import dataclass
from typing import Literal

from peel.reader.extract.numbers import NUMBER

Box = Literal["cause", "area_for_improvement", "practice"]

_CAUSE = re.compile(
    r"^(?:our |the |first |second |third |fourth |new )?(?P<fast>accelerated )?cause(?P<many>s)? (?:of|for) concern"
    r"(?: ?\d{1,2})?(?:\s*[:-]\s*(?P<topic>\S.{0,200}))?:?$",
    re.I,
)
_IMPROVEMENT = re.compile(
    r"^area(?P<many>s)? for improvement(?: ?\d{1,2})?(?:\s*[:-]\s*(?P<topic>\S.{0,200}))?:?$", re.I
)
_PRACTICE = re.compile(
    r"^(?P<sort>innovative|promising)(?: and (?:innovative|promising|effective))? "
    r"practice(?P<many>s)?(?:\s*[:-]\s*(?P<topic>\S.{0,200}))?:?$",
    re.I,
)
RECOMMENDATIONS = re.compile(r"^(?:our |the )?recommendations?(?: ?\d{1,2})?:?$", re.I)

RECOMMENDATIONS_ANNOUNCED = re.compile(rf"\b(?P<number>{NUMBER}) (?:\w+ )?recommendations\b", re.I)


@dataclass(frozen=True, slots=True)
class Label:
    """What a box is announced as, with the topic that follows a colon or dash."""

    box: Box
    topic: str | None
    is_accelerated: bool = False
    is_plural: bool = False
    practice: Literal["innovative", "promising"] | None = None


def find_label(text: str, plain: str) -> Label | None:
    """The label that a line is, if it is one."""
    if len(plain) > 260:
        return None
    if match := _CAUSE.match(plain):
        return Label("cause", _topic(text, match), bool(match["fast"]), bool(match["many"]))
    if match := _IMPROVEMENT.match(plain):
        return Label("area_for_improvement", _topic(text, match), is_plural=bool(match["many"]))
    if match := _PRACTICE.match(plain):
        sort: Literal["innovative", "promising"] = (
            "innovative" if match["sort"].lower() == "innovative" else "promising"
        )
        return Label("practice", _topic(text, match), practice=sort)
    return None


def _topic(text: str, match: re.Match[str]) -> str | None:
    return text[match.start("topic") : match.end("topic")] if match["topic"] else None
