"""Passages beside what was read from them, with the words marked that were read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from peel.reader.drafts import Passage
from peel.reader.suggestions import Suggestion


@dataclass(frozen=True)
class Highlight:
    """A passage, cut into parts of which some are the words of a proposal."""

    passage: Passage
    parts: tuple[tuple[str, bool], ...]

    @property
    def is_marked(self) -> bool:
        """Whether any of its words are marked."""
        return any(is_marked for _, is_marked in self.parts)


def side_by_side(cards: Iterable[Any]) -> Iterator[tuple[tuple[int, ...], list[Any]]]:
    """Neighbouring cards of proposals with the numbers of the passages that they share."""
    for numbers, beside in groupby(cards, key=lambda each: each.proposal.passages):
        yield numbers, list(beside)


def highlight(passage: Passage, proposals: Iterable[Suggestion]) -> Highlight:
    """A passage with the words marked that the proposals beside it quote."""
    text = passage.text
    places = [range(at, at + len(words)) for at, words in quoted(text, proposals)]
    cuts = sorted({0, len(text), *(edge for place in places for edge in (place.start, place.stop))})
    parts = [(text[start:stop], any(start in place for place in places)) for start, stop in pairwise(cuts)]
    return Highlight(passage, tuple(parts))


def quoted(text: str, proposals: Iterable[Suggestion]) -> Iterator[tuple[int, str]]:
    """Where in a text the exact words of proposals stand, or the title that was read from it."""
    for each in proposals:
        names = (getattr(each.value, name, None) for name in ("quote", "heading", "title", "text"))
        words = next((words for words in names if words), "")
        at = text.find(words)
        if words and at >= 0:
            yield at, words
