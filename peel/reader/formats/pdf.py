"""A PDF with text -> blocks: printed lines joined into paragraphs, headings known by their size and weight."""

import io
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine

from peel.reader.errors import Unreadable
from peel.reader.formats.plain_text import block_of
from peel.reader.structure.text import Block, Source, tidy

_MOST_PAGES = 300
# Text at one height is one row, however wide the gaps in it: the cells of a table stand side by side.
_WHOLE_ROWS = LAParams(char_margin=1000, boxes_flow=None)
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
        pages = list(extract_pages(io.BytesIO(content), maxpages=_MOST_PAGES + 1, laparams=_WHOLE_ROWS))
        rows = [row for number, page in enumerate(pages) for row in _rows(page, number)]
    except Exception as error:  # pdfminer lets many kinds of error through on a damaged file
        raise Unreadable(f"the PDF is damaged or locked ({type(error).__name__})") from None
    if len(pages) > _MOST_PAGES:
        raise Unreadable(f"the PDF has more than {_MOST_PAGES} pages, and no more are read")
    if not rows:
        raise Unreadable("the PDF has no text layer: it may be a scan; run it through text recognition first")
    return Source(tuple(_joined(_without_page_furniture(rows, len(pages)))))


def _rows(page: LTPage, number: int) -> list[_Row]:
    lines = [line for box in page if isinstance(box, LTTextBox) for line in box if isinstance(line, LTTextLine)]
    found = (_row(line, page, number) for line in sorted(lines, key=lambda line: (-line.y1, line.x0)))
    return [row for row in found if row.text]


def _row(line: LTTextLine, page: LTPage, number: int) -> _Row:
    chars = [char for char in line if isinstance(char, LTChar)]
    bold = sum("bold" in char.fontname.lower() for char in chars)
    return _Row(
        text=tidy(line.get_text()),
        page=number,
        top=page.height - line.y1,
        bottom=page.height - line.y0,
        right=line.x1,
        size=round(median(char.size for char in chars), 1) if chars else 0,
        is_bold=bold > 0.8 * len(chars),
    )


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
