"""A DOCX file -> blocks by its styles, after a look at what it would unpack to."""

import io
import re
import zipfile
import zlib

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from peel.reader.errors import Unreadable
from peel.reader.formats.plain_text import block_of
from peel.reader.structure.text import Block, Source, tidy

_LARGEST_PART = 60 * 1024 * 1024
_LARGEST_WHOLE = 120 * 1024 * 1024
_MOST_PARTS = 3000
_CHUNK = 1024 * 1024
_HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\s*(\d?)", re.I)


def read_docx(content: bytes) -> Source:
    """Headings, list items, paragraphs and table rows in the document's order."""
    _refuse_bomb(content)
    try:
        document = docx.Document(io.BytesIO(content))
        blocks = [block for item in document.iter_inner_content() for block in _blocks(item)]
    except Exception as error:  # python-docx lets errors of zipfile, lxml, KeyError and its own through
        raise Unreadable(f"the DOCX file is damaged ({type(error).__name__})") from None
    return Source(tuple(blocks))


def _refuse_bomb(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if "word/document.xml" not in archive.namelist():
                raise Unreadable("the file is a ZIP archive but no DOCX document")
            if len(parts) > _MOST_PARTS:
                raise Unreadable(f"the DOCX file has {len(parts)} parts, too many to be a document")
            if sum(part.file_size for part in parts) > _LARGEST_WHOLE:
                raise Unreadable("the DOCX file would unpack to more than 120 MB")
            total = 0
            for part in parts:
                total += _size(archive, part)
                if total > _LARGEST_WHOLE:
                    raise Unreadable("the DOCX file would unpack to more than 120 MB")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise Unreadable("the DOCX file is damaged or locked with a password") from None


def _size(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """The size a part really unpacks to: the declared one may lie."""
    size, is_xml = 0, part.filename.endswith((".xml", ".rels"))
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if is_xml and size == 0 and b"<!DOCTYPE" in chunk[:2000]:
                raise Unreadable("the DOCX file declares entities of its own, which no document needs")
            size += len(chunk)
            if size > _LARGEST_PART:
                raise Unreadable("a part of the DOCX file would unpack to more than 60 MB")
    return size


def _blocks(item: Paragraph | Table) -> list[Block]:
    if isinstance(item, Table):
        return _rows(item)
    text = tidy(item.text)
    if not text:
        return []
    style = item.style.name if item.style is not None and item.style.name else ""
    heading = _HEADING_STYLE.match(style)
    if heading:
        return [Block(text, "heading", int(heading[1] or 1))]
    properties = item._p.pPr
    numbering = properties.numPr if properties is not None else None
    if numbering is not None or style.lower().startswith("list"):
        level = numbering.ilvl.val if numbering is not None and numbering.ilvl is not None else 0
        return [Block(text, "bullet", level + 1)]
    return [block_of(tidy(line)) for line in item.text.split("\n") if tidy(line)]


def _rows(table: Table) -> list[Block]:
    blocks = []
    for row in table.rows:
        cells = tuple(tidy(cell.text) for cell in row.cells)
        if any(cells):
            text = " | ".join(cells).strip(" |") if len(cells) > 1 else cells[0]
            blocks.append(Block(text, "paragraph", cells=cells))
    return blocks
