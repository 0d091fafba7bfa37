"""One measure in one period: a bar a force, the average and one standard deviation either side of it."""

from collections.abc import Sequence
from typing import Any

from plotly import graph_objects

from audits.benchmarks.values import Benchmark, Standing
from peel.ui.chart import INK, LIGHT_BLUE, NAVY, Chart, blank_figure

PALE_GREY = "#d3dae0"
COLOURS = {"above": NAVY, "inside": PALE_GREY, "below": LIGHT_BLUE, "alike": PALE_GREY}
KEY = {
    "above": "more than one SD above",
    "inside": "within one SD",
    "below": "more than one SD below",
    "alike": "all alike",
}
BAR, ABOVE_PLOT, BELOW_PLOT = 22, 120, 40
# The words on top of the lines stand one above the other.
LINES, LABEL = 3, 18


def bars(benchmark: Benchmark) -> Chart:
    """The forces of one period, highest first: an order for the eye."""
    figures, quantity = benchmark.figures, benchmark.quantity
    return Chart(
        key="forces",
        title=benchmark.sentence,
        subtitle=f"{benchmark.name}, {figures.spread.n} forces, {figures.period.words}; {quantity.unit}",
        figure=drawing(benchmark),
        columns=["Force", f"Figure ({quantity.unit})", "Against the average"],
        rows=[row(benchmark, standing) for standing in figures.standings],
        sources=benchmark.sources,
        licence=benchmark.licence,
        note=note(benchmark),
    )


def row(benchmark: Benchmark, standing: Standing) -> list[Any]:
    """One line of the table of figures."""
    number = benchmark.quantity.number(standing.value)
    shown = f"{number:,} [p]" if benchmark.figures.is_provisional else number
    return [standing.force, shown, standing.position.words]


def note(benchmark: Benchmark) -> str:
    """What the order and the lines mean."""
    notes = ["The order of the bars helps the eye; it is no ranking. SD: standard deviation. The axis starts at 0."]
    if benchmark.figures.spread.lower < 0:
        notes.append("One standard deviation below the average would be less than 0, so that line is not drawn.")
    return " ".join(notes)


def drawing(benchmark: Benchmark) -> graph_objects.Figure:
    """A trace for each place against the average, and one for the chosen force: the key says what each means."""
    standings, spread, chosen = benchmark.figures.standings, benchmark.figures.spread, benchmark.standing
    plot = BAR * len(standings)
    drawn = blank_figure(height=plot + ABOVE_PLOT + BELOW_PLOT, barmode="overlay", bargap=0.25)
    drawn.update_layout(legend={"y": 1 + LINES * LABEL / plot}, margin={"t": ABOVE_PLOT, "b": BELOW_PLOT})
    for state, words in KEY.items():
        there = [one for one in standings if one.position.state == state and one is not chosen]
        if there:
            drawn.add_trace(trace(there, state, words, benchmark))
    if chosen:
        drawn.add_trace(trace([chosen], chosen.position.state, chosen.force, benchmark, pattern="/"))
    names = [label(one, benchmark) for one in reversed(standings)]
    drawn.update_yaxes(categoryorder="array", categoryarray=names, showgrid=False, showline=False, dtick=1)
    drawn.update_xaxes(range=[0, reach(benchmark)], nticks=6, tickprefix=benchmark.quantity.before)
    drawn.update_xaxes(ticksuffix=benchmark.quantity.after)
    on_the_left = spread.mean < reach(benchmark) / 2
    found = lines(benchmark)
    # Words to the right of their line stand the lower the further right it is, so that no line crosses them.
    for place, (words, at, dash) in enumerate(reversed(found) if on_the_left else found):
        upright(drawn, at, dash, top=1 + place * LABEL / plot)
        drawn.add_annotation(on_top(at, words, place, anchor="left" if on_the_left else "right"))
    return drawn


def trace(
    standings: Sequence[Standing], state: str, name: str, benchmark: Benchmark, pattern: str = ""
) -> graph_objects.Bar:
    """Bars that look alike, each with its value."""
    ink = "#fff" if state == "above" else INK
    return graph_objects.Bar(
        orientation="h",
        name=name,
        x=[float(one.value) for one in standings],
        y=[label(one, benchmark) for one in standings],
        hoverinfo="y+x",
        marker={
            "color": COLOURS[state],
            "line": {"color": INK, "width": 1},
            "pattern": {"shape": pattern, "fgcolor": ink, "bgcolor": COLOURS[state], "size": 6},
        },
    )


def label(standing: Standing, benchmark: Benchmark) -> str:
    """A force's name with its figure beside the bar's foot, where no line crosses it; the chosen one is marked."""
    mark = "► " if standing.slug == benchmark.chosen else ""
    return f"{mark}{standing.force} {benchmark.quantity.bare(standing.value)}"


def reach(benchmark: Benchmark) -> float:
    """Where the axis ends: behind the longest bar and the lines."""
    longest = max(float(one.value) for one in benchmark.figures.standings)
    return max(longest, benchmark.figures.spread.upper, 1e-9) * 1.05


def lines(benchmark: Benchmark) -> list[tuple[str, float, str]]:
    """The lines over all bars, from left to right: words, place and dash."""
    spread, quantity = benchmark.figures.spread, benchmark.quantity
    found = [
        ("one SD below", spread.lower, "dash"),
        ("average", spread.mean, "solid"),
        ("one SD above", spread.upper, "dash"),
    ]
    drawn = [one for one in found if one[1] >= 0 and (spread.sd or one[0] == "average")]
    return [(f"{words} {quantity.bare(at, more=1)}", at, dash) for words, at, dash in drawn if spread.n > 1]


def upright(drawn: graph_objects.Figure, at: float, dash: str, top: float) -> None:
    """A line over all bars, up to its words."""
    stroke = {"color": INK, "width": 2, "dash": dash}
    drawn.add_shape(type="line", xref="x", x0=at, x1=at, yref="paper", y0=0, y1=top, line=stroke)


def on_top(at: float, words: str, place: int, *, anchor: str) -> dict[str, Any]:
    """The words of a line above the bars, each on a height of its own."""
    return {
        "text": words,
        "x": at,
        "xref": "x",
        "xanchor": anchor,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": place * LABEL,
        "showarrow": False,
        "font": {"color": INK, "size": 13},
    }
