"""The chart of two audits beside each other: each result with its interval, and what may be said of the change."""

from textwrap import wrap
from typing import Any

from plotly import graph_objects

from audits.audits.charts.dots import dots
from audits.audits.results import Measure, Pair, Result
from audits.audits.wording import (
    BREAK,
    NO_WHISKER,
    NOT_AVAILABLE,
    OPTIONAL,
    OURS,
    cases,
    in_short,
    limits,
    lowest,
    phrase,
    source,
    unit,
    verdict_cells,
)
from peel.ui.chart import GREY, INK, NAVY, Chart, blank_figure

COLUMNS = (
    "Measure",
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
# The rows of one measure: its name, the earlier audit, the later one, the verdict, and room before the next.
ROW, MEASURE = 46, 4
NAME, EARLIER, LATER, VERDICT = 0.0, 0.9, 1.9, 2.7
LETTERS = 40  # of a verdict in one line, on a phone


def before_and_after(pair: Pair) -> Chart:
    """Dots with whiskers, the earlier audit above the later one; joined only where the two compare."""
    return Chart(
        key=f"pair-{pair.key}",
        address=pair.url,
        title=sentence(pair),
        subtitle=subtitle(pair),
        figure=figure(pair),
        columns=COLUMNS,
        rows=[row for measure in pair.measures for row in rows(measure)],
        sources={pair.later: pair.later_url, pair.earlier: pair.earlier_url},
        note=note(pair),
        optional=OPTIONAL,
    )


def sentence(pair: Pair) -> str:
    """The first measure that both audits have, its published figures and the verdict."""
    step = next(iter(pair.steps), None)
    if step is None:
        return f"{pair.place}: no measure is in both audits"
    before = step.before.interval.percentage
    said = f"{pair.place}: {phrase(step.after)}, {before} in the audit before"
    if pair.is_comparable:
        return f"{said}: {step.compared.words}"
    return f"{said} ({pair.said.label.lower()})"


def subtitle(pair: Pair) -> str:
    """Measure, place, periods and unit."""
    earlier = next((result.period for result in pair.results if result.audit == pair.earlier), "")
    later = next((result.period for result in pair.results if result.audit == pair.later), "")
    periods = " and ".join(period for period in (earlier, later) if period) or "sample periods not stated"
    return f"Estimates of audits, {pair.place}, {periods}; {unit(pair.results)}"


def note(pair: Pair) -> str:
    """Who says whether the audits compare, and what the axis and the shorthand mean."""
    said = pair.said
    notes = [f"{said.label}, says {said.whose}: {said.statement}", f"The axis begins at {lowest(pair.results)}%."]
    notes.append(OURS)
    if any(result.interval.margin is None for result in pair.results):
        notes.append(NO_WHISKER)
    return " ".join(notes)


def rows(measure: Measure) -> list[tuple[Any, ...]]:
    """The lines of one measure in the table of figures: the verdict stands on the later one."""
    sides = [(measure.earlier, None), (measure.later, measure.step)]
    return [row(result, verdict_cells(step)) for result, step in sides if result]


def row(result: Result, verdict: tuple[Any, ...]) -> tuple[Any, ...]:
    """One line of the table of figures."""
    sample = result.period or result.audit
    known = (result.subject, sample, *limits(result), result.as_published, cases(result))
    return (*known, *verdict, source(result.source))


def figure(pair: Pair) -> graph_objects.Figure:
    """The drawing: one trace an audit, and the lines between those that compare."""
    heights = {measure.subject: -MEASURE * place for place, measure in enumerate(pair.measures)}
    drawn = blank_figure(
        height=ROW * MEASURE * max(1, len(pair.measures)) + 90,
        xaxis={"range": [lowest(pair.results) - 1, 104], "ticksuffix": "%", "dtick": 10},
        yaxis={"visible": False, "range": [-MEASURE * len(pair.measures) + 0.5, 0.9]},
    )
    if pair.is_comparable:
        drawn.add_trace(joined(pair, heights))
    earlier = [(m.earlier, heights[m.subject] - EARLIER) for m in pair.measures if m.earlier]
    later = [(m.later, heights[m.subject] - LATER) for m in pair.measures if m.later]
    drawn.add_traces(audit_dots(earlier, "Earlier", GREY, "circle-open"))
    drawn.add_traces(audit_dots(later, "Later", NAVY, "diamond"))
    for measure in pair.measures:
        label(drawn, measure, heights[measure.subject])
    return drawn


def in_lines(words: str) -> str:
    """A verdict in lines that fit a phone, broken at its comma where it has one."""
    parts = words.split(", ") if len(words) > LETTERS else [words]
    return ",<br>".join("<br>".join(wrap(part, LETTERS)) for part in parts)


def joined(pair: Pair, heights: dict[str, float]) -> graph_objects.Scatter:
    """A thin line from the earlier to the later dot of each measure that both audits have."""
    x: list[float | None] = []
    y: list[float | None] = []
    for step in pair.steps:
        height = heights[step.after.subject]
        x += [float(step.before.interval.value), float(step.after.interval.value), None]
        y += [height - EARLIER, height - LATER, None]
    line = {"color": GREY, "width": 1, "dash": "dot"}
    return graph_objects.Scatter(x=x, y=y, mode="lines", line=line, showlegend=False, hoverinfo="skip")


def audit_dots(
    placed: list[tuple[Result, float]], when: str, colour: str, symbol: str
) -> list[graph_objects.Scatter]:
    """The dots of one audit: those with whiskers, and those for which no margin was published."""
    period = next((result.period for result, _ in placed if result.period), "")
    name = f"{when}: {period}" if period else f"{when} audit"
    with_margin = [one for one in placed if one[0].interval.margin is not None]
    without = [one for one in placed if one[0].interval.margin is None]
    return [
        dots([result for result, _ in part], name, colour, symbol, along="x")
        .update(y=[height for _, height in part], textposition="top center")
        .update(showlegend=part is with_margin or not with_margin)
        for part in (with_margin, without)
        if part
    ]


def label(drawn: graph_objects.Figure, measure: Measure, height: float) -> None:
    """The measure's name above its rows and the verdict under them; where they don't compare, a labelled break."""
    text = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "showarrow": False, "align": "left"}
    # A weight of the font, not <b>: plotly would draw that with a style attribute, which the policy forbids.
    drawn.add_annotation(text=measure.subject, y=height, font={"color": INK, "weight": "bold"}, **text)
    if measure.step is None:
        return
    words = in_lines(in_short(measure.step))
    drawn.add_annotation(text=words, y=height - VERDICT, font={"color": INK}, **text)
    if measure.step.is_joined:
        return
    between = height - (EARLIER + LATER) / 2
    line = {"color": GREY, "dash": "dash"}
    drawn.add_shape(type="line", xref="paper", x0=0, x1=1, y0=between, y1=between, line=line)
    mark = f"{BREAK if measure.step.is_break else NOT_AVAILABLE} {measure.step.said.label.lower()}"
    drawn.add_annotation(text=mark, y=between, yshift=10, font={"color": INK}, **text)
