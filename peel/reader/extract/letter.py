"""The letter block's rows -> who writes to whom, who gets a copy, when, and about what."""

import re
from collections.abc import Sequence

from peel.reader.drafts import Addressee, Letter, Signatory
from peel.reader.extract.dates import find_date
from peel.reader.extract.forces import find_forces
from peel.reader.structure.letter_block import LetterBlock
from peel.reader.structure.text import Line, plain
from peel.reader.vocabulary import SECTIONS

_RANK = (
    r"(?:(?:Temporary|Acting|Interim|Deputy|Assistant|T/|A/)[ /]*){0,2}(?:Chief Constable|Chief Officer|"
    r"Commissioner(?! for| of Fire))"
    r"(?: of Police of the Metropolis)?"
)
_RANK_FIRST = re.compile(rf"^(?P<rank>{_RANK})(?:,? (?P<rest>(?!of\b|for\b)\S.*))?$", re.I)
_RANK_OF_BODY = re.compile(rf"^(?P<rank>{_RANK}),?(?: of| for)? (?:the )?(?P<body>\S.*)$", re.I)
_OFFICE = re.compile(
    r"(?P<office>(?:Deputy )?(?:Police,? (?:Fire,? )?(?:(?:and|&) )?(?:Fire )?(?:and )?Crime Commissioner|"
    r"Commissioner)s?|"
    r"(?:Deputy )?Mayor(?: for Policing(?: and Crime)?)?|Chair(?:man|woman|person)?|Town Clerk|Chief Executive|"
    r"Leader)",
    re.I,
)
_OFFICE_OF_BODY = re.compile(rf"^{_OFFICE.pattern}(?:,? (?:for|of|to) (?:the )?|, )(?P<body>\S.*)$", re.I)
_BODY_FIRST = re.compile(rf"^(?P<body>\S.{{1,60}}?) {_OFFICE.pattern}$", re.I)
_DASHED = re.compile(r"\s+-\s+|,\s+(?!(?:Fire|Cornwall|Crime|QPM|OBE|MBE|CBE|KPM|QFSM|BEM|DL|JP)\b)")


def read_letter(block: LetterBlock, lines: Sequence[Line], title: str | None) -> Letter:
    """The letter as typed values; what the block lacks stays null or empty."""
    sender = block.parts.get("from", [])
    sent = " ".join(block.parts.get("sent", []))
    return Letter(
        sender=_signatory(sender),
        to=tuple(_addressees(block.parts.get("to", []))),
        cc=tuple(_addressees(block.parts.get("cc", []))),
        sent_on=find_date(plain(sent)),
        subject=_subject(block, lines, title),
    )


def _signatory(rows: Sequence[str]) -> Signatory:
    """The name and the offices, in whichever order the first row has them."""
    parts = [part for row in rows[:1] for part in _split(row)] + list(rows[1:])
    names = [part for part in parts if not re.search(r"\b(?:inspector|constabulary|hmi|hmci)\b", plain(part), re.I)]
    name = (names or parts or [""])[0]
    return Signatory(name, tuple(part for part in parts if part is not name))


def _split(row: str) -> list[str]:
    """A row's parts at dashes and commas, honours and 'Police, Fire and Crime' left whole."""
    parts, start = [], 0
    for match in _DASHED.finditer(plain(row)):
        parts.append(row[start : match.start()])
        start = match.end()
    return [part for part in (*parts, row[start:]) if part]


def _addressees(rows: Sequence[str]) -> list[Addressee]:
    """People in the order of the block: a name opens a new one, a rank or a body completes the one before."""
    people: list[dict[str, str | None]] = []
    pending_rank: str | None = None

    def current() -> dict[str, str | None]:
        if not people:
            people.append({"name": None, "rank": None, "body": None})
        return people[-1]

    for row in rows:
        for part in [part for piece in _split(row) for part in re.split(r"\s+and\s+(?=Chief Constable )", piece)]:
            rank, name, body = _told(part)
            if name:
                people.append({"name": name, "rank": rank or pending_rank, "body": body})
                pending_rank = None
            elif rank and people and people[-1]["rank"] is None:
                people[-1]["rank"] = rank
                people[-1]["body"] = people[-1]["body"] or body
            elif rank:
                pending_rank = rank
                if body:
                    people.append({"name": None, "rank": rank, "body": body})
                    pending_rank = None
            elif body:
                person = current()
                person["body"] = person["body"] or body
    if pending_rank:
        people.append({"name": None, "rank": pending_rank, "body": None})
    return [Addressee(person["name"] or "", person["rank"], person["body"]) for person in people]


def _told(part: str) -> tuple[str | None, str | None, str | None]:
    """Rank, name and body that one part of a row gives."""
    part = part.removeprefix("The ")
    written = plain(part)
    first = _RANK_FIRST.match(written)
    if first:
        rest = part[first.start("rest") :] if first["rest"] else None
        if rest is None or not _is_body(rest):
            return part[: first.end("rank")], rest, None
    if _OFFICE.fullmatch(written):
        return part, None, None
    office = _OFFICE_OF_BODY.match(written) or _BODY_FIRST.match(written)
    ranked = _RANK_OF_BODY.match(written)
    if ranked and _is_body(ranked["body"]):
        return part[: ranked.end("rank")], None, part[ranked.start("body") :]
    if office:
        body = part[office.start("body") : office.end("body")]
        return part[office.start("office") : office.end("office")], None, body
    if _is_body(written):
        return None, None, part
    return None, part, None


def _is_body(text: str) -> bool:
    written = plain(text)
    return bool(find_forces(written)) or bool(
        re.search(r"\b(?:Police|Constabulary|Authority|Board|Office|Council|Service|Committee|Court)\b", written)
    )


def _subject(block: LetterBlock, lines: Sequence[Line], title: str | None) -> str | None:
    if block.parts.get("subject"):
        return block.parts["subject"][0]
    for line in lines[block.stop : block.stop + 3]:
        if line.is_heading and not SECTIONS.match(line.plain) and len(line.plain) < 160:
            return line.text
        if not re.match(r"dear\b", line.plain, re.I):
            break
    return title
