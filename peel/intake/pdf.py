"""A PDF with text -> blocks: printed lines joined into paragraphs, headings known by their size and weight."""

import io
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

import pdfplumber

from peel.intake.errors import Unreadable
from peel.intake.plain_text import block_of
from peel.intake.text import Block, Source, tidy

_MOST_PAGES = 300
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?", re.I)
_ENDED = re.compile(r"[.:;?!][\"'’”)\]]*$")


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    page: int
    top: float
    bottom: float
    right: float
    size: float
    is_bold: bool


def read_pdf(content: bytes) -> Source:
    """The document's text, without page numbers and the lines that every page repeats."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise Unreadable(f"the PDF has {len(document.pages)} pages, and at most {_MOST_PAGES} are read")
            rows = [row for number, page in enumerate(document.pages) for row in _rows(page, number)]
            pages = len(document.pages)
    except Unreadable:
        raise
    except Exception as error:  # pdfminer lets many kinds of error through on a damaged file
        raise Unreadable(f"the PDF is damaged or locked ({type(error).__name__})") from None
    if not rows:
        raise Unreadable("the PDF has no text layer: it may be a scan; run it through text recognition first")
    return Source(tuple(_joined(_without_page_furniture(rows, pages))))


def _rows(page: pdfplumber.page.Page, number: int) -> list[_Row]:
    rows = []
    for line in page.extract_text_lines(return_chars=True):
        text = tidy(line["text"])
        if not text:
            continue
        sizes = [char["size"] for char in line["chars"]]
        bold = sum("bold" in char["fontname"].lower() for char in line["chars"])
        rows.append(
            _Row(
                text,
                number,
                line["top"],
                line["bottom"],
                line["x1"],
                round(median(sizes), 1),
                bold > 0.8 * len(sizes),
            )
        )
    page.close()
    return rows


def _without_page_furniture(rows: list[_Row], pages: int) -> list[_Row]:
    seen = Counter((row.text, round(row.top)) for row in rows)
    return [
        row
        for row in rows
        if not _PAGE_NUMBER.fullmatch(row.text) and not (pages >= 3 and seen[row.text, round(row.top)] > pages / 2)
    ]


def _joined(rows: list[_Row]) -> list[Block]:
    body = Counter(row.size for row in rows for _ in row.text).most_common(1)[0][0]
    width = max((row.right for row in rows), default=0)
    blocks: list[Block] = []
    last: _Row | None = None
    for row in rows:
        level = _heading_level(row, body)
        fresh = block_of(row.text)
        if last is not None and blocks and _goes_on(last, row, blocks[-1], fresh, level, width):
            head = blocks[-1]
            joint = "" if re.search(r"\w[-\u2010\u2011]$", head.text) else " "
            blocks[-1] = Block(f"{head.text}{joint}{row.text}", head.kind, head.level)
        elif level:
            blocks.append(Block(row.text, "heading" if row.size > body * 1.08 else None, level))
        else:
            blocks.append(fresh)
        last = row
    return blocks


def _heading_level(row: _Row, body: float) -> int:
    if row.size > body * 1.6:
        return 1
    if row.size > body * 1.25:
        return 2
    return 3 if row.size > body * 1.08 or row.is_bold else 0


def _goes_on(last: _Row, row: _Row, head: Block, fresh: Block, level: int, width: float) -> bool:
    """The row continues the paragraph, list item or heading of the row before it."""
    if fresh.kind == "bullet" or last.size != row.size or last.is_bold != row.is_bold:
        return False
    height = last.bottom - last.top
    if last.page != row.page:
        return not level and not _ENDED.search(head.text) and row.text[0].islower()
    is_near = -height <= row.top - last.bottom < 0.75 * height
    if level:
        return is_near and last.right > 0.75 * width
    return is_near and last.right > 0.75 * width
