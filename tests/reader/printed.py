"""Small PDF and DOCX files made for the tests, without a library that writes PDF."""

import io
import textwrap
import zipfile

import docx

_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def pdf(paragraphs: list[tuple[str, int]], *, rows: int = 44) -> bytes:
    """A PDF of paragraphs, each with its size of type; text wraps at the page's width."""
    printed = [
        (row, size) for text, size in paragraphs for row in [*textwrap.wrap(text, width=int(1060 / size)), ""]
    ]
    pages = [_page(printed[start : start + rows]) for start in range(0, max(len(printed), 1), rows)]
    return _file(pages)


def _page(rows: list[tuple[str, int]]) -> bytes:
    parts, top = ["BT"], 800
    for text, size in rows:
        parts.append(f"/F1 {size} Tf 1 0 0 1 50 {top} Tm ({text.translate(_ESCAPES)}) Tj")
        top -= 17 if text else 8
    return ("\n".join([*parts, "ET"])).encode("cp1252", "replace")


def _file(contents: list[bytes]) -> bytes:
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
        objects.append(page.encode() + b"/Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    body, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(body)


def word(paragraphs: list[tuple[str, str]]) -> bytes:
    """A DOCX of paragraphs, each with its style."""
    document = docx.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style=style or None)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def bomb() -> bytes:
    """A DOCX of a few hundred kilobytes whose text would unpack to far more than memory should hold."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (200 * 1024 * 1024))
    return stream.getvalue()
