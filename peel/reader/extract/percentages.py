"""Percentages in a sentence, each with the interval that belongs to it, in every notation met so far."""

import re
from dataclasses import dataclass

from peel.reader.drafts import Wording
from peel.reader.extract.numbers import AFTER, BEFORE, NUMBER, NUMERAL, value

UNIT = r"(?:%|per ?cent\b|percentage points?\b)"
_SIGN = r"(?:±|\+ ?/ ?-|\+-|-/\+|\bplus(?: or |/| and )minus\b)"
_LEVEL = r"(?:95 ?(?:%|per ?cent) )?"
_LEAD = (
    rf"(?:(?:with )?(?:an? |the )?{_LEVEL}(?:confidence (?:interval|limit|level)s?|margin of error|CI)"
    r"\s*(?:of|:|,|is|was)?\s*)"
)
_MARGIN = rf"(?P<margin>{NUMERAL})\s*(?P<unit>%|percentage points?\b|per ?cent\b|points?\b|pp\b)?"
_INTERVAL = re.compile(
    rf"[(\[]?\s*(?:{_LEAD}?{_SIGN}\s*|(?:with )?an? (?:95 ?(?:%|per ?cent) )?confidence interval "
    rf"of\s+){_MARGIN}(?:\s*[)\]])?",
    re.I,
)
_RANGE = re.compile(
    rf"[(\[]\s*{_LEAD}(?:from |between )?{NUMERAL} ?{UNIT}? ?(?:to|and|-) ?{NUMERAL} ?{UNIT}?\s*[)\]]", re.I
)
_MENTION = re.compile(
    rf"{BEFORE}(?P<value>{NUMBER}) ?(?:{UNIT}|(?=[(\[]?\s?(?:±|\+ ?/ ?-)[^)\]]{{1,20}}[)\]]? ?{UNIT}))", re.I
)
_LATE_UNIT = re.compile(rf"\s*{UNIT}", re.I)
_QUALIFIER = re.compile(
    r"\b(?P<word>about|around|approximately|roughly|nearly|almost|just over|just under|well over|well under|over|"
    r"more than|"
    r"less than|fewer than|under|at least|at most|up to|some|an estimated|above|below)\s+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage at its place in a plain text; `end` takes in the interval."""

    start: int
    end: int
    value: float
    margin: float | None
    wording: Wording
    qualifier: str | None
    number_end: int


def find_percentages(text: str, start: int, end: int) -> list[Percentage]:
    """Every percentage between two places, each with the interval after it; one given as a range has no margin."""
    intervals = [*_INTERVAL.finditer(text, start, end), *_RANGE.finditer(text, start, end)]
    inside = [range(match.start(), match.end()) for match in intervals]
    mentions = [
        match
        for match in _MENTION.finditer(text, start, end)
        if not any(match.start("value") in span for span in inside)
    ]
    found = []
    for number, match in enumerate(mentions):
        limit = mentions[number + 1].start() if number + 1 < len(mentions) else end
        interval = next(
            (item for item in intervals if match.end("value") <= item.start() + 1 and item.end() <= limit), None
        )
        found.append(_percentage(text, start, match, interval))
    return found


def _percentage(text: str, start: int, match: re.Match[str], interval: re.Match[str] | None) -> Percentage:
    qualifier = _QUALIFIER.search(text, start, match.start())
    begins = qualifier.start("word") if qualifier else match.start()
    word = qualifier["word"].lower() if qualifier else None
    is_points = "point" in match[0].lower()
    if interval is None:
        return Percentage(
            begins,
            match.end(),
            value(match["value"]),
            None,
            "percentage points" if is_points else "percent",
            word,
            match.end(),
        )
    if interval.re is _RANGE:
        points: Wording = "percentage points" if is_points else "percent"
        return Percentage(begins, interval.end(), value(match["value"]), None, points, word, match.end())
    stop = interval.end()
    late = _LATE_UNIT.match(text, stop) if match.end() == match.end("value") else None
    if late:
        stop = late.end()
    unit = (interval["unit"] or "").lower()
    stop -= len(text[match.start() : stop]) - len(text[match.start() : stop].rstrip())
    return Percentage(
        begins,
        stop,
        value(match["value"]),
        float(value(interval["margin"])),
        "percentage points" if unit.startswith(("point", "percentage", "pp")) else "percent",
        word,
        match.end(),
    )


def qualifier_before(text: str, start: int, at: int) -> re.Match[str] | None:
    """'about', 'over', 'at least' … directly before a number."""
    return _QUALIFIER.search(text, start, at)


def number_pattern() -> re.Pattern[str]:
    """Any number standing alone, in figures or in words."""
    return re.compile(rf"{BEFORE}(?P<number>{NUMBER}){AFTER}", re.I)
