"""What every file becomes: blocks, then numbered lines whose kind is settled; and how sentences part."""

import re
from dataclasses import dataclass, replace

from peel.reader.drafts import Passage, PassageKind

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f", " "),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201f", '"'),
        "\u2044": "/",
        "\uff05": "%",
        "\uff0b": "+",
    }
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,3}\s+(?=[\"'(\[]?[A-Z0-9£])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|No|Mr|Mrs|Ms|Dr|St|vs|para|paras|pp|c)|\b[A-Z])\.$")

_LONGEST_SENTENCE = 1500
_LONGEST_BLOCK = 8000


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a file, before its kind is settled: `kind` is null where only plain text is known."""

    text: str
    kind: PassageKind | None = None
    level: int = 0
    cells: tuple[str, ...] = ()
    after_gap: bool = False
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file opened: its blocks in order, and what its own format says about it."""

    blocks: tuple[Block, ...]
    title: str | None = None
    address: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A passage with its place in lists and tables, and `plain`: the same length, with typewriter marks."""

    n: int
    kind: PassageKind
    text: str
    plain: str
    level: int = 0
    cells: tuple[str, ...] = ()
    is_picture: bool = False

    @property
    def is_heading(self) -> bool:
        return self.kind == "heading"

    @property
    def is_bullet(self) -> bool:
        return self.kind == "bullet"

    def as_passage(self) -> Passage:
        return Passage(self.n, self.kind, self.text)


def plain(text: str) -> str:
    """The text with typographic dashes, spaces and quotation marks as typewriter ones: same length, same places."""
    return text.translate(_SAME_LENGTH)


# Zero-width space, byte order mark, soft hyphen; and the NUL of broken fonts, which no database keeps.
_INVISIBLE = dict.fromkeys((0x200B, 0xFEFF, 0x00AD, 0x0000))


def tidy(text: str) -> str:
    """White space of any kind as single spaces; invisible marks gone."""
    return " ".join(text.translate(_INVISIBLE).split())


def key(text: str) -> str:
    """Words only, in lower case: for comparing headings and names."""
    return re.sub(r"[^a-z0-9]+", " ", plain(text).lower()).strip()


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a plain text starts and ends; one without end is broken, to bound every search."""
    spans, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text, start, match.start() + 1):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return [piece for span in spans for piece in _pieces(text, *span, _LONGEST_SENTENCE)]


def parts(block: Block) -> list[Block]:
    """A block as it is; one far longer than any paragraph in several."""
    if len(block.text) <= _LONGEST_BLOCK:
        return [block]
    spans = _pieces(block.text, 0, len(block.text), _LONGEST_BLOCK)
    return [replace(block, text=block.text[start:end].strip(), cells=()) for start, end in spans]


def _pieces(text: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > longest:
        space = text.rfind(" ", start + 1, start + longest)
        stop = space + 1 if space > start else start + longest
        pieces.append((start, stop))
        start = stop
    return [*pieces, (start, end)]
