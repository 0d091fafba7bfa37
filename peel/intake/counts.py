"""n of m: audited or surveyed cases, in the many ways the inspectorate counts them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peel.intake.audits import Repeated, audit_of, opening_audit
from peel.intake.drafts import Count
from peel.intake.numbers import AFTER, BEFORE, NUMBER, value
from peel.intake.percentages import number_pattern
from peel.intake.text import Line, plain, sentences

_N = rf"{BEFORE}(?P<n>{NUMBER}|none|all|both){AFTER}"
_M = rf"{BEFORE}(?P<m>{NUMBER}){AFTER}"
_WHICH = r"(?:(?:the|these|those|all|its|their|our|every|relevant|total|a total of|a sample of|audited)\s+){0,3}"
_GAP = r"[^.;:]{0,120}?"
_ONLY = r"(?:only|just|correctly|all|actually)?\s*"

_FORMS = (
    # n of m cases; n out of m crimes; none of the m; n out of every m
    re.compile(
        rf"{_N}\s+(?:cases\s+|records\s+|crimes\s+|calls\s+)?(?:out\s+)?of\s+{_WHICH}{_M}(?P<what>[^.;:,()]{{0,90}})",
        re.I,
    ),
    # of the m crimes looked at, n were
    re.compile(
        r"\b(?:of|from|out of|in)\s+(?:the\s+|these\s+|those\s+|a total of\s+|our\s+|a sample of\s+)?"
        rf"{_M}(?P<what>[^.;:]{{1,110}}?),\s+(?:we found (?:that )?|it was found that )?{_ONLY}{_N}"
        r"(?=\s+(?!per\b|percent\b|months?\b|years?\b|days?\b|weeks?\b)[a-z])",
        re.I,
    ),
    # m should have been recorded and n were; m that should have been … but it recorded n
    re.compile(
        rf"{_M}(?P<what>[^.;:]{{1,140}}?)\s*(?:that\s+|which\s+)?should have been "
        rf"(?:correctly\s+)?recorded{_GAP}\b(?:and|but|of which|however|yet)\s+{_GAP}{_N}(?P<tail>[^.;:]{{0,60}})",
        re.I,
    ),
    # should have recorded m offences, but recorded n
    re.compile(
        rf"\bshould have recorded\s+{_M}(?P<what>[^.;:]{{1,100}}?),?\s*(?:and|but|of which|"
        rf"yet)\s+{_GAP}{_N}(?P<tail>[^.;:]{{0,60}})",
        re.I,
    ),
    # found m reports … and that the force recorded n
    re.compile(
        rf"\b(?:found|identified|examined|reviewed|audited|counted|were)\s+(?:that\s+)?(?:there (?:were|had "
        rf"been)\s+)?{_M}(?P<what>[^.;:]{{1,110}}?),?\s*(?:and|but|of which|yet)\s+(?:that\s+)?"
        rf"(?:the \w+|it|they|[A-Z][\w' -]{{2,50}}?)?\s*(?:had\s+|has\s+)?(?:only\s+|"
        rf"correctly\s+)?recorded\s+(?:only\s+|just\s+)?{_N}(?P<tail>[^.;:]{{0,60}})",
        re.I,
    ),
    # reviewed m cases and found … in n
    re.compile(
        rf"\b(?:examined|reviewed|audited|sampled|looked at|"
        rf"assessed)\s+{_M}(?P<what>[^.;:,]{{1,110}}?),?\s+and\s+(?:we\s+)?"
        rf"found\s[^.;:]{{1,100}}?\sin\s+{_ONLY}{_N}(?=\s*(?:$|[.,;)]|of (?:them|these|those)|cases))(?P<tail>)",
        re.I,
    ),
    # all m cases
    re.compile(
        rf"\b(?P<n>all)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?{_M}(?P<what>\s+(?:[\w-]+\s+){{0,2}}?(?:cases|"
        rf"records|crimes|calls|"
        r"reports|files|investigations|incidents|searches|offences|plans|visits|victims|respondents|callers|"
        r"assessments|"
        r"reviews|referrals|forms)\b[^.;:,()]{0,40})",
        re.I,
    ),
    # m records and n of these
    re.compile(
        rf"{_M}(?P<what>[^.;:,]{{1,110}}?),?\s+(?:(?:and|but|with)\s+)?(?:we\s+)?(?:found\s+(?:that\s+)?)?(?:in\s+)?"
        rf"{_ONLY}{_N}\s+of\s+(?:these|them|those)(?P<tail>(?!\s+\d))",
        re.I,
    ),
    # reviewed m files, and in n the …
    re.compile(
        rf"\b(?:examined|reviewed|audited|sampled|looked at|assessed)\s+{_M}(?P<what>[^.;:,]{{1,110}}?),?\s+and\s+"
        rf"in\s+{_ONLY}{_N}(?=\s+(?:the|it|they|there|officers|call|of (?:them|these)|cases|we))(?P<tail>)",
        re.I,
    ),
    # m crimes, of which n were
    re.compile(rf"{_M}(?P<what>[^.;:,]{{1,90}}?),?\s+of which\s+{_ONLY}{_N}(?P<tail>[^.;:,]{{0,60}})", re.I),
)
_NO_CASES = re.compile(
    r"^\s*(?:\w+[ -]){0,3}?(?:areas?|(?:police )?forces?|judg(?:e)?ments?|questions?|categories|recommendations?|"
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
_CUT = re.compile(
    r"\s(?:that|there|is|are|was|were|had|has|have|hadn't|haven't|weren't|wasn't|didn't|did|said|reported|told|"
    r"received|met|"
    r"should|would|could|contained|showed|compared|which|but|and the|"
    r"and it|and that|where it|did not|does|doesn't|isn't|aren't|felt|agreed|thought|"
    r"the|it|they|this|he|she)\b.*$",
    re.I,
)
_INNER_NUMBER = number_pattern()
_OF_THE = re.compile(r"\s*of (?:the|these|those|all|our|its)\b")
_TRAILING = re.compile(r"(?:\s+(?:in|of|for|at|on|by|to|with|and|or|from))+$", re.I)
_ADJECTIVE = re.compile(r"\s*(?:reported|recorded)(?=\s)", re.I)
_GENERIC = re.compile(r"^(?:of )?(?:the |these |those |relevant )*(?:crimes?|offences?|reports?)?$", re.I)
_EXAMINED = re.compile(
    rf"\b(?:examined|reviewed|audited|sampled|looked at)\s+(?:{NUMBER}\s+)?(?P<what>[^.;:,]{{4,110}}?)(?=\s+and "
    rf"found|\s+(?:that|where|which)\b|[.;:,]|$)",
    re.I,
)


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
    for start, end in sentences(line.plain):
        taken: list[range] = []
        opening = opening_audit(line.plain[start:end], line, repeated)
        places = []
        for match in _matches(line.plain, start, end):
            span = _span(match)
            if any(span[0] < used.stop and used.start < span[1] for used in taken):
                continue
            if match.start("m") < match.start("n") and _has_number(match["what"]):
                continue
            numerator, denominator = _value(match), int(value(match["m"]))
            if not _counts_cases(line.plain, match, start, numerator, denominator):
                continue
            taken.append(range(*span))
            audit = audit_of(opening, line.plain[start : span[0]], line.plain[span[1] : end])
            quote = line.text[span[0] : span[1]]
            subject = _subject(line, match, start, ([*found, *places] or [None])[-1])
            places.append(CountPlace(Count(numerator, denominator, subject, line.n, quote, audit), *span))
        found.extend(sorted(places, key=lambda place: place.start))
    return found


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches of every form, those said to be 'n of m' first; a match may begin inside one that was refused."""
    for form in _FORMS:
        at = start
        while match := form.search(text, at, end):
            yield match
            at = min(match.start("n"), match.start("m")) + 1


def _has_number(words: str) -> bool:
    return any(not _looks_like_year(inner["number"]) for inner in _INNER_NUMBER.finditer(words))


def _span(match: re.Match[str]) -> tuple[int, int]:
    start = min(match.start("n"), match.start("m"))
    end = max(match.end("n"), match.end("m"))
    if match.end("what") > end and match.start("n") < match.start("m"):
        end = match.start("what") + _counted(match)[1]
    elif "tail" in match.re.groupindex and match["tail"]:
        tail = re.match(
            r"\s+(?:\w+ ){0,3}?(?:recorded(?: correctly)?|correctly|were|was|of (?:these|them|those))\b",
            match["tail"],
        )
        end = match.start("tail") + tail.end() if tail else end
    return start, end


def _counted(match: re.Match[str]) -> tuple[int, int]:
    """Where in the words after a count its noun phrase starts and ends: '(of the) files we examined (were …)'."""
    lead = _OF_THE.match(match["what"])
    begins = lead.end() if lead else 0
    adjective = _ADJECTIVE.match(match["what"], begins)
    cut = _CUT.search(match["what"], adjective.end() if adjective else begins)
    if cut is None:
        return begins, len(match["what"].rstrip())
    return begins, len(_TRAILING.sub("", match["what"][: cut.start()].rstrip()))


def _value(match: re.Match[str]) -> int:
    word = match["n"].lower()
    if word in ("all", "both"):
        return int(value(match["m"]))
    return 0 if word == "none" else int(value(word))


def _counts_cases(text: str, match: re.Match[str], start: int, numerator: int, denominator: int) -> bool:
    if numerator > denominator or denominator == 0 or not float(value(match["m"])).is_integer():
        return False
    if "." in match["n"] or (match["n"].lower() == "both" and denominator != 2):
        return False
    first = min(match.start("n"), match.start("m"))
    before = text[start:first]
    if _GRADING.search(before):
        return False
    if _NUMBERED.search(before) or _looks_like_year(match["m"]) or _looks_like_year(match["n"]):
        return False
    is_direct = match.start("n") < match.start("m")
    if is_direct:
        if _NO_CASES.match(match["what"]) or re.match(r"-", text[match.end("m") :]):
            return False
        if match["n"].lower() == "one" and _MEMBER.search(before) and not re.search(r"\bin\s+$|\bonly\s+$", before):
            return False
        return not re.match(r"\s*(?:%|per ?cent|percent)", text[match.end("m") :])
    if _NO_CASES.match(match["what"]):
        return False
    tail = match.groupdict().get("tail") or ""
    between = text[match.end("m") : match.start("n")]
    if re.match(r"\s*(?:%|per ?cent|percent)", tail) or re.match(r"\s*(?:%|per ?cent|percent)", match["what"]):
        return False
    return not (
        _NOT_DONE.search(between[-60:]) or re.match(r"\s*(?:\w+\s+){0,2}(?:were|was|had)(?:n't| not)\b", tail)
    )


def _looks_like_year(written: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d{2}", written))


def _subject(line: Line, match: re.Match[str], start: int, last: "CountPlace | None") -> str:
    """What is counted, in the document's words; bare 'crimes' with the cases they were found in."""
    begins, ends = _counted(match)
    own = line.text[match.start("what") + begins : match.start("what") + ends].strip(" ,-()")
    if not _GENERIC.match(own):
        return own
    bracketed = re.match(r"\)\s+of (?P<what>[^.;:,()]{3,80})", line.plain[match.end("m") :])
    if bracketed:
        words = line.text[match.end("m") + bracketed.start("what") : match.end("m") + bracketed.end("what")]
        cut = _CUT.search(plain(words))
        return words[: cut.start()] if cut else words
    lead = re.search(
        r"^(?:of|from|among) (?:the |all )?(?P<what>[a-z][^.;:,]{3,160}?),", line.plain[start : match.start()], re.I
    )
    if not own and last and not bracketed and not lead:
        return last.count.subject
    if not own and lead:
        return line.text[start + lead.start("what") : start + lead.end("what")]
    earlier = list(_EXAMINED.finditer(line.plain, 0, match.start() + 1))
    if not earlier:
        return own or "cases"
    examined = earlier[-1]
    context = line.text[examined.start("what") : examined.end("what")].strip()
    return f"{own}: {context}" if own else context
