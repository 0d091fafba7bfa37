"""A chart as a picture that stands by itself: with its sentence, its source and its licence, on white."""

from peel.ui.chart import INK, Chart
from peel.ui.plotly_svg.svg import NAMESPACE, element, escape, number
from peel.ui.plotly_svg.text import LEADING, lines

EDGE = 16
NOT_PUBLISHED = "Not published. Not to be passed on."
QUIET = "#484949"


def picture(chart: Chart, *, is_unpublished: bool = False) -> str:
    """The file. Its texts stand for the whole page: nobody sees where it came from any more."""
    drawing = chart.on_paper
    room = drawing.wide - 2 * EDGE
    band = [(NOT_PUBLISHED, 16, True, INK)] if is_unpublished else []
    head, top = paragraphs([*band, (chart.title, 19, True, INK), (chart.subtitle, 15, False, QUIET)], EDGE, room)
    said = [f"Source: {chart.source}", chart.note, chart.licence]
    under = top + drawing.high + 8
    foot, end = paragraphs([(text, 13, False, QUIET) for text in said if text], under, room)
    size = {
        "width": drawing.wide,
        "height": end + EDGE,
        "viewBox": f"0 0 {number(drawing.wide)} {number(end + EDGE)}",
    }
    return element(
        "svg",
        element("title", escape(chart.title)),
        element("desc", escape(chart.subtitle)),
        element("rect", width="100%", height="100%", fill="#fff"),
        head,
        element("g", drawing.inside, transform=f"translate(0 {number(top)})"),
        foot,
        xmlns=NAMESPACE,
        font_family="Arial, sans-serif",
        fill="currentColor",
        color=INK,
        role="img",
        **size,
    )


def paragraphs(texts: list[tuple[str, float, bool, str]], top: float, room: float) -> tuple[str, float]:
    """Texts under one another as lines, and where they end."""
    drawn = ""
    for text, size, is_bold, colour in texts:
        placed = []
        for line in lines(str(text), room, size, is_bold):
            top += size * LEADING
            placed.append(element("text", escape(line), x=EDGE, y=top))
        drawn += element("g", *placed, font_size=size, font_weight="bold" if is_bold else None, fill=colour)
        top += 6
    return drawn, top
