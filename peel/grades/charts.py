"""How many forces have which grade of one area."""

from dataclasses import dataclass

from plotly import graph_objects

from peel.grades.queries.area_counts import AreaCount
from peel.ui.chart import GRADE_COLOURS, GRADE_PATTERNS, INK, Chart, blank_figure

BAR_HEIGHT = 40
STACK_WIDTH = 240


def distribution(count: AreaCount) -> Chart:
    """A bar a grade, in the order of the cycle's scale."""
    cycle = count.column.area.framework.cycle
    return Chart(
        key="grades",
        title=count.words,
        subtitle=f"{count.column.area.name}, PEEL {cycle}: number of forces by grade, each force’s latest judgment",
        figure=bars(count),
        columns=["Grade", "Forces"],
        rows=[[grade.name, number or none(count)] for grade, number in count.counts],
        sources={"the judgments in the table of forces on this page, each with its own source": ""},
        note=note(count),
    )


def note(count: AreaCount) -> str:
    """What the numbers leave out."""
    parts = [
        count.missing_in_words,
        f"{count.inferred} of the grades counted inferred by us, not stated by a source." if count.inferred else "",
    ]
    return " ".join(filter(None, parts))


def none(count: AreaCount) -> int | str:
    """What is said of a grade that no force has: nought only where we hold the grades of all forces."""
    return 0 if count.is_complete else "None held"


def bars(count: AreaCount) -> graph_objects.Figure:
    """Horizontal bars that start at nought, each with its number."""
    scale = [grade for grade, _ in count.counts]
    figure = blank_figure(height=80 + BAR_HEIGHT * len(scale), showlegend=False)
    figure.add_bar(
        orientation="h",
        x=[number for _, number in count.counts],
        y=[grade.name for grade in scale],
        text=[str(number or none(count)) for _, number in count.counts],
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        hoverinfo="y+x",
        marker={
            "color": [GRADE_COLOURS[grade.slug] for grade in scale],
            "line": {"color": INK, "width": 1},
            "pattern": {"shape": [GRADE_PATTERNS[grade.slug] for grade in scale], "fgcolor": INK, "size": 6},
        },
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, showline=False)
    figure.update_xaxes(rangemode="tozero", dtick=max(1, max((n for _, n in count.counts), default=1) // 8))
    return figure


@dataclass(frozen=True)
class Part:
    """One grade's part of a stacked bar, in the units of its drawing."""

    slug: str
    number: int
    x: float
    width: float

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round(self.x + self.width / 2, 1)


def stack(count: AreaCount) -> list[Part]:
    """The parts of a thin stacked bar of one area's grades, side by side in the order of the scale."""
    parts: list[Part] = []
    done = 0
    for grade, number in count.counts:
        if number:
            x, end = (round(STACK_WIDTH * place / count.graded, 1) for place in (done, done + number))
            parts.append(Part(grade.slug, number, x, round(end - x, 1)))
        done += number
    return parts
