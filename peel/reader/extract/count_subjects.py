"""What is counted in 'n of m': a noun phrase in the document's words, or the nearest one before."""

import re

from peel.reader.extract.numbers import NUMBER
from peel.reader.structure.text import Line, plain

_CUT = re.compile(
    r"(?:\s|^)(?:that|there|is|are|was|were|had|has|have|did|do|does|said|reported|told|received|met|should|would|"
    r"could|can|will|contained|showed|compared|which|who|whom|whose|where|when|because|although|while|but|and the|"
    r"and it|and they|and we|and that|felt|agreed|thought|being|the|it|they|this|he|she|\w+n't|cannot)\b.*$",
    re.I,
)
_OF_THE = re.compile(r"\s*of (?:the|these|those|all|our|its)\b")
_TRAILING = re.compile(
    r"(?:[\s,;:]+(?:in|of|for|at|on|by|(?<!listened )to|with|and|or|from|as|them|also|only|correctly|"
    r"then|in it|in them))+$|"
    r"[\s,;:]+$",
    re.I,
)
_LEADING = re.compile(r"^(?:of|in|from|for|among|all|these|those|such)\s+", re.I)
_ADJECTIVE = re.compile(r"\s*(?:reported|recorded)(?=\s)", re.I)
_GENERIC = re.compile(r"^(?:of )?(?:the |these |those |relevant )*(?:crimes?|offences?|reports?)?$", re.I)
_DETERMINER = re.compile(r"^(?:of )?(?:the|these|those|our|its|all(?: the)?) ", re.I)
_PRONOUN = re.compile(r"^(?:them|they|these|those|it|this|that|one|ones|we|us|others?|both|all|each)\b", re.I)
_EXAMINED = re.compile(
    rf"\b(?:examined|reviewed|audited|sampled|looked at|listened to|read)\s+(?:{NUMBER}\s+)?"
    r"(?P<what>[^.;:,]{4,110}?)"
    r"(?=,?\s+and (?:found|in)\b|\s+(?:that|where|which)\b|[.;:,]|$)",
    re.I,
)
_NUMBERED = re.compile(rf"(?<![\w,.]){NUMBER}\s+(?P<what>(?!of\b|percent\b|per\b)[a-z][^.;:,()]{{3,80}})", re.I)
_LEAD = re.compile(r"^(?:of|from|among|in) (?:the |all )?(?P<what>[a-z][^.;:,]{3,160}?),", re.I)
_ADVERBIAL = re.compile(
    r"^(?:addition|total|particular|general|fact|contrast|some|most|"
    r"(?:our|the|this|that|a|an|every) )\b|\b20\d{2}\b",
    re.I,
)


def counted(match: re.Match[str]) -> tuple[int, int]:
    """Where in the words after a count its noun phrase starts and ends: '(of the) files we examined (were …)'."""
    lead = _OF_THE.match(match["what"])
    begins = lead.end() if lead else 0
    adjective = _ADJECTIVE.match(match["what"], begins)
    cut = _CUT.search(match["what"], adjective.end() if adjective else begins)
    if cut is None:
        return begins, len(match["what"].rstrip())
    return begins, len(_TRAILING.sub("", match["what"][: cut.start()].rstrip()))


def count_subject(line: Line, match: re.Match[str], start: int, earlier: str | None) -> str:
    """The phrase beside the count; bare 'crimes' with the cases they were found in; else the one before."""
    begins, ends = counted(match)
    at = match.start("what")
    own = _tidy(line.text[at + begins : at + ends])
    if not _GENERIC.match(own):
        return own
    bracketed = re.match(r"\)\s+of (?P<what>[^.;:,()]{3,80})", line.plain[match.end("m") :])
    if bracketed and _phrase(
        line, match.end("m") + bracketed.start("what"), match.end("m") + bracketed.end("what")
    ):
        return _phrase(line, match.end("m") + bracketed.start("what"), match.end("m") + bracketed.end("what"))
    lead = _LEAD.search(line.plain[start : match.start()])
    if not own and lead and not _ADVERBIAL.search(lead["what"]):
        return line.text[start + lead.start("what") : start + lead.end("what")]
    if not own and earlier:
        return earlier
    context = _before(line, match.start())
    if own and context:
        return f"{own}: {context}"
    return own or context or "cases"


def _before(line: Line, limit: int) -> str:
    """What the passage said before that it examined, or counted last."""
    for form in (_EXAMINED, _NUMBERED):
        for found in reversed(list(form.finditer(line.plain, 0, limit))):
            words = (
                _phrase(line, *found.span("what")) if form is _NUMBERED else line.text[slice(*found.span("what"))]
            )
            if _tidy(words) and not _GENERIC.match(_tidy(words)):
                return _tidy(words)
    return ""


def _phrase(line: Line, start: int, end: int) -> str:
    words = _DETERMINER.sub("", line.text[start:end])
    cut = _CUT.search(plain(words))
    return _tidy(words[: cut.start()] if cut else words)


def _tidy(words: str) -> str:
    """Without marks, prepositions or a pronoun at either end."""
    words = words.strip(" ,;:-–()")
    while (shorter := _TRAILING.sub("", _LEADING.sub("", words)).strip(" ,;:-–()")) != words:
        words = shorter
    return "" if _PRONOUN.match(words) else words
