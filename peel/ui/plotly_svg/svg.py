"""Elements of a drawing as text: names and values escaped, numbers to one decimal, presentation attributes only."""

import re
from collections.abc import Iterable
from html import escape as escaped
from typing import Any

INK = "#0b0c0c"
NAMESPACE = "http://www.w3.org/2000/svg"
# What XML holds in no form at all.
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """Text that says itself and nothing else, inside an element or an attribute."""
    return escaped(FORBIDDEN.sub("", text))


def number(value: float) -> str:
    """'12.5', '3': as short as one decimal allows."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, *children: str, **attributes: Any) -> str:
    """An element with its children; attributes without a value are left out."""
    said = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(shown(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def shown(value: Any) -> str:
    """An attribute's value as text."""
    return number(value) if isinstance(value, (int, float)) else str(value)


def group(children: Iterable[str], **attributes: Any) -> str:
    """What has attributes in common; nothing where there is nothing to group."""
    inside = list(children)
    return element("g", *inside, **attributes) if inside else ""


def points(places: Iterable[tuple[float, float]]) -> str:
    """The path through some points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in places)


def paint(colour: str | None) -> str | None:
    """A colour as SVG has it; ink is the colour of the page's text, so that it follows the reader's own colours."""
    return "currentColor" if colour and colour.lower() == INK else colour


def dashes(kind: str | None, width: float) -> str | None:
    """Plotly's names of dashes, in the width of the line."""
    steps = {"dot": (1, 2), "dash": (4, 3), "longdash": (7, 4), "dashdot": (4, 2, 1, 2)}.get(kind or "solid")
    return " ".join(number(step * max(width, 1.5)) for step in steps) if steps else None
