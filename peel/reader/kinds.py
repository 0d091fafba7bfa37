"""What kind of document this is, its title, its dates and its cycle."""

import re
from collections.abc import Sequence
from datetime import date

from peel.reader.drafts import Kind
from peel.reader.extract.dates import find_date
from peel.reader.extract.grade_sentences import find_grade_sentence
from peel.reader.structure.headings import is_special
from peel.reader.structure.labels import find_label
from peel.reader.structure.letter_block import LetterBlock
from peel.reader.structure.text import Line, Source, plain
from peel.reader.vocabulary import ENDS, SECTIONS, is_known_area, lone_grade

_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.I)
_NOTE = re.compile(r"^\[(?P<first>\w+)\b.*\]?$")
_PUBLISHED = re.compile(
    r"^(?:published(?: on| date)?|publication date|date published|first published)\b\s*:?\s*(?P<rest>.{4,60})$",
    re.I,
)
_UPDATED = re.compile(r"^(?:last )?updated(?: on)?\b\s*:?\s*(?P<rest>.{4,60})$", re.I)
_CYCLE = r"(?P<first>20\d{2})(?:\s?[/-]\s?(?P<second>(?:20)?\d{2}))?(?!\d)"
_CYCLE_FORMS = (
    re.compile(
        rf"\bpeel(?:[- ](?:assessments?|inspections?|reports?|programme|assessment framework)(?:/peel)?)?[-/ "
        rf"]{_CYCLE}",
        re.I,
    ),
    re.compile(
        rf"\b{_CYCLE}[- ](?:\(?peel\b|police effectiveness, efficiency|police efficiency, effectiveness|police "
        rf"effectiveness)",
        re.I,
    ),
    re.compile(rf"\bsubject to (?:a )?detailed inspection in {_CYCLE}", re.I),
)
_CYCLE_ONLY = re.compile(r"^peel(?: assessment)? \d{4}\S{0,6}$", re.I)
_NAMED_CYCLE = re.compile(
    r"\b(?:our|the) (?P<cycle>2018[/-]19|2021[/-]22|2023[/-]25|2025[/-]27) (?:\w+ ){0,4}inspection", re.I
)
_ADDRESS_CYCLE = re.compile(rf"peel-(?:reports|assessments)/[^?#]*?(?<!\d){_CYCLE}", re.I)
_OF_2018 = {"2018": "2018-19", "2021": "2021-22"}
_GRADED = re.compile(r"\bgraded judg(?:e)?ments?\b|\bassessed how good\b", re.I)


def find_address(lines: Sequence[Line]) -> str | None:
    """An address on a line of its own at the head of the text."""
    return next((line.text for line in lines[:4] if _ADDRESS.match(line.plain)), None)


def is_retold(lines: Sequence[Line]) -> bool:
    """A note in square brackets at the head says that the sentences are not the published ones."""
    notes = [match for line in lines[:4] if (match := _NOTE.match(line.plain))]
    return any(note["first"].lower() == "retold" for note in notes)


def find_title(lines: Sequence[Line], source: Source) -> str | None:
    """The first heading that is no section of a report, or what the page calls itself."""
    if source.title:
        return source.title
    for line in lines[:12]:
        if _ADDRESS.match(line.plain) or _NOTE.match(line.plain) or is_special(line.plain):
            continue
        if _CYCLE_ONLY.match(line.plain):
            continue
        if not line.is_heading or SECTIONS.match(line.plain) or ENDS.match(line.plain) or is_known_area(line.text):
            return None
        return None if find_label(line.text, line.plain) and ":" not in line.plain else line.text
    return None


def find_published(lines: Sequence[Line], source: Source) -> date | None:
    """'Published on …' near the head, else 'Last updated …', else what the page's own mark-up says."""
    for form in (_PUBLISHED, _UPDATED):
        for line in lines[:60]:
            match = form.match(line.plain)
            if match and (day := find_date(match["rest"])):
                return day
    return find_date(source.published) if source.published else None


def find_cycle(lines: Sequence[Line], address: str | None, title: str | None, kind: Kind) -> str | None:
    """The PEEL cycle that the document itself belongs to or speaks of first."""
    if kind == "crime_data_audit":
        return None
    if address and (match := _ADDRESS_CYCLE.search(address)):
        return _cycle(match)
    for text in (plain(title or ""), *(line.plain for line in lines)):
        matches = [match for form in _CYCLE_FORMS for match in form.finditer(text)]
        cycles = [cycle for match in sorted(matches, key=re.Match.start) if (cycle := _cycle(match))]
        if cycles:
            return cycles[0]
    named = next((match for line in lines if (match := _NAMED_CYCLE.search(line.plain))), None)
    return named["cycle"].replace("/", "-") if named else None


def _cycle(match: re.Match[str]) -> str | None:
    first, second = match["first"], match["second"]
    if second is None:
        return _OF_2018.get(first, first) if int(first) <= 2021 else None
    return f"{first}-{second[-2:]}" if 0 < int(second[-2:]) - int(first[-2:]) <= 4 else None


def find_kind(lines: Sequence[Line], title: str | None, block: LetterBlock | None) -> Kind:
    """The kind by letter block and title, else by what the text is made of."""
    named = plain(f"{title or ''}").lower()
    is_letter = block is not None or bool(re.search(r"\bletter\b", named))
    if is_letter:
        return _letter_kind(lines, named, block)
    if re.search(r"crime data integrity", named) and not re.search(r"cause", named):
        return "crime_data_audit"
    if re.search(r"\bcauses? (?:of|for) concern\b", named):
        return "causes_of_concern"
    if _is_report(lines):
        return "inspection_report"
    if any(re.fullmatch(r"(?:revised )?overall judg(?:e)?ment:?", line.plain, re.I) for line in lines[:40]):
        return "crime_data_audit"
    if re.search(r"crime data integrity|crime recording", " ".join(line.plain for line in lines[:6]), re.I) and any(
        lone_grade(line.plain) for line in lines[:40]
    ):
        return "crime_data_audit"
    if any(
        not line.is_bullet and (label := find_label(line.text, line.plain)) and label.box == "cause"
        for line in lines
    ):
        return "causes_of_concern"
    return "unknown"


def _letter_kind(lines: Sequence[Line], named: str, block: LetterBlock | None) -> Kind:
    subject = " ".join(block.parts.get("subject", [])) if block else ""
    after = lines[block.stop : block.stop + 2] if block else lines[1:3]
    headings = " ".join(line.plain for line in after if line.is_heading)
    for text in (named, plain(subject).lower(), headings.lower()):
        if re.search(r"\bclosure\b|\bclos(?:ed|ing)\b", text):
            return "closure_letter"
        if re.search(r"\brevisit", text):
            return "revisit_letter"
        if re.search(r"\bmonitoring\b|\bengage\b", text):
            return "monitoring_letter"
    body = " ".join(line.plain for line in lines[block.stop if block else 0 :])
    if re.search(r"\b(?:clos(?:e|ed|ing)|closure of)\b[^.]{0,60}causes? (?:of|for) concern", body, re.I):
        return "closure_letter"
    if re.search(r"\b(?:revisit\w*|went back|returned to)\b", body, re.I) and "cause" in body:
        return "revisit_letter"
    if re.search(
        r"\b(?:enhanced (?:level|phase|stage|monitoring)|engage (?:phase|stage|process)|default (?:phase|level|"
        r"stage))\b",
        body,
        re.I,
    ):
        return "monitoring_letter"
    return "unknown"


def _is_report(lines: Sequence[Line]) -> bool:
    if any(_GRADED.search(line.plain) for line in lines[:60]):
        return True
    areas = [place for place, line in enumerate(lines) if line.is_heading and is_known_area(line.text)]
    graded = [
        place
        for place, line in enumerate(lines)
        if line.is_heading
        and any(
            lone_grade(below.plain) or ((found := find_grade_sentence(below.plain)) and found.is_whole)
            for below in lines[place + 1 : place + 4]
        )
    ]
    is_named = any(re.search(r"\bPEEL\b", line.plain) for line in lines[:12])
    return (len(areas) >= 2 and bool(graded)) or (bool(graded) and is_named) or len(set(areas) & set(graded)) >= 1
