"""Every other number that says something of the force: percentages, rates, ratios, money and plain numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from peel.reader.drafts import Estimate, Figure
from peel.reader.extract.dates import MONTH, YEAR
from peel.reader.extract.figure_subjects import figure_subject
from peel.reader.extract.numbers import AFTER, BEFORE, NUMBER, NUMERAL, value
from peel.reader.extract.percentages import find_percentages, number_pattern, qualifier_before
from peel.reader.structure.text import Line, sentences

_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_MONEY = re.compile(
    rf"£\s?(?P<number>{NUMERAL})(?:\s?(?P<scale>k|thousand|m|million|bn|billion)\b)?(?:(?:[^.,;:()\d]{{0,30}}?) "
    rf"per (?P<per>{NUMERAL}|head|person|officer)\b[^.,;:()]{{0,20}})?",
    re.I,
)
_RATE = re.compile(
    rf"{BEFORE}(?P<number>{NUMBER}){AFTER}(?P<what>[^.,;:()]{{0,70}}?)\s(?:per|for every|in "
    rf"every)\s(?P<per>{NUMERAL}|head|capita)\b(?: (?P<unit>population|people|residents|households|officers|crimes|"
    rf"inhabitants))?",
    re.I,
)
_RATIO = re.compile(
    rf"(?:{BEFORE}(?P<number>{NUMBER}){AFTER}\s+times\s+(?:(?:more|less) likely|as (?:likely|many|high|much)|"
    rf"higher|lower|greater|more|less|the\b|likelier)|\b(?P<twice>twice)\s+(?:as (?:likely|many|high|much)|the|"
    rf"more)\b)",
    re.I,
)
_ONE_IN = re.compile(rf"{BEFORE}(?P<some>{NUMBER})\s+in\s+(?:every\s+)?(?P<all>{NUMBER}){AFTER}(?=\s+[a-z])", re.I)
_NUMBER = number_pattern()
_RANGE = re.compile(rf"{BEFORE}(?P<low>{NUMERAL})-(?P<high>{NUMERAL}){AFTER}(?=\s+[a-z])")
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: (?:to|and|-) \d{{1,2}})? (?:{MONTH})|(?:{MONTH})\s*{YEAR}|"
    rf"{YEAR}(?:[/-]\d{{2,4}})?\b",
    re.I,
)
_NAMED = re.compile(
    r"\b(?:recommendations?|sections?|figure|table|chart|outcomes?|part|article|schedule|phase|question|page|chapter|annex|stage|"
    r"level|tier|code|cycle|number|"
    r"grade|band|form|category|version|paragraph|volume|no|non-emergency|calls? to|called|dial|ring|Act|Operation|"
    r"age of|aged|Census|class|codes?|type)\s+$",
    re.I,
)
_NAME_AFTER = re.compile(
    r"^\s*(?:(?:calls?|number|service|line|emergency|non-emergency|call handling|call-handling|standard)\b)", re.I
)
_DURATION = re.compile(
    r"^[ -](?:(?:working|calendar|consecutive)\s)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|"
    r"fortnights?)\b",
    re.I,
)
_TOOK = re.compile(r"\b(?:average|median|mean|took|takes|waited|waiting|wait|longest|delays? of)\b", re.I)
_NO_FIGURE = re.compile(
    r"^\s*(?:(?:accompanying|main|key|core|other|different|new|separate|further|more|such|thematic|graded|ungraded|"
    r"territorial|neighbouring|wider|several)\s+){0,2}"
    r"(?:areas?|(?:police )?forces|judg(?:e)?ments?|questions?|categories|aims?|stages?|phases?|pillars?|tiers?|"
    r"parts?|ways|themes?|reasons?|priorities|"
    r"types?|things|examples?|organisations|causes?|recommendations?|areas for improvement|of (?:the|these|those|"
    r"our|its)|or more|years?|months?|accelerated|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Septe\w*|Oct|Nov|Dec)\b",
    re.I,
)

_ORDINAL = re.compile(r"\b(?:first|last|other|next|former|latter|these|those)\s+$", re.I)
_VERB = re.compile(r"\s*(?:is|are|was|were|has|have|had|do|did)(?:n't)?\b", re.I)


def find_figures(
    lines: Iterable[Line], estimates: Sequence[Estimate], taken: dict[int, list[range]]
) -> tuple[Figure, ...]:
    """Every figure of the lines that is neither estimate nor count; `taken` are the counts' places by passage."""
    found: list[Figure] = []
    for line in lines:
        used = _spoken_for(line, estimates, taken)
        in_line = [
            figure
            for start, end in sentences(line.plain)
            for read in (_money, _percentages, _ratios, _shares, _rates, _ranges, _numbers)
            for figure in read(line, start, end, used)
        ]
        found.extend(figure for _, figure in sorted(in_line, key=lambda item: item[0]))
    return tuple(found)


def _spoken_for(line: Line, estimates: Sequence[Estimate], taken: dict[int, list[range]]) -> bytearray:
    """One byte for each place of the line: 1 where an estimate, a count or a date stands."""
    used = bytearray(len(line.plain))
    spans = [(span.start, span.stop) for span in taken.get(line.n, [])]
    spans.extend(match.span() for match in _DATE.finditer(line.plain))
    for estimate in estimates:
        if estimate.passage == line.n:
            start = line.text.find(estimate.quote)
            spans.append((start, start + len(estimate.quote)))
    for start, end in spans:
        used[start:end] = b"\x01" * (end - start)
    return used


def _is_free(used: bytearray, start: int, end: int) -> bool:
    return not any(used[start:end])


def _money(line: Line, start: int, end: int, used: bytearray) -> Iterable[tuple[int, Figure]]:
    for match in _MONEY.finditer(line.plain, start, end):
        if not _is_free(used, match.start(), match.end("scale") if match["scale"] else match.end("number")):
            continue
        amount = value(match["number"]) * _SCALE.get((match["scale"] or "").lower(), 1)
        yield _figure(
            "money", round(amount, 2), _per(match["per"]), line, (start, end), (match.start(), match.end()), used
        )


def _percentages(line: Line, start: int, end: int, used: bytearray) -> Iterable[tuple[int, Figure]]:
    for found in find_percentages(line.plain, start, end):
        if _is_free(used, found.start, found.end):
            yield _figure(
                "percentage", found.value, None, line, (start, end), (found.start, found.end), used, found.qualifier
            )


def _ratios(line: Line, start: int, end: int, used: bytearray) -> Iterable[tuple[int, Figure]]:
    for match in _RATIO.finditer(line.plain, start, end):
        stop = match.end("number") if match["number"] else match.end("twice")
        if _is_free(used, match.start(), stop):
            number = 2 if match["twice"] else value(match["number"])
            yield _figure("ratio", number, None, line, (start, end), (match.start(), match.end()), used)


def _shares(line: Line, start: int, end: int, used: bytearray) -> Iterable[tuple[int, Figure]]:
    """'one in five respondents' is a ratio of the two."""
    for match in _ONE_IN.finditer(line.plain, start, end):
        some, whole = value(match["some"]), value(match["all"])
        if _is_free(used, *match.span()) and 0 < some < whole and not _DURATION.match(line.plain[match.end() :]):
            yield _figure("ratio", some / whole, None, line, (start, end), match.span(), used)


def _rates(line: Line, start: int, end: int, used: bytearray) -> Iterable[tuple[int, Figure]]:
    at = start
    while match := _RATE.search(line.plain, at, end):
        at = match.end("number")
        if (
            not _is_free(used, match.start(), match.end())
            or _number_between(match["what"])
            or _is_name(line.plain, match.start("number"), at)
        ):
            continue
        yield _figure(
            "rate",
            value(match["number"]),
            _per(match["per"]),
            line,
            (start, end),
            (match.start(), match.end()),
            used,
        )
        at = match.end()


def _number_between(words: str) -> bool:
    """'of many sergeants, few per 1,000' is the rate of the last number; 999 and 101 are names of calls."""
    return any(match["number"] not in ("999", "101") for match in _NUMBER.finditer(words))


def _ranges(line: Line, start: int, end: int, used: bytearray) -> Iterable[tuple[int, Figure]]:
    """'20–25 cases' says two numbers in one run of characters."""
    for match in _RANGE.finditer(line.plain, start, end):
        if _is_free(used, *match.span()) and not _DURATION.match(line.plain[match.end() :]):
            at, low = _figure(
                "number", value(match["low"]), None, line, (start, end), match.span(), used, "at least"
            )
            yield at, low
            yield at, replace(low, value=value(match["high"]), qualifier="at most")


def _numbers(line: Line, start: int, end: int, used: bytearray) -> Iterable[tuple[int, Figure]]:
    for match in _NUMBER.finditer(line.plain, start, end):
        at, stop = match.span("number")
        if (
            not _is_free(used, at, stop)
            or _is_name(line.plain, at, stop)
            or not _says_something(line, at, stop, start)
        ):
            continue
        qualifier = qualifier_before(line.plain, start, at)
        begins = qualifier.start("word") if qualifier else at
        word = qualifier["word"].lower() if qualifier else None
        yield _figure("number", value(match["number"]), None, line, (start, end), (begins, stop), used, word)


def _says_something(line: Line, at: int, stop: int, start: int) -> bool:
    before, after = line.plain[start:at], line.plain[stop : stop + 60]
    if len(line.plain) == stop - at:
        return False
    if re.match(r"-\w", after) and not re.match(r"-\d", after):
        return False
    if _NO_FIGURE.match(after) or (_DURATION.match(after) and not _TOOK.search(before)):
        return False
    if _ORDINAL.search(before) and (_VERB.match(after) or re.match(r"\s*(?:$|[.,;:])", after)):
        return False
    if line.plain[at:stop].lower() in ("one", "zero"):
        return bool(re.search(r"\bonly\s+$", before)) and not re.match(r"\s*(?:$|[.,;]|of\b)", after)
    return bool(re.match(r"\s*(?:[a-z('\"-]|$|[.,;:)])", after, re.I))


def _is_name(text: str, at: int, stop: int) -> bool:
    written = text[at:stop]
    if written in ("999", "101", "111") and re.search(
        r"\b(?:for|answering|the|its|through|via)\s+$", text[max(0, at - 12) : at], re.I
    ):
        return True
    if _NAMED.search(text[max(0, at - 30) : at]) or re.fullmatch(r"(?:19|20)\d{2}", written):
        return True
    if written in ("24", "7"):
        return bool(re.match(r"/\d|[ -]hours?\b", text[stop:]))
    is_call = bool(_NAME_AFTER.match(text[stop : stop + 40]) or re.match(r"\s*(?:$|[.,;)]|and|or)", text[stop:]))
    return written in ("999", "101", "111") and is_call


def _figure(
    kind: Literal["percentage", "rate", "ratio", "money", "number"],
    number: float,
    per: int | None,
    line: Line,
    sentence: tuple[int, int],
    span: tuple[int, int],
    used: bytearray,
    qualifier: str | None = None,
) -> tuple[int, Figure]:
    start, end = span
    quote = line.text[start:end].rstrip()
    used[start:end] = b"\x01" * (end - start)
    subject = figure_subject(line, kind, sentence, (start, start + len(quote)))
    return start, Figure(kind, number, per, subject, line.n, quote, qualifier)


def _per(written: str | None) -> int | None:
    if written is None:
        return None
    return 1 if written.isalpha() else int(value(written))
