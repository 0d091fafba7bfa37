"""How wide words are in Arial, and where their lines break."""

import re
from functools import lru_cache

# Widths in thousandths of the size, as Arial and its metric twins have them.
WIDTHS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[]\\ft",
    333: "()-r`",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "0123456789abdeghnopquL?_$#–",
    584: "+<=>~−±×÷",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
OF_CHARACTER = {character: width for width, characters in WIDTHS.items() for character in characters}
OTHER = 700
BOLD = 1.08
LEADING = 1.2


@lru_cache(maxsize=4096)
def width(text: str, size: float, is_bold: bool = False) -> float:
    """How much room one line takes."""
    thousandths = sum(OF_CHARACTER.get(character, OTHER) for character in text)
    return thousandths / 1000 * size * (BOLD if is_bold else 1)


def lines(text: str, room: float, size: float, is_bold: bool = False) -> list[str]:
    """The lines of a text that may be this wide: broken where it says so, at spaces, and long words anywhere."""
    broken: list[str] = []
    for part in re.split(r"<br ?/?>|\n", text):
        line = ""
        for word in pieces(part, room, size, is_bold):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, is_bold) > room:
                broken.append(line)
                longer = word
            line = longer
        broken.append(line)
    return broken


def pieces(text: str, room: float, size: float, is_bold: bool) -> list[str]:
    """The words of a text; one that is wider than the room comes in parts."""
    found: list[str] = []
    for word in text.split():
        piece = ""
        for character in word:
            if piece and width(piece + character, size, is_bold) > room:
                found.append(piece)
                piece = ""
            piece += character
        found.append(piece)
    return found
