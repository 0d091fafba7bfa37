"""Plain text -> blocks: one for each line, or for each run of lines where the text was wrapped by hand."""

import re
from itertools import pairwise

from peel.reader.structure.text import Block, Source, tidy

_BULLET = re.compile(r"^(?P<mark>[•▪◦●○■□·‣⁃∙*]|[-–—](?=\s)|o(?=\s{2,}\S))\s*(?P<text>\S.*)$")
_NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?P<text>\S.*)$")
_LINES = re.compile(r"\r\n|\r|\n|\x0b|\x0c|\x85|\u2028|\u2029")
_ENDED = re.compile(r"[.:;?!][\"'’”)\]]*$")


def read_plain_text(text: str) -> Source:
    """Blocks of a plain text, their kind told only where a mark says so."""
    rows = _rows(text)
    if _is_wrapped([row for row, _, _ in rows]):
        rows = _unwrapped(rows)
    return Source(tuple(block_of(row, indent, gap) for row, indent, gap in rows))


def block_of(row: str, indent: int = 0, after_gap: bool = False) -> Block:
    """One row as a list item without its mark, a row of a table, or text."""
    bullet = _BULLET.match(row)
    if bullet:
        return Block(tidy(bullet["text"]), "bullet", indent, after_gap=after_gap)
    numbered = _NUMBERED.match(row)
    if numbered and (_ENDED.search(row) or row.rstrip().endswith(("; and", "; or"))):
        return Block(tidy(numbered["text"]), "bullet", indent, after_gap=after_gap)
    cells = tuple(tidy(cell) for cell in re.split(r"\t+|\s*\|\s*", row.strip("| \t")))
    if len(cells) > 1 and all(cells):
        return Block(tidy(row), "paragraph", cells=cells, after_gap=after_gap)
    return Block(tidy(row), None, indent, after_gap=after_gap)


def _rows(text: str) -> list[tuple[str, int, bool]]:
    rows, gap = [], False
    for raw in _LINES.split(text):
        if not tidy(raw):
            gap = True
            continue
        indent = len(raw) - len(raw.lstrip())
        rows.append((raw.strip(), indent, gap))
        gap = False
    return rows


def _is_wrapped(rows: list[str]) -> bool:
    """Long lines all break at about the same width, and mostly in the middle of a sentence."""
    long = [row for row in rows if len(row) > 55]
    if len(long) < 8 or max(map(len, rows)) > 130:
        return False
    broken = sum(
        1
        for one, following in pairwise(rows)
        if len(one) > 55 and not _ENDED.search(one) and following[0].islower()
    )
    return broken > len(long) / 3


def _unwrapped(rows: list[tuple[str, int, bool]]) -> list[tuple[str, int, bool]]:
    width = max(len(row) for row, _, _ in rows)
    has_gaps = sum(gap for _, _, gap in rows) > len(rows) / 10
    joined: list[tuple[str, int, bool]] = []
    last = ""
    for row, indent, gap in rows:
        is_full = len(last) + 1 + len(row.split()[0]) > width - (0 if not has_gaps else width // 3)
        if joined and not gap and is_full and not _BULLET.match(row):
            head, head_indent, head_gap = joined[-1]
            joint = "" if re.search(r"\w[-\u2010\u2011]$", head) else " "
            joined[-1] = (f"{head}{joint}{row}", head_indent, head_gap)
        else:
            joined.append((row, indent, gap))
        last = row
    return joined
