"""The colours, what each means, and how much each stands out from its ground, worked out."""

from dataclasses import dataclass

from peel.ui.chart import GREY, LILAC, MAROON, NAVY, ORANGE, TEAL

WHITE = "#ffffff"
# WCAG 2.2: a channel of sRGB as light, and how much each of red, green and blue is seen.
THRESHOLD, STEP = 0.04045, 12.92
SHARES = (0.2126, 0.7152, 0.0722)


def light(colour: str) -> float:
    """How light a colour is, from 0 to 1."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / STEP if c <= THRESHOLD else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * channel for share, channel in zip(SHARES, linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: 1 for alike, 21 for black on white."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True)
class Colour:
    """One colour: its name in the style sheets, its value, what it is for, and the ground that it stands on."""

    name: str
    value: str
    meaning: str
    ground: str = WHITE

    @property
    def stands_out(self) -> str:
        """The contrast against its ground: '10.3 to 1'."""
        return f"{contrast(self.value, self.ground):.1f} to 1"


BRAND = (
    Colour("navy", "#0e3a59", "The head and the foot of every page, heads of tables, large numbers"),
    Colour("blue", "#14557f", "Links"),
    Colour("teal", "#08716b", "Buttons, and the edge of what is of this service: cards, life lines, notes"),
    Colour("maroon", "#801650", "What is not published, and the grade Inadequate"),
    Colour("ink", "#0b0c0c", "Text"),
    Colour("quiet", "#48535b", "Text that is looked up rather than read: dates, captions, sources"),
    Colour("bright", "#5ad1c4", "Marks on navy", ground="#0e3a59"),
    Colour("line", "#c5d0d8", "Lines between things; it carries no meaning alone"),
    Colour("pale", "#eef3f6", "Grounds; text on it is ink", ground="#0b0c0c"),
)
CHARTS = (
    Colour("navy", NAVY, "The first series, and what a chart is about"),
    Colour("teal", TEAL, "The second series"),
    Colour("maroon", MAROON, "The third series"),
    Colour("orange", ORANGE, "The fourth series; there are never more"),
    Colour("grey", GREY, "What is compared with, and breaks"),
    Colour("lilac", LILAC, "In reserve"),
)
