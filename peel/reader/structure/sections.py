"""Which headings of a document are those of its areas and main sections."""

from collections.abc import Sequence

from peel.reader.structure.areas import is_known_area
from peel.reader.structure.text import plain
from peel.reader.vocabulary import ENDS, FURNITURE, INNER, SECTIONS


def main_headings(headings: Sequence[str]) -> set[int]:
    """The places of those of areas and main sections, each wording once; all where no area is named."""
    if not any(is_area(heading) for heading in headings):
        return set(range(len(headings)))
    first = {heading: place for place, heading in reversed(list(enumerate(headings)))}
    return {place for heading, place in first.items() if is_main(heading)}


def is_area(heading: str) -> bool:
    """Whether it is that of an area; ‘Victim service assessment’ stands within one, too."""
    return is_known_area(heading) and not INNER.match(plain(heading).strip())


def is_main(heading: str) -> bool:
    """Whether it is that of an area, or one that every report of a cycle has."""
    words = plain(heading).strip()
    if INNER.match(words) or FURNITURE.match(words):
        return False
    return is_area(heading) or bool(SECTIONS.match(words) or ENDS.match(words))
