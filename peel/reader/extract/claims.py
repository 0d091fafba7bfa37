"""What a passage itself says of a change: whether it is statistically significant, and which way it went."""

import re
from collections.abc import Iterator
from typing import Literal

from peel.reader.extract.subjects import subject_in
from peel.reader.structure.text import Line, sentences

Claim = Literal["significant-improvement", "significant-decline", "no-significant-change"]

_SIGNIFICANT = re.compile(r"\bstatistical(?:ly)? significan(?:t|tly|ce)\b", re.I)
_DENIED = re.compile(r"(?:\b(?:not|no|neither|nor|none|never|without)\b|n't\b)[^.;,]{0,60}\bstatistical", re.I)
_NO_CHANGE = re.compile(r"\bno (?:significant )?(?:improvement|change|difference)\b", re.I)
_DECLINE = re.compile(r"\b(?:declin\w*|decreas\w*|deteriorat\w*|reduc\w*|fall\w*|fell|drop\w*|worse\w*)\b", re.I)
_IMPROVEMENT = re.compile(r"\b(?:improv\w*|increas\w*|rises?|risen|rose|better|gains?)\b", re.I)
_OF_ALL = re.compile(r"^\s*(?:both|these|all|each|neither|none|every)\b", re.I)
_OF_ONE = re.compile(
    r"^\s*(?:this|that|there|it|the (?:change|difference|improvement|increase|rise|decline|decrease|fall|"
    r"reduction))\b",
    re.I,
)
_PERCENT = re.compile(r"%|per ?cent\b", re.I)
_PREVIOUS = re.compile(r"\b(?:previous\w*|last|earlier|before|then|20\d{2})\b", re.I)


def find_claim(line: Line, sentence: str, subject: str) -> Claim | None:
    """The claim about one estimate: in its own sentence, in one after it that sums up, or in the one before."""
    at = line.plain.find(sentence)
    for candidate in (sentence, *_following(line, at), *_preceding(line, at)):
        claim = _claim(candidate, sentence)
        if claim and _is_about(candidate, subject):
            return claim
    return None


def _following(line: Line, at: int) -> Iterator[str]:
    """Sentences that speak of the change: of one, until the next new figure; of several, to the passage's end."""
    is_next = True
    for start, end in sentences(line.plain):
        words = line.plain[start:end]
        if start <= at:
            continue
        if _OF_ALL.match(words) or (is_next and _OF_ONE.match(words)):
            yield words
        if _PERCENT.search(words) and not _PREVIOUS.search(words):
            is_next = False


def _preceding(line: Line, at: int) -> list[str]:
    """The sentence before, where it announces the figures: one with figures of its own speaks of those."""
    before = [line.plain[start:end] for start, end in sentences(line.plain) if end <= at][-1:]
    return [
        words for words in before if not (_PERCENT.search(words) or _OF_ALL.match(words) or _OF_ONE.match(words))
    ]


def _claim(words: str, sentence: str) -> Claim | None:
    if _NO_CHANGE.search(words):
        return "no-significant-change"
    if not _SIGNIFICANT.search(words):
        return None
    if _DENIED.search(words):
        return "no-significant-change"
    for told in (words, sentence):
        if _DECLINE.search(told) and not _IMPROVEMENT.search(told):
            return "significant-decline"
        if _IMPROVEMENT.search(told):
            return "significant-improvement"
    return None


def _is_about(words: str, subject: str) -> bool:
    """A sentence that names a subject speaks of that one only, unless it gives the figure itself."""
    named = None if _PERCENT.search(words) else subject_in(words)
    return named is None or named == subject
