"""Rates that the inspectorate estimated: how much crime a force records, how many searches had grounds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from peel.reader.drafts import Audit, Estimate
from peel.reader.extract.audits import (
    Repeated,
    audit_of,
    column_audit,
    opening_audit,
    sample_period,
    sample_periods,
)
from peel.reader.extract.claims import find_claim
from peel.reader.extract.numbers import NUMERAL
from peel.reader.extract.percentages import Percentage, find_percentages
from peel.reader.extract.subjects import crime_subject, phrase_after, subject_in, timely_phrase
from peel.reader.structure.text import Line, sentences

_PERCENT = re.compile(r"%|per ?cent", re.I)
_NATIONAL = re.compile(
    r"\b(?:England and Wales|national(?:ly)?|all forces|other forces|average|standard|expectation|forces in)\b",
    re.I,
)
_COMPLEMENT = re.compile(
    r"\b(?:unrecorded|(?:not|never)(?: \w+){0,2} record\w*|\w+n't(?: \w+){0,2} record\w*|fail\w* to(?: \w+)? "
    r"record|failure to record|"
    r"under-?record\w*|go(?:es|ing)? missing|missed|(?:did|do|does|had|have|has)(?: not|n't) (?:have "
    r")?(?:reasonable )?grounds|without (?:reasonable )?grounds|"
    r"lack\w* (?:reasonable )?grounds|(?:is|are|was|were)(?: not|n't)(?: being)? recorded)\b",
    re.I,
)
_RECORDING = re.compile(r"\brecord(?:s|ed|ing)?\s+(?:\w+\s+){0,4}$", re.I)
_RECORDED = re.compile(
    r"^(?P<of>\s*of\s[^.;]{2,120}?)\s(?:is|are|was|were|being|had been|has been|have been|"
    r"get)\s(?:\w+\s){0,3}?record(?:ed|ing)\b(?! as\b)",
    re.I,
)
_RATE = re.compile(
    r"\b(?:recording (?:rate|accuracy|performance|level)|rate of (?:crime[- ])?recording|accuracy)\b", re.I
)
_RATE_AFTER = re.compile(r"^\s*(?:crime[- ])?recording (?:rate|accuracy)\b", re.I)
_FIGURE_IS = re.compile(
    r"\b(?:figure|rate|estimate|proportion|this|it|these)\s+(?:is|was|are|were|has|had|rose|fell|stands?|improved|"
    r"increased|falls?|rises?|drops?)\b[^.]{0,60}$",
    re.I,
)
_GROUNDS = re.compile(r"\breasonable grounds\b", re.I)
_SEARCHES = re.compile(r"\bstop(?:s)?(?: |-)and(?: |-)search|\bsearches\b", re.I)
_BACK = re.compile(
    r"(?:compared (?:to|with)|from|previous findings? of|was|against|on our previous \w+ of|and|but|to|only|just|"
    r"or|,)\s*(?:\w+\s+){0,3}$",
    re.I,
)
_OWN_DATA = re.compile(r"\b(?:its|their|'s|s')\s+(?:\w+\s+)?own\s+\w+", re.I)

_RANGE = re.compile(rf"\bbetween {NUMERAL}(?: ?%| per ?cent)? and $", re.I)
_ALONE = re.compile(rf"(?:[a-z]+ ){{0,2}}{NUMERAL} ?(?:%|per ?cent)", re.I)


@dataclass(frozen=True, slots=True)
class _Place:
    """One percentage in its sentence: the words between it and its neighbours."""

    line: Line
    sentence: str
    found: Percentage
    before: str
    after: str
    opening: Audit
    repeated: Repeated

    @property
    def trail(self) -> str:
        """All that follows the number, an interval further on included."""
        return self.line.plain[self.found.number_end : self.found.end] + self.after


def find_estimates(lines: Sequence[Line], repeated: Repeated) -> tuple[Estimate, ...]:
    """Every estimate of a document, in its order."""
    periods = sample_periods(lines)
    found: list[Estimate] = []
    lead, headers = "", ()
    for line, following in pairwise([*lines, *lines[-1:]]):
        if not line.is_bullet:
            lead = line.plain if line.plain.rstrip().endswith(":") else ""
        if not _PERCENT.search(line.plain):
            headers = line.cells
        read_on = _read_on(line, following)
        for estimate in _in_line(read_on, repeated, lead if line.is_bullet else "", headers):
            sample = estimate.sample or (periods.get(estimate.audit) if len(periods) > 1 else None)
            found.append(replace(estimate, sample=sample))
    return tuple(found)


def _read_on(line: Line, following: Line) -> Line:
    """A percentage printed large on a line of its own reads on in the line below."""
    if not _ALONE.fullmatch(line.plain) or not following.plain[:1].islower():
        return line
    return replace(line, plain=f"{line.plain} {following.plain}")


def _in_line(line: Line, repeated: Repeated, lead: str, headers: Sequence[str]) -> list[Estimate]:
    found: list[Estimate] = []
    said = ""
    for start, end in sentences(line.plain):
        in_sentence: list[Estimate] = []
        for place in _places(line, (start, end), repeated, lead, said):
            if _is_estimate(place, in_sentence, bool(found)):
                estimate = _estimate(place, in_sentence, said, found)
                cell = line.plain.count("|", 0, place.found.start)
                in_sentence.append(replace(estimate, audit=column_audit(headers, cell) or estimate.audit))
        found.extend(in_sentence)
        said = line.plain[start:end]
    return found


def _places(line: Line, span: tuple[int, int], repeated: Repeated, lead: str, said: str) -> Iterator[_Place]:
    """The percentages of a sentence; a list item's first one has the list's lead-in before it."""
    start, end = span
    sentence = line.plain[start:end]
    opening = opening_audit(lead or sentence, line, repeated, said)
    percentages = find_percentages(line.plain, start, end)
    stops = [percentage.start for percentage in percentages[1:]] + [end]
    begins = start
    for percentage, stop in zip(percentages, stops, strict=False):
        before = line.plain[begins : percentage.start]
        if lead and begins == start:
            before = f"{lead.rstrip(': ')} {before}"
        yield _Place(line, sentence, percentage, before, line.plain[percentage.end : stop], opening, repeated)
        begins = percentage.end


def _is_estimate(place: _Place, earlier: Sequence[Estimate], after_estimate: bool) -> bool:
    near = place.before[-140:] + " # " + place.after[:140]
    if _NATIONAL.search(place.before[-60:]) or re.search(
        r"\b(?:nationally|England and Wales|average)\b", place.after[:60], re.I
    ):
        return False
    if _RANGE.search(place.before):  # both ends of a range and no value: nothing that a record could hold
        return False
    if _is_complement(place) or (place.found.margin is None and place.found.wording == "percentage points"):
        return False
    if _GROUNDS.search(place.sentence) and _SEARCHES.search(place.sentence):
        return bool(
            place.found.margin is not None or _GROUNDS.search(near) or (earlier and _BACK.search(place.before))
        )
    if place.found.margin is not None:
        return True
    if _OWN_DATA.search(place.sentence):
        return False
    if _RATE_AFTER.match(place.after) or (_RATE.search(place.before) and len(place.before) < 200):
        return True
    phrase = phrase_after(place.trail) or phrase_after(place.after)
    is_of_crime = phrase is not None and crime_subject(phrase) is not None
    if phrase is None and _RECORDING.search(place.before) and subject_in(place.before):
        return True
    if is_of_crime and (_RECORDING.search(place.before) or _RECORDED.match(place.after)):
        return True
    if earlier:
        return bool(_BACK.search(place.before)) and (is_of_crime or phrase is None)
    return after_estimate and bool(_FIGURE_IS.search(place.before)) and subject_in(place.before) is not None


def _is_complement(place: _Place) -> bool:
    """'the share that goes unrecorded', '… is not recording a tenth'."""
    after = re.split(r"[;:]|, (?:but|and|which|so|compared|an?)\b|\bbut\b", place.trail)[0][:160]
    before = re.split(r"[;:]|, (?:but|and|so|which|an?|giving)\b|\bbut\b|\bcompared\b", place.before)[-1]
    if re.search(r"\brecord\w*\s+(?:\w+\s+){0,3}$", before, re.I) and not _COMPLEMENT.search(before):
        return False
    return bool(_COMPLEMENT.search(after) or _COMPLEMENT.search(before))


def _estimate(place: _Place, earlier: Sequence[Estimate], said: str, in_line: Sequence[Estimate]) -> Estimate:
    line, found = place.line, place.found
    audit = audit_of(place.opening, place.before, place.after, place.repeated)
    subject = _subject(place, earlier, said, in_line)
    return Estimate(
        subject=subject,
        value=found.value,
        margin=found.margin,
        wording=found.wording,
        passage=line.n,
        quote=line.text[found.start : found.end],
        qualifier=found.qualifier,
        audit=audit,
        sample=sample_period(line, found.start),
        claim=find_claim(line, place.sentence, subject) if audit == "this" else None,
    )


def _subject(place: _Place, earlier: Sequence[Estimate], said: str, in_line: Sequence[Estimate]) -> str:
    if _GROUNDS.search(place.sentence) and _SEARCHES.search(place.sentence):
        return "stop-and-search-reasonable-grounds"
    if timely := timely_phrase(place.trail) or timely_phrase(place.after):
        return timely
    phrase = phrase_after(place.trail) or phrase_after(place.after)
    if phrase is not None and (subject := crime_subject(phrase)):
        return subject
    if (subject := subject_in(place.before)) or (earlier and (subject := earlier[-1].subject)):
        return subject
    if subject := subject_in(place.after):
        return subject
    if subject := subject_in(place.line.plain[: place.found.start][-len(place.sentence) :] if not earlier else ""):
        return subject
    return (in_line[-1].subject if in_line else subject_in(said)) or "all-reported-crime"
