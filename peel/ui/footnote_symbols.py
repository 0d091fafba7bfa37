"""Shorthand in square brackets: what stands in place of a figure or beside it, and what it means."""

import re
from collections.abc import Iterable

MEANINGS = {
    "[b]": "break: the two cannot be compared",
    "[c]": "confidential",
    "[p]": "provisional",
    "[r]": "revised",
    "[u]": "low reliability",
    "[x]": "not available",
    "[z]": "does not apply",
}
MARK = re.compile(r"\[[a-z]\]")


def footnote_symbols(texts: Iterable[str]) -> list[tuple[str, str]]:
    """The shorthand that some texts use, each once and by letter, with its meaning."""
    used = {mark for text in texts for mark in MARK.findall(text)}
    return [(mark, meaning) for mark, meaning in MEANINGS.items() if mark in used]
