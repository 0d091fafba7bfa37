"""A file's bytes -> a draft: passages, structure, figures, checks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from peel.reader import kinds
from peel.reader.checks.rules import find_problems
from peel.reader.drafts import CauseOfConcern, Draft, Kind, Letter
from peel.reader.errors import Unreadable
from peel.reader.extract.audits import Repeated
from peel.reader.extract.closures import causes_in_statements, with_status
from peel.reader.extract.concern import causes_in_boxes, causes_in_lists
from peel.reader.extract.counts import find_counts
from peel.reader.extract.estimates import find_estimates
from peel.reader.extract.fieldwork import find_fieldwork, find_inspector
from peel.reader.extract.figures import find_figures
from peel.reader.extract.findings import area_of, find_findings, find_improvements
from peel.reader.extract.forces import find_forces, identify
from peel.reader.extract.judgments import judge_areas, judge_questions
from peel.reader.extract.letter import read_letter
from peel.reader.extract.monitoring import find_monitoring
from peel.reader.extract.overall_grades import OVERALL, old_judgment_start, overall_grade
from peel.reader.formats.files import LARGEST, open_file, too_large
from peel.reader.parsed_document import ParsedDocument
from peel.reader.structure.areas import Area, closes_area, find_areas
from peel.reader.structure.boxes import find_boxes
from peel.reader.structure.headings import number_lines
from peel.reader.structure.labels import find_label
from peel.reader.structure.letter_block import LetterBlock, find_letter_block
from peel.reader.structure.text import Line, Source
from peel.reader.vocabulary import CAPTION, ENDS, FURNITURE, SECTIONS

_LETTERS = ("closure_letter", "revisit_letter", "monitoring_letter")
_GENERAL = re.compile(
    r"^(?:our judg(?:e)?ments?|peel\b.{0,30}|terminology.{0,30}|important changes.{0,30}|contents|letter "
    r"information)$",
    re.I,
)

_TELLS = re.compile(r"\d,\d{3}\b|\d ?%|\d per ?cent\b")  # a heading that says a figure of its own


def read_file(path: Path) -> Draft:
    """All that is found in the file at a path; Unreadable says in one line why there is nothing."""
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(too_large(path.stat().st_size))
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"the file can't be opened: {(error.strerror or 'unknown reason').lower()}") from None
    return read(content, path.name)


def read(content: bytes, name: str = "") -> Draft:
    """All that is found in one document; Unreadable where it is none. The name only helps to tell HTML."""
    return read_source(open_file(content, name))


def read_source(source: Source) -> Draft:
    """A draft from blocks, whatever file they came from."""
    lines = number_lines(source.blocks)
    plains = [line.plain for line in lines]
    block = find_letter_block(lines, plains)
    title = kinds.find_title(lines, source)
    address = kinds.find_address(lines) or source.address
    kind = kinds.find_kind(lines, title, block)
    letter = read_letter(block, lines, title) if block else None
    addressees = [person.body or person.rank or "" for person in letter.to] if letter else []
    named = identify(lines, address=address, title=title, addressees=addressees)
    _refuse_stranger(lines, kind, named is not None)
    areas = find_areas(lines) if kind == "inspection_report" else _questions(lines, kind)
    grades = judge_areas(lines, areas) if kind == "inspection_report" else ()
    if kind == "crime_data_audit":
        grades = (*overall_grade(lines), *judge_questions(lines, areas))
        grades = tuple(sorted(grades, key=lambda item: item.judgment.passage))
    boxes = find_boxes(lines, lambda place: _is_barrier(lines, place, areas))
    fieldwork = find_fieldwork(lines)
    draft = Draft(
        kind=kind,
        title=title,
        address=address,
        published_on=kinds.find_published(lines, source),
        sent_on=letter.sent_on if letter else None,
        force=named.force if named else None,
        cycle=kinds.find_cycle(lines, address, title, kind),
        passages=tuple(line.as_passage() for line in lines),
        is_retold=kinds.is_retold(lines),
        hm_inspector=find_inspector(lines) if kind == "inspection_report" else None,
        fieldwork_from=fieldwork[0],
        fieldwork_until=fieldwork[1],
        judgments=tuple(item.judgment for item in grades),
        findings=find_findings(lines, areas, boxes),
        areas_for_improvement=find_improvements(lines, areas, boxes),
        letter=letter,
        monitoring=find_monitoring(lines[block.stop if block else 0 :], letter.sent_on if letter else None),
    )
    causes = causes_in_boxes(lines, boxes, kind)
    if not causes and kind in (*_LETTERS, "causes_of_concern"):
        causes = causes_in_lists(lines, title, kind)
    if not causes and kind in _LETTERS:
        causes = causes_in_statements(lines)
    causes = [replace(cause, area=area_of(areas, cause.passages[0] - 1)) for cause in causes]
    draft = replace(draft, causes_of_concern=with_status(causes, lines, kind))
    draft = _with_numbers(draft, lines, block, letter, areas)
    reading = ParsedDocument(draft, lines, areas, grades, boxes, named, block.stop if block else 0)
    return replace(draft, problems=find_problems(reading))


def _with_numbers(
    draft: Draft, lines: Sequence[Line], block: LetterBlock | None, letter: Letter | None, areas: Sequence[Area]
) -> Draft:
    body = _body(lines, block, areas)
    old = frozenset(line.n for line in lines[old_judgment_start(lines) :] if draft.kind == "crime_data_audit")
    repeated = Repeated(
        old | _repeated_lines(draft.causes_of_concern, draft.kind), _year(draft, letter), draft.kind in _LETTERS
    )
    estimates = find_estimates(body, repeated)
    counts = find_counts(body, repeated)
    taken: dict[int, list[range]] = {}
    for place in counts:
        taken.setdefault(place.count.passage, []).append(range(place.start, place.end))
    figures = find_figures((line for line in body if not CAPTION.match(line.plain)), estimates, taken)
    return replace(draft, estimates=estimates, counts=tuple(place.count for place in counts), figures=figures)


def _body(lines: Sequence[Line], block: LetterBlock | None, areas: Sequence[Area]) -> list[Line]:
    """Lines that may hold numbers on the force: no letter block, no heading, nothing on methods."""
    body, is_general = [], False
    area_starts = {area.start for area in areas}
    for place, line in enumerate(lines):
        if line.is_heading:
            if ENDS.match(line.plain) or _GENERAL.match(line.plain):
                is_general = "concern" not in line.plain.lower()
            elif place in area_starts or SECTIONS.match(line.plain) or find_label(line.text, line.plain):
                is_general = False
            if is_general or not _TELLS.search(line.plain):
                continue
        inside_block = block is not None and block.start <= place < block.stop
        if is_general or inside_block or FURNITURE.match(line.plain) or line.plain.startswith(("[", "http")):
            continue
        body.append(line)
    return body


def _repeated_lines(causes: Sequence[CauseOfConcern], kind: Kind) -> frozenset[int]:
    """A letter repeats the text of the cause it is about: the figures in it are the earlier audit's."""
    if kind not in _LETTERS:
        return frozenset()
    return frozenset(n for cause in causes for n in cause.passages if n <= _last_of_old(cause))


def _last_of_old(cause: CauseOfConcern) -> int:
    """After a cause's recommendations the letter tells what has become of them."""
    return max((item.passage for item in cause.recommendations), default=max(cause.passages))


def _year(draft: Draft, letter: Letter | None) -> int | None:
    """The year of this document's own audit: a crime data integrity page has it in its title."""
    named = re.search(r"\b20\d{2}$", draft.title or "") if draft.kind == "crime_data_audit" else None
    if named:
        return int(named[0])
    day: date | None = (letter.sent_on if letter else None) or draft.published_on
    return day.year if day else None


def _is_barrier(lines: Sequence[Line], place: int, areas: Sequence[Area]) -> bool:
    return any(area.start == place for area in areas) or closes_area(lines[place])


def _questions(lines: Sequence[Line], kind: Kind) -> tuple[Area, ...]:
    """The core questions that a crime data integrity page grades one by one, up to an older judgment below."""
    if kind != "crime_data_audit":
        return ()
    limit = old_judgment_start(lines)
    questions = (area for area in find_areas(lines) if area.name.rstrip().endswith("?") and area.start < limit)
    ends = [place for place, line in enumerate(lines) if OVERALL.fullmatch(line.plain.strip())] + [limit]
    return tuple(
        replace(area, stop=min(area.stop, *(end for end in ends if end > area.start))) for area in questions
    )


def _refuse_stranger(lines: Sequence[Line], kind: Kind, is_named: bool) -> None:
    if kind != "unknown":
        return
    if not is_named or not any(has_noun for line in lines for *_, has_noun in find_forces(line.plain)):
        raise Unreadable(
            "no known document: it names no police force and has the form of no report, letter or page"
        )
