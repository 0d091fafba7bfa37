"""A file's bytes -> its blocks, by what the bytes are and not by what the file is called."""

import codecs
import re
from dataclasses import replace

from peel.reader.errors import Unreadable
from peel.reader.formats.html import read_html
from peel.reader.formats.pdf import read_pdf
from peel.reader.formats.plain_text import read_plain_text
from peel.reader.formats.word import read_docx
from peel.reader.structure.text import Source, parts

_MOST_TEXT = 2_000_000
LARGEST = 20 * 1024 * 1024
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}
_OTHER_FORMATS = {
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or PowerPoint file; save it as DOCX or PDF",
    b"{\\rtf": "an RTF file; save it as DOCX or PDF",
    b"\x1f\x8b": "a compressed file; unpack it first",
    b"7z\xbc\xaf": "a compressed file; unpack it first",
    b"Rar!": "a compressed file; unpack it first",
}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body|main|article)\b", re.I
)
_MARKUP_INSIDE = re.compile(r"</(?:p|h[1-6]|div|body|main|article|ul|section)\s*>", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.I)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def open_file(content: bytes, name: str = "") -> Source:
    """The blocks of a file, or the reason why there are none."""
    if len(content) > LARGEST:
        raise Unreadable(too_large(len(content)))
    if not content.strip():
        raise Unreadable("the file is empty")
    _refuse_other_formats(content)
    if content.startswith(b"PK\x03\x04"):
        source = read_docx(content)
    elif b"%PDF-" in content[:1024]:
        source = read_pdf(content)
    else:
        text = decode(content)
        source = read_html(text) if _is_markup(text, name) else read_plain_text(text)
    if not source.blocks:
        raise Unreadable("the file holds no text")
    if sum(len(block.text) for block in source.blocks) > _MOST_TEXT:
        raise Unreadable(f"the file holds more than {_MOST_TEXT:,} characters of text, too many for one document")
    return replace(source, blocks=tuple(part for block in source.blocks for part in parts(block)))


def too_large(size: int) -> str:
    return f"the file is too large: {size / 1048576:.1f} MB, and at most 20 MB are read"


def decode(content: bytes) -> str:
    """Text in UTF-8, UTF-16 or UTF-32 with a byte order mark, the set its markup names, or Windows-1252."""
    encodings = [name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)][:1]
    if not encodings:
        if b"\x00" in content:
            encodings = _wide_encoding(content)
        else:
            named = _CHARSET.search(content[:4096])
            encodings = ["utf-8", *([named[1].decode("ascii")] if named else []), "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if "\x00" in text or len(_CONTROL.findall(text)) > len(text) // 200:
            break
        return text
    raise Unreadable("the file is not text in an encoding that is read here, and no PDF, DOCX or HTML")


def _wide_encoding(content: bytes) -> list[str]:
    """UTF-16 without a mark shows as zeros in every second place."""
    sample = content[:2000]
    if sample[1::2].count(0) > len(sample) // 3:
        return ["utf-16-le"]
    return ["utf-16-be"] if sample[::2].count(0) > len(sample) // 3 else []


def _is_markup(text: str, name: str) -> bool:
    if name.lower().endswith((".html", ".htm")) and "<" in text:
        return True
    return bool(_MARKUP.match(text)) or len(_MARKUP_INSIDE.findall(text[:20000])) >= 2


def _refuse_other_formats(content: bytes) -> None:
    for mark, name in _PICTURES.items():
        if content.startswith(mark) and (mark != b"BM" or b"\x00" in content[:30]):
            raise Unreadable(f"the file is a picture ({name}), not text")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        raise Unreadable("the file is a picture (WebP), not text")
    if content[4:8] == b"ftyp":
        raise Unreadable("the file is a picture or film, not text")
    for mark, name in _OTHER_FORMATS.items():
        if content.startswith(mark):
            raise Unreadable(f"the file is {name}")
