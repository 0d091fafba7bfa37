"""What a figure is a figure of: the words around it, in the document's own."""

import re

from peel.reader.structure.text import Line

_COMPARISON = re.compile(
    r"\b(?:average|England and Wales|national(?:ly)?|standard|expectation|other forces|all forces|should|similar "
    r"forces|previous year|previously|lower than|higher than)\b",
    re.I,
)
_JOINING = re.compile(
    r"(?:^|\s)(?:(?:is|was|are|were|of|which|a|total|that|to|than|equated|makes|up|cost|had|has|about|only|and|in)"
    r"[,(]?\s*)+$",
    re.I,
)
_VERB_FIRST = re.compile(
    r"^\s*(?:$|\w+n't|is|are|was|were|which|to|and|but|in|for|by|on|at|from|than|because|as|that|compared|when|had|has|"
    r"have|lower|higher|more|less|or|previously)\b",
    re.I,
)
_CLAUSE = re.compile(r"[,;:]\s+|\b(?:compared|while|but|and(?=\s(?:it|the|was|were|has|had|an?)\b))\s+")
_BRACKETED = re.compile(r"\s*\([^)]{0,60}\)")
_PHRASE_END = re.compile(r"[,.](?!\d)|[;:()]|\b(?:compared|which|while|but)\b")
_PRONOUN = re.compile(
    r"^(?:(?:of|in|from|for|and|but|with|to)\s+)*(?:them|these|those|it|they|which|addition|total|all|that|this)?[\s,]*"
    r"(?:\d[\d,.]*)?$",
    re.I,
)
_OF_THEM = re.compile(r"^(?:of |in )?(?:them|these|those)\b(?: that\b)?\s*", re.I)
_FAR = 240


def figure_subject(line: Line, kind: str, sentence: tuple[int, int], span: tuple[int, int]) -> str:
    """The words after the number, or those before it where a verb follows; a comparison is always named."""
    after, following = _phrase_after(line, span[1], sentence[1])
    clause = _clause_before(line, sentence[0], span[0])
    clause = "" if _PRONOUN.match(clause) else clause
    if _OF_THEM.match(following) or (_VERB_FIRST.match(after) and not clause):
        return line.text[sentence[0] : sentence[1]].strip(" .;")[:_FAR]
    own = line.text[span[0] : span[1]]
    if kind == "rate":
        return f"{clause}: {own}" if _COMPARISON.search(clause) else own
    if kind in ("ratio", "money"):
        return " ".join(part for part in (clause, following) if part) or own
    if _VERB_FIRST.match(after) and clause:
        return f"{clause} {following}" if re.match(r"\s*(?:in|for) ", after) else clause
    if _COMPARISON.search(clause) and following:
        return f"{clause}: {following}"
    return following or clause or line.text[sentence[0] : sentence[1]].strip()[:_FAR]


def _phrase_after(line: Line, at: int, end: int) -> tuple[str, str]:
    """The phrase after a number as plain text, and its first words as printed; a bracket between is skipped."""
    bracketed = _BRACKETED.match(line.plain, at, end)
    start = bracketed.end() if bracketed else at
    rest = line.plain[start : min(end, start + _FAR)]
    stop = _PHRASE_END.search(rest)
    after = rest[: stop.start()] if stop else rest
    return after, " ".join(line.text[start : start + len(after)].split()[:14]).removeprefix("of ")


def _clause_before(line: Line, start: int, at: int) -> str:
    """The clause that leads up to a number, without the verb that joins them."""
    start = max(start, at - _FAR)
    before = line.plain[start:at]
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    begins = max((cut for cut in cuts if len(before[cut:].split()) >= 3), default=0)
    words = " ".join(line.text[start + begins : at].split()[-18:])
    return _JOINING.sub("", words).strip(" (,:")
