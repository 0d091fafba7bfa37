"""The chart of one subject over the audits of one force: joined only where somebody says that two compare."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from plotly import graph_objects

from audits.audits.charts.dots import dots
from audits.audits.results import Result, Step
from audits.audits.wording import (
    BREAK,
    NO_WHISKER,
    NOT_AVAILABLE,
    OPTIONAL,
    OURS,
    cases,
    in_short,
    limits,
    link,
    lowest,
    phrase,
    source,
    unit,
    verdict_cells,
)
from peel.ui.chart import GREY, INK, NAVY, Chart, blank_figure

COLUMNS = (
    "Sample",
    "Estimate (%)",
    "Lower (%)",
    "Upper (%)",
    "As published",
    "Cases examined",
    "Change (points)",
    "Verdict, ours",
    "Published claim",
    "Our check of the claim",
    "Source",
)
TICKS = 6  # years named at most
TOP = 104  # a whisker at 100 and its dot stay whole


def course(place: str, results: tuple[Result, ...], steps: tuple[Step, ...]) -> Chart:
    """Dots with whiskers by the day of the sample, oldest first; a dashed line where two don't compare."""
    last = results[-1]
    return Chart(
        key=last.slug,
        title=sentence(place, last, steps),
        subtitle=f"{last.subject}, {place}, {span(results)}; {unit(results)}",
        figure=figure(results, steps),
        columns=COLUMNS,
        rows=[row(result, step) for result, step in zip(results, (None, *steps), strict=True)],
        sources={result.audit: result.url for result in reversed(results)},
        note=note(results, steps),
        optional=OPTIONAL,
    )


def sentence(place: str, last: Result, steps: tuple[Step, ...]) -> str:
    """The latest result, and what may be said of the change since the one before."""
    said = f"{place}: {phrase(last)}"
    return f"{said}; {in_short(steps[-1])}" if steps else said


def span(results: tuple[Result, ...]) -> str:
    """'1 audit, 2018', '3 audits, 2017 to 2025'."""
    many = f"{len(results)} audit{'' if len(results) == 1 else 's'}"
    years = [result.year for result in results if result.year]
    if not years:
        return f"{many}, year not known"
    return f"{many}, {years[0]}" if years[0] == years[-1] else f"{many}, {years[0]} to {years[-1]}"


def note(results: tuple[Result, ...], steps: tuple[Step, ...]) -> str:
    """Why two results are not joined, and what the axis and the shorthand mean."""
    notes = [why_apart(step) for step in steps if not step.is_joined]
    if any(result.interval.margin is None for result in results):
        notes.append(NO_WHISKER)
    if any(result.interval.is_cut for result in results):
        notes.append("A limit beyond 0 or 100 is drawn at 0 or 100; the published margin is kept.")
    if any(result.on is None for result in results):
        notes.append("A result of which no day is known is in the table alone.")
    notes.append("Dots stand at the end of the sample, or at publication where its days are not known.")
    notes.append(f"The axis begins at {lowest(results)}%.")
    notes.append(OURS)
    return " ".join(notes)


def why_apart(step: Step) -> str:
    """The reason why no line joins two results, and who gives it."""
    pair = f"{step.before.audit} and {step.after.audit}"
    reason = f": {step.said.statement} ({step.said.whose})" if step.said.statement else "."
    if step.is_break:
        return f"{BREAK} {pair} cannot be compared{reason}"
    return f"{pair} are not joined, since nobody says whether they compare{reason}"


def row(result: Result, step: Step | None) -> tuple[Any, ...]:
    """One line of the table of figures, with the step that led there."""
    head = link(result, result.period or f"Not stated; {result.when}")
    known = (head, *limits(result), result.as_published, cases(result))
    return (*known, *verdict_cells(step), source(result.source))


def figure(results: tuple[Result, ...], steps: tuple[Step, ...]) -> graph_objects.Figure:
    """The drawing: lines first, so that the dots lie over them."""
    drawn = blank_figure(height=320, xaxis=time_axis(results), showlegend=False)
    drawn.update_yaxes(range=[lowest(results) - 2, TOP], ticksuffix="%", dtick=10)
    for step in steps:
        if step.before.on and step.after.on:
            between(drawn, step)
    labels = {result.url: side for result, side in zip(results, sides(results), strict=True)}
    for with_margin in (True, False):
        part = [one for one in results if one.on and (one.interval.margin is not None) == with_margin]
        if part:
            trace = dots(part, "Estimate", NAVY, "circle" if with_margin else "circle-open", along="y")
            placed = {"x": [one.on.isoformat() for one in part], "textposition": [labels[one.url] for one in part]}
            drawn.add_trace(trace.update(placed))
    return drawn


def between(drawn: graph_objects.Figure, step: Step) -> None:
    """A line from dot to dot where the two compare; else the mark that they don't, or that nobody says."""
    before, after = step.before, step.after
    if step.is_joined:
        ends = [before.on.isoformat(), after.on.isoformat()]
        values = [float(before.interval.value), float(after.interval.value)]
        drawn.add_scatter(x=ends, y=values, mode="lines", line={"color": GREY, "width": 2}, hoverinfo="skip")
        return
    middle = (before.on + (after.on - before.on) / 2).isoformat()
    mark = {"x": middle, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False, "font": {"color": INK}}
    drawn.add_annotation(text=f"{BREAK} break" if step.is_break else f"{NOT_AVAILABLE} not joined", **mark)
    if step.is_break:
        line = {"color": GREY, "dash": "dash", "width": 2}
        drawn.add_shape(type="line", x0=middle, x1=middle, y0=0, y1=1, yref="paper", line=line)


def sides(results: tuple[Result, ...]) -> list[str]:
    """On which side of its dot each label has the more room: outside at both ends."""
    days = [result.on or date.min for result in results]
    gaps = [timedelta.max, *(after - before for before, after in pairwise(days)), timedelta.max]
    last = len(results) - 1
    return [
        "middle left" if left > right or (place == 0 and last > 0) else "middle right"
        for place, (left, right) in enumerate(pairwise(gaps))
    ]


def time_axis(results: tuple[Result, ...]) -> dict[str, Any]:
    """The years, with room for the labels on both sides."""
    days = [result.on for result in results if result.on] or [date(2000, 1, 1)]
    first, last = min(days), max(days)
    room = max(timedelta(days=300), (last - first) * 0.3)
    first, last = first - room, last + room
    years = range(first.year + 1, last.year + 1, -(-(last.year - first.year + 1) // TICKS))
    return {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "tickvals": [f"{year}-01-01" for year in years],
        "ticktext": [str(year) for year in years],
    }
