"""The lines of a file as text; a line that is no text is a fault, a file that is no text can't be read."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from audits.observations.reader.faults import Faults, WrongFile

LONGEST = 65_536
# What files begin with that are no CSV, though their name may say so.
OTHER_KINDS = {
    b"PK\x03\x04": "this is a spreadsheet or an archive; open it and save it as CSV (UTF-8).",
    b"\xff\xfe": "this is UTF-16; save the file as UTF-8.",
    b"\xfe\xff": "this is UTF-16; save the file as UTF-8.",
    b"\x1f\x8b": "this is compressed; unpack it first.",
    b"%PDF": "this is a PDF; it takes a CSV file.",
}


class Lines:
    """Each line as text, read one at a time; `begin` is called before the lines of each row."""

    def __init__(self, file: BinaryIO, faults: Faults) -> None:
        self.file, self.faults = file, faults
        self.number = self.start = 0
        self.is_broken = False

    def begin(self) -> None:
        """The next line is the first of a row."""
        self.start, self.is_broken = 0, False

    def __iter__(self) -> Iterator[str]:
        while line := self.file.readline(LONGEST + 1):
            self.number += 1
            self.start = self.start or self.number
            if self.number == 1:
                line = self.head(line)
            if len(line) > LONGEST:
                raise WrongFile(f"line {self.number}: no figure needs a line so long; is this a CSV file?")
            yield self.text(line)

    def head(self, line: bytes) -> bytes:
        """The first line without its mark of UTF-8; another kind of file is recognised here."""
        for mark, what in OTHER_KINDS.items():
            if line.startswith(mark):
                raise WrongFile(f"line 1: {what}")
        line = line.removeprefix(b"\xef\xbb\xbf")
        if b"\0" in line or not _is_utf8(line):
            raise WrongFile("line 1: this is no UTF-8 text; save the file as CSV (UTF-8).")
        return line

    def text(self, line: bytes) -> str:
        """The line decoded; one that is no text is a fault and breaks its row, but still ends where it ends."""
        if b"\0" in line:
            return self.broken(line, "there is a zero byte in the text; remove it.")
        if _is_utf8(line):
            return line.decode()
        near = line.decode("latin-1").strip()[:60]
        return self.broken(line, f"‘{near}’ is not UTF-8 (Latin-1?); save the file as UTF-8.")

    def broken(self, line: bytes, what: str) -> str:
        """The line as far as it can be read, and a fault."""
        self.is_broken = True
        self.faults.add(self.number, "", what)
        return line.replace(b"\0", b"").decode("latin-1")


def rows(file: BinaryIO, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins, without values when it is broken; empty lines are passed over."""
    lines = Lines(file, faults)
    reader = csv.reader(lines, strict=True)
    while True:
        lines.begin()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            faults.add(lines.start or lines.number, "", f"{error}; check the quotation marks and line ends.")
            yield lines.start, []
            continue
        if cells is None:
            return
        if lines.is_broken or any(cells):
            yield lines.start, [] if lines.is_broken else cells


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
