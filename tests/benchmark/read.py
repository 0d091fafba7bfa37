"""How long the reader takes on hard shapes and on files. Run by hand: python -m tests.benchmark.read [FILE …]

Prints the processor seconds of each. A shape of up to a hundred thousand characters should take a few seconds
at most, a whole report well under one. It is no test: a busy machine makes any limit fail by chance.
"""

import sys
import time
from contextlib import suppress
from pathlib import Path

from peel.reader.errors import Unreadable
from peel.reader.read import read
from tests.reader.shapes import SHAPES


def seconds(content: bytes, name: str = "") -> float:
    """The processor time of one reading, whether it gives a draft or an error."""
    began = time.process_time()
    with suppress(Unreadable):
        read(content, name)
    return time.process_time() - began


def main() -> None:
    for shape in SHAPES:
        text = f"Kent Police was inspected.\n{shape}."
        print(f"{seconds(text.encode()):6.2f} s  {shape[:40]!r}, {len(shape):,} characters")
    for path in map(Path, sys.argv[1:]):
        print(f"{seconds(path.read_bytes(), path.name):6.2f} s  {path.name}")


if __name__ == "__main__":
    main()
