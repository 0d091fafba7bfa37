"""Which audit a sentence speaks of: this document's, or the one before it that it repeats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from peel.reader.drafts import Audit
from peel.reader.extract.dates import PERIOD
from peel.reader.structure.text import Line, sentences

_OPENS_PREVIOUS = re.compile(
    r"^\s*(?:previously\b|at the time of (?:our|the) (?:last|previous)|in (?:our|the) (?:last|previous|earlier|"
    r"first|original) (?:\w+ ){0,3}(?:audit|inspection|review|report|findings)\b|"
    r"(?:our|the) (?:last|previous|earlier) (?:\w+ ){0,3}(?:audit|inspection|review|report)|when we last|before "
    r"(?:this|that)\b|by contrast, in our previous)",
    re.I,
)
_OPENS_YEAR = re.compile(
    r"^\s*(?:but |and |however, )?in (?:our |the )?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December) )?(?P<year>(?:19|20)\d{2})\b",
    re.I,
)
_LOCAL_BEFORE = re.compile(
    r"\b(?:compared (?:to|with)|previous(?:ly)?|up from|down from|improve(?:d|ment) (?:on|from)|(?:increase|"
    r"decrease|decline|reduction|fall|drop|rise|change)d? "
    r"(?:on|from)|(?:rose|risen|fell|fallen|dropped|gone up|gone down) from|instead of|"
    r"rather than|against(?! the person)|last inspect\w*|last audit|earlier (?:audit|finding)s?(?: of)?|"
    r"was then|than in (?:19|20)\d{2}|"
    r"since (?:our|the) [^.;,]{0,40}(?:inspection|audit|report|review),? when|"
    r"in (?:our|the) (?:last|previous|earlier) (?:\w+ ){0,2}(?:inspection|audit|report|review))\b[^.;]*$",
    re.I,
)
_NOW = re.compile(
    r"\b(?:now|this (?:audit|time|inspection)|current(?:ly)?|to|has (?:since )?(?:risen|improved|increased|"
    r"fallen))\s*(?:\w+\s+){0,3}$",
    re.I,
)
_LOCAL_AFTER = re.compile(
    r"^[^,;.]{0,80}?\b(?:previously|in (?:our|the) (?:last|previous|earlier) (?:\w+ ){0,3}(?:audit|inspection|"
    r"review|report)|when we last|at our last|at the time of our (?:last|previous)|last time)\b",
    re.I,
)
_SAMPLES = re.compile(r"\b(?:samples?|period|audit\w*|records|crime reports|examin\w+|between|for the)\b", re.I)


_OPENS_INSPECTION = re.compile(
    r"^\s*(?:(?:and|but|while|whereas)\s+)?(?:in|at|during) (?:our|the|its) "
    r"(?:(?:20\d{2}\S*|peel|original|full)\s+){0,3}"
    r"(?:inspection|report)\b",
    re.I,
)
_CONTINUES = re.compile(
    r"^\s*(?:at that time,? )?(?:we|it|this|that|the (?:force|constabulary|service|rate|figure|estimate)) "
    r"(?:estimated|found|was|were|recorded|had|showed)\b(?!.*\b(?:now|this time|new)\b)",
    re.I,
)
_CLAUSE = re.compile(r"[;:]\s+|,\s+(?:and|but|while|whereas)\s+")


@dataclass(frozen=True, slots=True)
class Repeated:
    """What is known of the audit before: lines that repeat an earlier finding, and the document's own year."""

    lines: frozenset[int]
    year: int | None
    is_letter: bool = False


def opening_audit(sentence: str, line: Line, repeated: Repeated, said: str = "") -> Audit:
    """The audit that a sentence starts out with; `said` is the sentence before, which it may go on with."""
    if line.n in repeated.lines or _opens_previous(sentence, repeated):
        return "previous"
    return "previous" if _opens_previous(said, repeated) and _CONTINUES.match(sentence) else "this"


def _opens_previous(words: str, repeated: Repeated) -> bool:
    """'In our last audit …', '… in <an earlier year>', and in a letter 'in our inspection …'."""
    if _OPENS_PREVIOUS.match(words) or (repeated.is_letter and _OPENS_INSPECTION.match(words)):
        return True
    year = _OPENS_YEAR.match(words)
    return bool(year and repeated.year and int(year["year"]) < repeated.year)


def audit_of(opening: Audit, before: str, after: str, repeated: Repeated) -> Audit:
    """The audit of one number, by the words around it: 'compared to …', '… previously'."""
    if opening == "previous":
        return "this" if _NOW.search(before) and not _LOCAL_BEFORE.search(before) else "previous"
    clause = _CLAUSE.split(before)[-1]
    if clause is not before and _opens_previous(clause, repeated):
        return "previous"
    local = _LOCAL_BEFORE.search(before)
    if local and not re.search(r"\bfrom\b.*\bto\s*(?:\w+\s+){0,3}$", before, re.I):
        return "previous"
    return "previous" if _LOCAL_AFTER.match(after) else "this"


def column_audit(headers: Sequence[str], cell: int) -> Audit | None:
    """The audit that a table's column is headed by: 'Previous audit', or the earlier of two years."""
    if not 0 < cell < len(headers):
        return None
    if re.search(r"\b(?:previous|last|earlier|before|original)\b", headers[cell], re.I):
        return "previous"
    years = [int(year[0]) if (year := re.search(r"\b20\d{2}\b", header)) else None for header in headers[1:]]
    own, known = years[cell - 1], [year for year in years if year]
    if own and len(known) > 1:
        return "this" if own == max(known) else "previous"
    return "this"


def sample_period(line: Line, at: int) -> str | None:
    """The period audited, as the passage words it: the last one named before a number."""
    found = None
    for match in PERIOD.finditer(line.plain, 0, at):
        if _SAMPLES.search(line.plain, max(0, match.start() - 160), match.start()):
            found = line.text[match.start("period") : match.end("period")]
    return found


def sample_periods(lines: Sequence[Line]) -> dict[Audit, str]:
    """The sample period of each audit where one passage of a letter names both."""
    periods: dict[Audit, str] = {}
    for line in lines:
        for start, end in sentences(line.plain):
            sentence = line.plain[start:end]
            if "sample" not in sentence.lower():
                continue
            for match in PERIOD.finditer(sentence):
                audit: Audit = (
                    "previous" if re.search(r"\bprevious\b|\blast\b", sentence[: match.start()], re.I) else "this"
                )
                periods.setdefault(audit, line.text[start + match.start("period") : start + match.end("period")])
    return periods
