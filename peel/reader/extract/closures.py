"""What a document says of its causes of concern: closed, or still open."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peel.reader.drafts import CauseOfConcern, CauseStatus, Kind
from peel.reader.structure.text import Line, key, sentences

_CAUSE = r"(?:(?:accelerated |remaining |last |final |other )*causes? (?:of|for) concern)"
_CLOSES = re.compile(
    rf"(?:\b(?:clos(?:e|ing|ed)|closure of|discharg\w+)\b[^.]{{0,60}}?{_CAUSE}(?P<one>[^.]*)"
    rf"|{_CAUSE}(?P<two>[^.]{{0,160}}?)\b(?:is|are|has been|have been|was|were|can (?:now )?be|will be)\s+"
    r"(?:(?:now|therefore|all|being|formally)\s+){0,3}(?:closed|discharged))",
    re.I,
)
_KEEPS = re.compile(
    r"(?:(?:\bnot|n't|\bunable to|\bcannot)\s+(?:(?:yet|be|been|able to|ready to|in a position to|going to)\s+)"
    r"{0,3}clos"
    rf"[^.]{{0,80}}?{_CAUSE}(?P<one>[^.]*)"
    rf"|{_CAUSE}(?P<two>[^.]{{0,160}}?)\b(?:(?:will )?(?:remain|stay)s?\b|(?:is|are) still open"
    r"|(?:can't|cannot|isn't|aren't|won't|hasn't|haven't)[^.]{0,30} clos))",
    re.I,
)
_CLOSES_THEM = re.compile(
    r"\b(?:clos(?:e|ing|ed)|discharg\w+) (?P<one>it|them|both|this|these|all (?:of them|three|four|five))\b"
    r"|\b(?P<two>both|they|all(?: (?:of them|three|four|five))?|it|these|each)\s+(?:is|are|has been|have been)\s+"
    r"(?:(?:now|therefore|also|all|both|being|formally)\s+){0,3}(?:closed|discharged)\b",
    re.I,
)
_CONDITIONAL = re.compile(
    r"\b(?:before|until|once|when|whether|if|hope to|expect to|aim to|order to|consider\w*)\b[^.]{0,60}\bclos", re.I
)
_EARLIER = re.compile(
    r"^(?:in|on|since|after) [^,]{3,40}(?:20\d{2})[^,]{0,20},? (?:we|hmicfrs|hmci|the inspectorate)\b", re.I
)
_ALL = re.compile(r"\b(?:all|both|remaining|every|causes (?:of|for) concern (?:is|are|have) )", re.I)
_TOPICS = re.compile(
    r"^,?\s*(?:which (?:was|were) )?(?:regarding|about|on|relating to|concerning)\s[^.;:]{3,200}", re.I
)
_TOPIC = re.compile(
    r"(?:regarding|about|on|relating to|concerning)\s+(?P<topic>[^.;:,]{3,100}?)(?=,|\s+and (?:on|about|"
    r"regarding)\b|"
    r"\s+(?:is|are|was|were|has|have|remains?|can|will|that we|which|raised|we raised)\b|$)",
    re.I,
)
_STOP = frozenset(
    key(
        "force constabulary service police concern cause causes which about their there these those with from"
    ).split()
)


def with_status(causes: Sequence[CauseOfConcern], lines: Sequence[Line], kind: Kind) -> tuple[CauseOfConcern, ...]:
    """Each cause as the document leaves it: raised in a report or a page of its own it is open."""
    if kind in ("inspection_report", "causes_of_concern"):
        return tuple(replace(cause, status="open") for cause in causes)
    raises = kind == "monitoring_letter"  # a move to enhanced monitoring annexes the causes that it rests on
    settled = [replace(cause, status="open") if raises else cause for cause in causes]
    for line in lines:
        for start, end in sentences(line.plain):
            sentence = line.plain[start:end]
            if _EARLIER.match(sentence) or _CONDITIONAL.search(sentence):
                continue
            keeps = _KEEPS.search(sentence)
            closes = None if keeps else _CLOSES.search(sentence) or _closes_them(line, start, sentence)
            if keeps:
                settled = _settle(settled, line, sentence, keeps, "open")
            elif closes:
                settled = _settle(settled, line, sentence, closes, "closed")
    return tuple(settled)


def _closes_them(line: Line, start: int, sentence: str) -> re.Match[str] | None:
    """'I am closing it too', 'both are now closed', where the passage spoke of causes before."""
    is_told = re.search(_CAUSE, line.plain[:start], re.I) or re.search(r"\bclosed\b", line.plain[:start])
    return _CLOSES_THEM.search(sentence) if is_told and not re.search(r"\bnot\b|n't\b", sentence) else None


def causes_in_statements(lines: Sequence[Line]) -> list[CauseOfConcern]:
    """Causes that a letter names only where it closes them or keeps them open: '… two causes of concern, on …'."""
    found: list[CauseOfConcern] = []
    for line in lines:
        for start, end in sentences(line.plain):
            sentence = line.plain[start:end]
            if _EARLIER.match(sentence) or not (_KEEPS.search(sentence) or _CLOSES.search(sentence)):
                continue
            at = re.search(_CAUSE, sentence, re.I)
            topics = _TOPICS.search(sentence[at.end() :]) if at else None
            for topic in _TOPIC.finditer(topics[0]) if topics else ():
                words = line.text[start + at.end() + topic.start("topic") : start + at.end() + topic.end("topic")]
                if not any(key(cause.title) == key(words) for cause in found):
                    found.append(
                        CauseOfConcern(words, "unknown", "accelerated" in sentence.lower(), (line.n,), topic=words)
                    )
    return found


def _settle(
    causes: list[CauseOfConcern], line: Line, sentence: str, match: re.Match[str], status: CauseStatus
) -> list[CauseOfConcern]:
    for at in _meant(causes, line, sentence, match):
        if not (causes[at].status == "closed" and status == "open") or line.n in causes[at].passages:
            causes[at] = replace(causes[at], status=status)
    return causes


def _meant(causes: Sequence[CauseOfConcern], line: Line, sentence: str, match: re.Match[str]) -> list[int]:
    """Which causes a sentence speaks of: by section, by topic, all of them, or the only one."""
    inside = [at for at, cause in enumerate(causes) if len(cause.passages) > 2 and line.n in cause.passages]
    if len(inside) == 1:
        return inside
    said = _words((match["one"] or "") + " " + (match["two"] or "")) or _words(sentence)
    named = [at for at, cause in enumerate(causes) if _words(_about(cause)) & said]
    has_topic = bool(
        re.search(
            r"\b(?:regarding|about|on|relating to|concerning|for)\b", (match["one"] or "") + (match["two"] or "")
        )
    )
    if match.re is _CLOSES_THEM:
        return _meant_by_pronoun(causes, line, match)
    if len(causes) == 1:
        return [0] if named or not has_topic or not _topic_differs(causes[0], said) else []
    if has_topic and named:
        return named
    if _ALL.search(sentence) and not has_topic:
        return list(range(len(causes)))
    before = [at for at, cause in enumerate(causes) if cause.passages[0] < line.n and len(cause.passages) > 2]
    if re.search(r"\bthis (?:accelerated )?cause", sentence, re.I) and before:
        return before[-1:]
    return named


def _meant_by_pronoun(causes: Sequence[CauseOfConcern], line: Line, match: re.Match[str]) -> list[int]:
    if len(causes) == 1 or (match["one"] or match["two"]).lower() not in ("it", "this"):
        return list(range(len(causes)))
    said = _words(line.plain[: match.start()] or line.plain)
    return [at for at, cause in enumerate(causes) if _words(_about(cause)) & said][-1:]


def _topic_differs(cause: CauseOfConcern, said: set[str]) -> bool:
    """The sole cause of a letter is meant unless the sentence names quite another topic."""
    return bool(said) and not (_words(_about(cause)) & said)


def _about(cause: CauseOfConcern) -> str:
    return f"{cause.title} {cause.topic or ''}"


def _words(text: str) -> set[str]:
    return {word[:7] for word in key(text).split() if len(word) > 4 and word not in _STOP}
