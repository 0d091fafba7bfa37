"""When something found is what was wanted.

An expectation says only what is beyond doubt. A key left out is not checked; null means that the reading must
say null; a list in the place of a title, area or kind holds every wording that may stand there.
"""

import re
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]


def plain(text: str | None) -> str:
    """A text for comparison: one kind of apostrophe, dash and blank, no capital, no full stop at the end."""
    text = re.sub(r"[\u2018\u2019]", "'", text or "")
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    return " ".join(text.split()).casefold().rstrip(".;: ")


def accepted(value: Any) -> list[Any]:
    """Every value that may stand in one place."""
    return value if isinstance(value, list) else [value]


def same_text(wanted: str | list[str], found: str | None) -> bool:
    """A text is one of those wanted, but for typography."""
    return plain(found) in [plain(text) for text in accepted(wanted)]


def same_number(wanted: float | None, found: float | None) -> bool:
    """Two numbers, or two missing numbers, are the same."""
    if wanted is None or found is None:
        return wanted is found
    return abs(wanted - found) < 0.0001


def fits(wanted: Json, found: Json) -> bool:
    """Every key of what is wanted is met by what was found."""
    return all(_value_fits(value, found.get(key)) for key, value in wanted.items())


def _value_fits(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, list):
        return found in wanted
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, int | float):
        return isinstance(found, int | float) and same_number(wanted, found)
    return wanted == found


def shown(item: Json, *keys: str) -> str:
    """One thing found, in one line."""
    return ", ".join(f"{key} {item.get(key)!r}" for key in keys)


def nearest(row: Json, got: list[Json], keys: tuple[str, ...]) -> list[str]:
    """What was found with the same value, in one line each."""
    return [shown(item, *keys) for item in got if same_number(row["value"], item["value"])]


def any_text(rows: Iterable[Json], key: str, text: str) -> bool:
    """One of the rows has this text under the key."""
    return any(same_text(row[key], text) for row in rows)
