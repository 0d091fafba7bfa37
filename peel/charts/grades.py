"""The grades of one force over the cycles, by theme: a mark for each judgment, never a line between two."""

from collections.abc import Sequence

from plotly import graph_objects

from peel.queries.history import Comparison, Mark

from .base import GRADE_COLOURS, GRADE_MARKERS, GREY, INK, Chart, blank_figure

ROW_HEIGHT = 60
MARGIN = {"l": 8, "r": 8, "t": 32, "b": 64, "pad": 4}
BREAK = "[b]"


def grades_over_cycles(
    force: str,
    cycles: Sequence[str],
    themes: Sequence[str],
    marks: Sequence[Mark],
    comparisons: Sequence[Comparison],
) -> Chart:
    """`comparisons` are of each cycle with the one before it, in the cycles' order."""
    return Chart(
        key="grades",
        title=sentence(force, cycles, marks, comparisons),
        subtitle=f"Grades of {force} by theme and PEEL cycle, {cycles[0]} to {cycles[-1]}"
        if len(cycles) > 1
        else f"Grades of {force} by theme, PEEL cycle {cycles[0]}",
        figure=drawn(cycles, themes, marks, comparisons),
        narrow=listed(cycles, themes, marks, comparisons),
        columns=columns(cycles, comparisons),
        rows=[table_row(theme, cycles, marks, comparisons) for theme in themes],
        sources={"the judgments of each cycle, each with its own source in the reports listed on this page": ""},
        note=note(comparisons),
    )


def sentence(force: str, cycles: Sequence[str], marks: Sequence[Mark], comparisons: Sequence[Comparison]) -> str:
    """The chart's message: how many grades of how many cycles, and how often the cycles break."""
    graded = len({mark.cycle for mark in marks})
    known = f"The record holds {number(len(marks), 'grade')} of {force} from {number(graded, 'cycle')}"
    breaks = sum(not one.is_comparable for one in comparisons)
    if not breaks:
        return known
    return f"{known}, with {number(breaks, 'break')} across which grades can’t be compared"


def number(count: int, noun: str) -> str:
    """'1 grade', '2 grades'."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def drawn(
    cycles: Sequence[str], themes: Sequence[str], marks: Sequence[Mark], comparisons: Sequence[Comparison]
) -> graph_objects.Figure:
    """Cycles from left to right, themes from top to bottom; judgments that share a place one under another."""
    figure = blank_figure(height=140 + ROW_HEIGHT * len(themes), showlegend=False, margin=MARGIN)
    for of_grade in by_grade(marks):
        figure.add_trace(
            dots(of_grade).update(
                x=[cycles.index(mark.cycle) for mark in of_grade],
                y=[themes.index(mark.theme) + (mark.lane + 0.5) / mark.lanes - 0.5 for mark in of_grade],
                text=[mark.word.replace(" ", "<br>") for mark in of_grade],
            )
        )
    figure.update_xaxes(range=[-0.4, len(cycles) - 0.3], tickvals=list(range(len(cycles))), ticktext=list(cycles))
    figure.update_xaxes(showgrid=False, zeroline=False, side="top")
    figure.update_yaxes(range=[len(themes) - 0.4, -0.6], tickvals=list(range(len(themes))), ticktext=list(themes))
    figure.update_yaxes(zeroline=False)
    for place, comparison in enumerate(comparisons, start=1):
        if not comparison.is_comparable:
            add_break(figure, place - 0.15, comparison.label)
    return figure


def by_grade(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks of each grade."""
    return [[mark for mark in marks if mark.slug == slug] for slug in dict.fromkeys(mark.slug for mark in marks)]


def dots(of_grade: Sequence[Mark]) -> graph_objects.Scatter:
    """The marks of one grade in its shape and colour, each with its word beside it."""
    slug = of_grade[0].slug
    return graph_objects.Scatter(
        mode="markers+text",
        name=of_grade[0].word,
        textposition="middle right",
        textfont={"size": 12},
        hovertext=[f"{mark.theme}, {mark.cycle}: {mark.word}" for mark in of_grade],
        hoverinfo="text",
        marker={
            "symbol": GRADE_MARKERS[slug],
            "size": 13,
            "color": GRADE_COLOURS[slug],
            "line": {"color": INK, "width": 1},
        },
    )


def listed(
    cycles: Sequence[str], themes: Sequence[str], marks: Sequence[Mark], comparisons: Sequence[Comparison]
) -> graph_objects.Figure:
    """For a phone: under each theme a row a cycle, with its grades one under another."""
    rows = [
        (theme, cycle, lane) for theme in themes for cycle in cycles for lane in range(lanes(marks, theme, cycle))
    ]
    heights = {row: place + themes.index(row[0]) * 1.4 for place, row in enumerate(rows)}
    end = max(heights.values(), default=0.0)
    figure = blank_figure(height=int(24 * (end + 2)) + 24, showlegend=False, margin={"t": 0, "b": 0})
    for of_grade in by_grade(marks):
        figure.add_trace(
            dots(of_grade).update(
                x=[0.1] * len(of_grade),
                y=[heights[mark.theme, mark.cycle, mark.lane] for mark in of_grade],
                text=[mark.word for mark in of_grade],
            )
        )
    figure.update_xaxes(range=[0, 1], visible=False)
    names = [cycle if not lane else "" for _, cycle, lane in rows]
    figure.update_yaxes(range=[end + 0.6, -1.4], tickvals=list(heights.values()), ticktext=names, zeroline=False)
    figure.update_yaxes(showgrid=False)
    for theme in themes:
        head(figure, theme, min(height for row, height in heights.items() if row[0] == theme) - 1)
        for place, comparison in enumerate(comparisons, start=1):
            if not comparison.is_comparable:
                cross(figure, heights[theme, cycles[place], 0] - 0.5)
    return figure


def lanes(marks: Sequence[Mark], theme: str, cycle: str) -> int:
    """How many rows the grades of a theme in a cycle need; one where there is none."""
    return max((mark.lanes for mark in marks if (mark.theme, mark.cycle) == (theme, cycle)), default=1)


def head(figure: graph_objects.Figure, theme: str, y: float) -> None:
    """A theme's name over its rows."""
    bold = {"size": 14, "weight": "bold"}
    figure.add_annotation(
        text=theme, x=0, y=y, xref="paper", xanchor="left", xshift=-64, font=bold, showarrow=False
    )


def cross(figure: graph_objects.Figure, y: float) -> None:
    """A dashed line between two cycles that don't compare, with its sign."""
    line = {"dash": "dash", "color": GREY, "width": 1}
    figure.add_shape(type="line", x0=0, x1=1, y0=y, y1=y, xref="paper", line=line)
    figure.add_annotation(text=BREAK, x=1, y=y, xref="paper", xanchor="right", showarrow=False, font={"size": 12})


def add_break(figure: graph_objects.Figure, x: float, label: str) -> None:
    """A dashed line before a cycle, with its words at the foot."""
    line = {"dash": "dash", "color": GREY, "width": 2}
    figure.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, yref="paper", line=line)
    words = label.replace("Not stated whether ", "Not stated<br>whether ").replace(
        "Not comparable", "Not<br>comparable"
    )
    figure.add_annotation(
        x=x, y=0, yref="paper", yanchor="top", text=f"{words} [b]", showarrow=False, font={"size": 12}
    )


def columns(cycles: Sequence[str], comparisons: Sequence[Comparison]) -> list[str]:
    """A column a cycle, and a divider where a cycle doesn't compare with the one before."""
    heads = ["Theme"]
    for place, cycle in enumerate(cycles):
        if place and not comparisons[place - 1].is_comparable:
            heads.append(comparisons[place - 1].label)
        heads.append(cycle)
    return heads


def table_row(
    theme: str, cycles: Sequence[str], marks: Sequence[Mark], comparisons: Sequence[Comparison]
) -> list[str]:
    """One theme's words; several judgments of a theme in one cycle stand in report order."""
    cells = [theme]
    for place, cycle in enumerate(cycles):
        if place and not comparisons[place - 1].is_comparable:
            cells.append(BREAK)
        words = [mark.word for mark in marks if mark.theme == theme and mark.cycle == cycle]
        cells.append("; ".join(words) or "[x]")
    return cells


def note(comparisons: Sequence[Comparison]) -> str:
    """The shorthand, and why cycles can't be compared, in whose words."""
    said = [reason(one) for one in comparisons if not one.is_comparable]
    return " ".join(["[b] break in comparability. [x] no grade in the record.", *said])


def reason(comparison: Comparison) -> str:
    """Two cycles, whether they compare, and in whose words."""
    source = f" ({comparison.source})" if comparison.source else ""
    said = f"{comparison.later} with {comparison.earlier}: {comparison.label.lower()}."
    return f"{said} {comparison.statement}{source}"
