"""Who signs a report, and when the force was inspected."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from peel.reader.extract.dates import DAY, MONTH, YEAR, find_date
from peel.reader.structure.text import Line, sentences

_OFFICE = re.compile(
    r"^(?:hm|his majesty's|her majesty's) (?:chief )?inspector(?: of constabulary.{0,60}|)$|^hm[ic]{1,2}$", re.I
)
_LABELLED = re.compile(
    r"^(?:hm|his majesty's|her majesty's) (?:chief )?inspector(?: of constabulary)?\s*[:-]\s+(?P<name>\S.{3,60})$",
    re.I,
)
_NAME = re.compile(r"^(?:Sir |Dame |Dr )?[A-Z][\w'.-]+(?: [A-Z][\w'.-]*){1,6}$")
_INSPECTED = re.compile(
    r"\b(?:(?:we|hmicfrs|our (?:inspectors|team)) (?:inspected|visited|carried out|conducted)|inspection|fieldwork|"
    r"revisit\w*)\b",
    re.I,
)
_DATE = rf"(?:{DAY} )?{MONTH}(?:,? {YEAR})?"
_PERIOD = re.compile(
    rf"\b(?:between|from) (?P<from>{_DATE}) (?:and|to|until) (?P<until>(?:{DAY} )?{MONTH},? {YEAR})", re.I
)
_SHARED = re.compile(rf"\b(?:between|from) (?P<day>{DAY}) (?:and|to) (?P<until>{DAY} {MONTH},? {YEAR})", re.I)
# A sample, a survey or a year of data has a period of its own.
_OTHER = re.compile(
    r"\b(?:records?|recorded|crimes?|reports? of|calls|data|survey\w*|sampl\w+|audit\w*|files|cases|reviewed|"
    r"examined|searches|published|year)\b",
    re.I,
)


def find_inspector(lines: Sequence[Line]) -> str | None:
    """The name above 'HM Inspector of Constabulary', or after that office and a colon."""
    for line, below in pairwise([*lines, *lines[-1:]]):
        if labelled := _LABELLED.match(line.plain):
            return line.text[slice(*labelled.span("name"))].strip()
        if _NAME.match(line.plain) and _OFFICE.match(below.plain):
            return line.text
    return None


def find_fieldwork(lines: Sequence[Line]) -> tuple[date | None, date | None]:
    """The first and last day on which the force was inspected, where a sentence gives both."""
    for line in lines:
        for start, end in sentences(line.plain):
            sentence = line.plain[start:end]
            period = _PERIOD.search(sentence) or _SHARED.search(sentence)
            if period and _INSPECTED.search(sentence, 0, period.start()) and not _OTHER.search(sentence):
                return _days(period)
    return None, None


def _days(period: re.Match[str]) -> tuple[date | None, date | None]:
    """Both ends; the first takes what it lacks, month or year, from the last. A month alone gives no day."""
    written = period["until"]
    first = f"{period['day']} {written.split(' ', 1)[1]}" if "day" in period.re.groupindex else period["from"]
    if not re.search(YEAR, first):
        first = f"{first} {written[-4:]}"
    return find_date(first, month_alone=False), find_date(written, month_alone=False)
