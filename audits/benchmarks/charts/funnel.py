"""One measure in one period against the size of each force: the limits that chance alone would keep most within."""

from collections.abc import Sequence
from typing import Any

from plotly import graph_objects

from audits.benchmarks.values import Benchmark
from audits.statistics import Funnel, FunnelPoint
from peel.ui.chart import GREY, INK, NAVY, TEAL, Chart, blank_figure

STEPS = 40
# Each edge, its words in the key and its dash.
LIMITS = [
    ("lower998", "", "solid"),
    ("upper998", "99.8% limits", "solid"),
    ("lower95", "", "dash"),
    ("upper95", "95% limits", "dash"),
]
COLUMNS = ("Lower 99.8% limit", "Lower 95% limit", "Upper 95% limit", "Upper 99.8% limit", "Against the limits")
# How far out, in words: colour and shape of the dots.
LOOKS = {"99.8%": (NAVY, "diamond"), "95%": (TEAL, "square"), "inside": (GREY, "circle-open")}
KEY = {"99.8%": "outside the 99.8% limits", "95%": "between the limits", "inside": "inside the 95% limits"}


def funnel(benchmark: Benchmark, found: Funnel, size: str) -> Chart:
    """Dots of the forces between their limits; `size` says what the forces are as large as."""
    quantity = benchmark.quantity
    names = {standing.slug: standing.force for standing in benchmark.figures.standings}
    return Chart(
        key="funnel",
        title=sentence(benchmark, found, names),
        subtitle=f"{benchmark.name} ({quantity.unit}) by {size}, {benchmark.figures.period.words}; "
        "limits at 95% and 99.8% about all forces together, worked out by us from the counts",
        figure=drawing(benchmark, found, names, size),
        columns=["Force", sentence_case(size), f"Figure ({quantity.unit})", *COLUMNS],
        rows=[row(point, names, benchmark) for point in found.points if point.value is not None],
        sources=benchmark.sources,
        licence=benchmark.licence,
        note=f"All forces together: {quantity.written(found.centre, more=1)}. {found.dispersion.words}",
    )


def sentence_case(words: str) -> str:
    """Words as the head of a column."""
    return words[:1].upper() + words[1:]


def sentence(benchmark: Benchmark, found: Funnel, names: dict[str, str]) -> str:
    """Where the chosen force lies, else how many lie outside."""
    own = next((point for point in found.points if point.name == benchmark.chosen), None)
    if own and own.value is not None:
        return f"{names[own.name]} lies {own.words}, given its size"
    outside = sum(place(point) != "inside" for point in found.points)
    return f"{outside} of {len(found.points)} forces lie outside the 95% limits, given their size"


def place(point: FunnelPoint) -> str:
    """Which limits a point lies outside of."""
    if point.words.startswith("inside"):
        return "inside"
    return "99.8%" if "99.8%" in point.words else "95%"


def row(point: FunnelPoint, names: dict[str, str], benchmark: Benchmark) -> list[Any]:
    """One line of the table of figures, limits cut where no figure can lie."""
    limits = (point.lower998, point.lower95, point.upper95, point.upper998)
    numbers = [benchmark.quantity.number(within(limit, benchmark), more=1) for limit in limits]
    return [
        names[point.name],
        int(point.size),
        benchmark.quantity.number(point.value, more=1),
        *numbers,
        point.words,
    ]


def within(limit: float, benchmark: Benchmark) -> float:
    """A limit cut at 0, and for percentages at 100."""
    return min(max(limit, 0.0), 100.0) if benchmark.quantity.after == "%" else max(limit, 0.0)


def drawing(benchmark: Benchmark, found: Funnel, names: dict[str, str], size: str) -> graph_objects.Figure:
    """The limits as curves, the value of all between them, and the forces as dots."""
    drawn = blank_figure(height=520)
    sizes = [point.size for point in found.points if point.size]
    curve = found.curve(spaced(min(sizes), max(sizes)))
    for edge, words, dash in LIMITS:
        limits = [within(getattr(at, edge), benchmark) for at in curve]
        drawn.add_trace(line([at.size for at in curve], limits, words, dash, benchmark))
    ends = [curve[0].size, curve[-1].size]
    drawn.add_trace(line(ends, [found.centre] * 2, "all forces together", "dot", benchmark))
    for level, words in KEY.items():
        there = [point for point in found.points if point.value is not None and place(point) == level]
        if there:
            drawn.add_trace(dots(there, words, *LOOKS[level], names, benchmark))
    drawn.update_xaxes(title={"text": sentence_case(size)}, rangemode="tozero", nticks=5)
    drawn.update_yaxes(tickprefix=benchmark.quantity.before, ticksuffix=benchmark.quantity.after)
    return drawn


def spaced(low: float, high: float) -> list[float]:
    """Sizes for the curves: closer together among the small, where the curves bend."""
    start = max(low * 0.8, 1.0)
    ratio = (high * 1.02 / start) ** (1 / (STEPS - 1))
    return [round(start * ratio**step, 1) for step in range(STEPS)]


def line(
    x: Sequence[float], y: Sequence[float], words: str, dash: str, benchmark: Benchmark
) -> graph_objects.Scatter:
    """A limit, or the value of all; nothing in the key for the second edge of a pair."""
    return graph_objects.Scatter(
        x=x,
        y=[round(value, benchmark.quantity.decimals + 2) for value in y],
        mode="lines",
        name=words,
        line={"color": GREY, "width": 1, "dash": dash},
        showlegend=bool(words),
        hoverinfo="skip",
    )


def dots(
    points: Sequence[FunnelPoint], words: str, colour: str, symbol: str, names: dict[str, str], benchmark: Benchmark
) -> graph_objects.Scatter:
    """The forces that lie alike; the chosen one is larger and has its name."""
    is_chosen = [point.name == benchmark.chosen for point in points]
    return graph_objects.Scatter(
        x=[point.size for point in points],
        y=[float(benchmark.quantity.number(point.value, more=1)) for point in points],
        mode="markers+text",
        name=words,
        text=[names[point.name] if chosen else "" for point, chosen in zip(points, is_chosen, strict=True)],
        textposition="top center",
        textfont={"color": INK, "weight": "bold"},
        marker={
            "color": colour,
            "symbol": symbol,
            "size": [15 if chosen else 8 for chosen in is_chosen],
            "line": {"color": colour, "width": 2},
        },
        hovertext=[f"{names[point.name]}: {benchmark.quantity.bare(point.value, more=1)}" for point in points],
        hoverinfo="text",
    )
