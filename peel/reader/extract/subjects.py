"""What a rate is a rate of: the inspectorate's four standing subjects, or the document's own words."""

import re

_CRIME = r"(?:crimes?|offences?|crime reports?|reports? of crime)"
_SEXUAL = re.compile(r"\bsexual (?:offences?|crimes?)\b|\bsex(?:ual)? offending\b", re.I)
_VIOLENT = re.compile(r"\bviolen(?:t|ce)\b", re.I)
_ALL = re.compile(
    rf"^(?:(?:all|the|its|total|overall|those|these|of)\s+)*(?:reported\s+|recorded\s+|recordable\s+|"
    rf"notifiable\s+)*{_CRIME}\b"
    r"(?:\s+(?:that\s+(?:is|are|was|were)\s+|which\s+(?:is|are)\s+)?(?:reported|receives?|it receives|overall|"
    r"made)\b[^.]*)?"
    r"(?:\s*\([^)]*\))?\s*(?:,.*|in .*|overall.*|for the period.*|between .*|during .*|excluding .*|apart from .*|"
    r"each year.*|from .*)?$",
    re.I,
)
_SPECIAL = re.compile(
    r"\b(?:rapes?|domestic|anti-?social|behaviou?ral|hate|modern slavery|within \d+ hours|within twenty|stalking|"
    r"harassment|"
    r"vulnerable|child|fraud reports|robbery|burglary|knife)\b",
    re.I,
)
_OBJECT = re.compile(
    rf"\b(?:{_CRIME}|rapes?|incidents?|reports?|domestic abuse|violence|harassment|stalking)\b", re.I
)
_PHRASE = re.compile(
    r"^\s*(?:of|for|in)\s+(?!\d|our\b|the (?:last|previous|year))(?P<words>(?:[^,.;:()]|\([^)]{0,60}\)){2,140})",
    re.I,
)
_PHRASE_STOPS = re.compile(
    r"\s(?:is|are|was|were|had|has|have|being|compared|which|whereas|while|but|an improvement|an increase|"
    r"previously|although|and\s+(?:it|the|that|this|we))\b",
    re.I,
)

_TIMELY = re.compile(
    r"^\s*(?:of|for|in)\s+(?P<words>[^.;:()\d]{2,120}?\bwithin\s+(?:the\s+)?(?:first\s+)?[\w-]+\s+(?:\w+\s+)?"
    r"(?:hours?|days?|minutes?)\b)",
    re.I,
)


def phrase_after(after: str) -> str | None:
    """The noun phrase of 'of …' right after a percentage, up to the next verb or comma."""
    match = _PHRASE.match(after)
    if match is None:
        return None
    words = re.sub(r"(?:\s+(?:and|or|in|of|but))+$", "", _PHRASE_STOPS.split(match["words"])[0].strip(" -"))
    return re.sub(r"\s*\((?:with|\+|±|confidence)[^)]*\)?", "", words) or None


def timely_phrase(after: str) -> str | None:
    """'of crime is recorded within 24 hours' as far as the hours: what is timely is no rate of all crime."""
    match = _TIMELY.match(after)
    return _own_words(match["words"]) if match else None


def crime_subject(phrase: str) -> str | None:
    """The standing subject that a phrase names, else its own words where it speaks of crime at all."""
    bare = re.sub(
        r"\((?:excluding|excl\.?|except|apart from|other than|not including)[^)]*\)|\b(?:excluding|except for|"
        r"apart from|other than)\b.*",
        "",
        phrase,
        flags=re.I,
    )
    if re.search(r"\bwithin\b.*\bhours?\b", bare, re.I):
        return _own_words(phrase)
    if _SEXUAL.search(bare):
        return "sexual-offences"
    if _VIOLENT.search(bare) and not re.search(r"\bdomestic\b", bare, re.I):
        return "violent-offences"
    if _SPECIAL.search(bare):
        return _own_words(phrase) if _OBJECT.search(bare) else None
    if _ALL.match(bare.strip()):
        return "all-reported-crime"
    return _own_words(phrase) if _OBJECT.search(bare) else None


def subject_in(text: str) -> str | None:
    """The last subject that the words before a number name: 'For violent offences, …', 'the rate for rape …'."""
    found: tuple[int, str] | None = None
    for form, subject in ((_SEXUAL, "sexual-offences"), (_VIOLENT, "violent-offences")):
        for match in form.finditer(text):
            if found is None or match.start() > found[0]:
                found = (match.start(), subject)
    for match in re.finditer(
        r"\b(?P<words>(?:rape|domestic abuse|modern slavery|antisocial behaviour|hate|stalking)(?: (?:crimes?|"
        r"offences?))?)\b",
        text,
        re.I,
    ):
        if found is None or match.start() > found[0] + 30:
            found = (match.start(), match["words"])
    for match in re.finditer(
        rf"\b(?:all|overall|reported|total)\s+(?:reported\s+)?{_CRIME}\b|\bcrimes? reported\b", text, re.I
    ):
        if found is None or match.start() > found[0]:
            found = (match.start(), "all-reported-crime")
    return found[1] if found else None


def _own_words(phrase: str) -> str:
    words = re.sub(
        r"^(?:all|the|its|those|these)\s+|\s+(?:correctly|accurately|overall)$", "", phrase.strip(), flags=re.I
    )
    return " ".join(words.split()[:16])
