"""Dots with whiskers: an estimate and the limits between which the true share lies."""

from typing import Any, Literal

from plotly import graph_objects

from audits.audits.results import Result
from audits.statistics import Interval


def dots(
    results: list[Result], name: str, colour: str, symbol: str, *, along: Literal["x", "y"]
) -> graph_objects.Scatter:
    """Dots with value labels, and whiskers where there are margins; percentages run `along` one axis."""
    intervals = [result.interval for result in results]
    places = {
        along: [float(interval.value) for interval in intervals],
        f"error_{along}": whiskers(intervals, colour),
    }
    return graph_objects.Scatter(
        mode="markers+text",
        name=name,
        legendgroup=name,
        text=[interval.percentage for interval in intervals],
        marker={"color": colour, "symbol": symbol, "size": 12, "line": {"color": colour, "width": 2}},
        hovertext=[f"{result.subject}: {result.interval}" for result in results],
        hoverinfo="text",
        **places,
    )


def whiskers(intervals: list[Interval], colour: str) -> dict[str, Any] | None:
    """The limits on either side of the values, cut at 0 and 100; None without margins."""
    if any(interval.margin is None for interval in intervals):
        return None
    return {
        "type": "data",
        "symmetric": False,
        "array": [float(interval.upper - interval.value) for interval in intervals],
        "arrayminus": [float(interval.value - interval.lower) for interval in intervals],
        "color": colour,
        "thickness": 2,
        "width": 6,
    }
