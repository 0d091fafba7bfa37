"""n of m: audited or surveyed cases, in the many ways the inspectorate counts them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peel.reader.drafts import Count
from peel.reader.extract.audits import Repeated, audit_of, opening_audit
from peel.reader.extract.count_forms import ACROSS, FORMS
from peel.reader.extract.count_subjects import count_subject, counted
from peel.reader.extract.numbers import value
from peel.reader.extract.percentages import number_pattern
from peel.reader.structure.text import Line, sentences

_NO_CASES = re.compile(
    r"^\s*(?:(?!(?:in|at|on|from|during|by|for|since|over|that|which)\b)\w+[ -]){0,3}?"
    r"(?:areas?|(?:police )?forces?|judg(?:e)?ments?|questions?|categories|recommendations?|"
    r"causes?|aims?|stages?|phases?|pillars?|"
    r"years?|months?|weeks?|days?|hours?|minutes?|seconds|times|counties|boroughs|districts|themes?|reasons?|"
    r"priorities|sections?|pages?|"
    r"percent|per|%|parts?|steps?|regions?|pence|pounds|million|AFIs|inspections?)\b",
    re.I,
)
_MEMBER = re.compile(r"\b(?:is|was|are|as|be|being|became|remains?|of|about|in|from|for|to|with)\s+$", re.I)
_NUMBERED = re.compile(
    r"\b(?:part|page|figure|step|section|phase|table|volume|stage|outcome|chapter|question|level|tier|year|"
    r"appendix)\s+$",
    re.I,
)
_GRADING = re.compile(r"\b(?:graded judg|grade\w* in|judg(?:e)?ments? (?:in|for))", re.I)
_NOT_DONE = re.compile(r"\b(?:not|n't|never)\b|\bfail", re.I)
_INNER_NUMBER = number_pattern()
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b)", re.I)
_NEGATIVE = re.compile(r"\s*(?:\w+\s+){0,2}(?:were|was|had)(?:n't| not)\b", re.I)
_ALL_BUT = re.compile(r"\ball but\s+$", re.I)
_TARGET = re.compile(r"\b(?:should|must|needs? to|aims? to|expected to)\b(?! (?:\w+ )?have\b)[^.;]*$", re.I)
_VERB_FIRST = re.compile(r"\s*(?:is|are|was|were|has|have|had|remains?)\b", re.I)
_CLOSED = re.compile(r"\s*(?:(?:is|are|was|were|has|have|had|been|now|both)\s+){1,3}closed\b", re.I)
_CAUSES = re.compile(r"\b(?:causes? (?:of|for) concern|recommendations?|areas? for improvement)\b", re.I)


@dataclass(frozen=True, slots=True)
class CountPlace:
    """A count with the stretch of its passage that it takes up."""

    count: Count
    start: int
    end: int


def find_counts(lines: Sequence[Line], repeated: Repeated) -> tuple[CountPlace, ...]:
    """Every count of a document, in its order."""
    return tuple(place for line in lines for place in _in_line(line, repeated))


def _in_line(line: Line, repeated: Repeated) -> list[CountPlace]:
    found: list[CountPlace] = []
    taken: list[range] = []
    spans = sentences(line.plain)
    reaches = [(FORMS, span, span[1]) for span in spans]
    reaches += [(ACROSS, one, other[1]) for one, other in pairwise([*spans, *spans[-1:]])]
    for forms, (start, end), limit in reaches:
        for match in _matches(forms, line.plain, start, limit):
            span = _span(match)
            if any(span[0] < used.stop and used.start < span[1] for used in taken):
                continue
            if not _is_count(line.plain, match, start):
                continue
            taken.append(range(*span))
            found.append(_place(line, match, (start, end), repeated, found))
    return sorted(found, key=lambda place: place.start)


def _place(
    line: Line, match: re.Match[str], sentence: tuple[int, int], repeated: Repeated, found: Sequence[CountPlace]
) -> CountPlace:
    start, end = sentence
    span = _span(match)
    opening = opening_audit(line.plain[start:end], line, repeated)
    audit = audit_of(opening, line.plain[start : span[0]], line.plain[span[1] : end], repeated)
    last = max((place for place in found if place.start < span[0]), key=lambda place: place.start, default=None)
    subject = count_subject(line, match, start, last.count.subject if last else None)
    quote = line.text[span[0] : span[1]]
    return CountPlace(Count(_numerator(match), int(value(match["m"])), subject, line.n, quote, audit), *span)


def _matches(forms: Sequence[re.Pattern[str]], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches of every form, the surest first; a match may begin inside one that was refused."""
    for form in forms:
        at = start
        while match := form.search(text, at, end):
            yield match
            at = min(match.start("n"), match.start("m")) + 1


def _has_number(words: str) -> bool:
    return any(not _looks_like_year(inner["number"]) for inner in _INNER_NUMBER.finditer(words))


def _span(match: re.Match[str]) -> tuple[int, int]:
    start = min(match.start("n"), match.start("m"))
    end = max(match.end("n"), match.end("m"))
    if all_but := _ALL_BUT.search(match.string, 0, start):
        start = all_but.start()
    if match.end("what") > end and match.start("n") < match.start("m"):
        end = match.start("what") + counted(match)[1]
    elif "tail" in match.re.groupindex and match["tail"]:
        tail = re.match(
            r"\s+(?:\w+ ){0,3}?(?:recorded(?: correctly)?|correctly|were|was|of (?:these|them|those))\b",
            match["tail"],
        )
        end = match.start("tail") + tail.end() if tail else end
    return start, end


def _numerator(match: re.Match[str]) -> int:
    word = match["n"].lower()
    if word in ("all", "both"):
        return int(value(match["m"]))
    number = 0 if word == "none" else int(value(word))
    return int(value(match["m"])) - number if _ALL_BUT.search(match.string, 0, match.start("n")) else number


def _is_count(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the two numbers count cases: none is a date, a list's number or a target."""
    if any("." in match[name] or _looks_like_year(match[name]) for name in ("n", "m")):
        return False
    numerator, denominator = _numerator(match), int(value(match["m"]))
    if not 0 <= numerator <= denominator or denominator == 0:
        return False
    if match["n"].lower() == "both" and denominator != 2:
        return False
    before = text[start : min(match.start("n"), match.start("m"))]
    if _GRADING.search(before) or _NUMBERED.search(before) or _TARGET.search(before):
        return False
    if _NO_CASES.match(match["what"]) or _PERCENT.match(match["what"]):
        return False
    if match.start("n") < match.start("m"):
        return _is_direct_count(text, match, before)
    tail = match.groupdict().get("tail") or ""
    if _has_number(match["what"]) or _PERCENT.match(tail) or _PERCENT.match(text[match.end("n") :]):
        return False
    between = text[match.end("m") : match.start("n")]
    return not (_NOT_DONE.search(between[-60:]) or _NEGATIVE.match(tail))


def _is_direct_count(text: str, match: re.Match[str], before: str) -> bool:
    after = text[match.end("m") : match.end("m") + 12]
    if after.startswith("-") or _PERCENT.match(after):
        return False
    if _is_of_causes(text, match):
        return False
    is_member = match["n"].lower() == "one" and _MEMBER.search(before)
    return not is_member or bool(re.search(r"\b(?:in|only|all but)\s+$", before))


def _is_of_causes(text: str, match: re.Match[str]) -> bool:
    """'two of the three' with no noun, where causes were spoken of or are closed."""
    if match["what"].strip() and not _VERB_FIRST.match(match["what"]):
        return False
    is_closed = int(value(match["m"])) <= 10 and _CLOSED.match(match["what"])
    return bool(is_closed or _CAUSES.search(text, 0, match.start("n")))


def _looks_like_year(written: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d{2}", written))
