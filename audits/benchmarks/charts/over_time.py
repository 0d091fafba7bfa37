"""One measure over time: the spread of all forces as a band, one force as a line that crosses no break or gap."""

from collections.abc import Sequence
from typing import Any

from plotly import graph_objects

from audits.benchmarks.series import Series, SeriesPoint
from audits.benchmarks.values import Benchmark, Figures, Period
from peel.ui.chart import GREY, INK, LIGHT_BLUE, NAVY, Chart, blank_figure

BAND = "#dbe7f3"
MOST_TICKS = 8
PLACES = 4  # of a number that is only drawn


def over_time(benchmark: Benchmark, series: Series) -> Chart:
    """All periods of a measure."""
    quantity, first, last = benchmark.quantity, series.figures[0].period, series.figures[-1].period
    who = f"{series.force} and all forces" if series.force else "all forces"
    return Chart(
        key="over-time",
        title=sentence(benchmark, series),
        subtitle=f"{benchmark.name}, {who}, {first.words} to {last.words}; {quantity.unit}",
        figure=drawing(benchmark, series),
        columns=columns(series, quantity.unit),
        rows=[row(each, benchmark, series) for each in reversed(series.figures)],
        sources=benchmark.sources,
        licence=benchmark.licence,
        note=note(series),
    )


def columns(series: Series, unit: str) -> list[str]:
    """The heads of the table of figures."""
    own = [f"{series.force} ({unit})", "Against the average"] if series.force else []
    return ["Period", *own, "Average of forces", "One SD below", "One SD above", "Forces"]


def sentence(benchmark: Benchmark, series: Series) -> str:
    """The first and the last of the figures that compare; nothing is said across a break or a gap."""
    quantity = benchmark.quantity
    if series.force and not series.moments:
        return f"No figures of {series.force}"
    if series.force:
        piece = series.of_the_force[-1]
        ends = [said(one.figures, quantity.bare(one.value)) for one in (piece[0], piece[-1])]
        who = series.force
    else:
        piece = series.of_all[-1]
        ends = [said(one, quantity.bare(one.spread.mean, more=1)) for one in (piece[0], piece[-1])]
        who = "Average of forces"
    if len(piece) == 1:
        return f"{who}: {ends[0]}, with no earlier figure that it compares with"
    return f"{who}: {ends[0]}, {ends[1]}"


def said(figures: Figures, number: str) -> str:
    """A number with its period."""
    return f"{number} {figures.period.when}{' (provisional)' if figures.is_provisional else ''}"


def row(each: Figures, benchmark: Benchmark, series: Series) -> list[Any]:
    """One line of the table of figures, latest first."""
    spread, quantity = each.spread, benchmark.quantity
    own: list[Any] = []
    if series.force:
        standing = next((one for one in each.standings if one.force == series.force), None)
        own = (
            [marked(standing.value, each, benchmark, series), standing.position.words]
            if standing
            else ["[x]", "[x]"]
        )
    limits = [quantity.number(number, more=1) for number in (spread.mean, spread.lower, spread.upper)]
    return [each.period.words, *own, *limits, spread.n]


def marked(value: Any, each: Figures, benchmark: Benchmark, series: Series) -> Any:
    """A figure with [b] where it is the first after a break, and [p] where it is provisional."""
    number = benchmark.quantity.number(value)
    marks = [*(["[b]"] if follows_a_break(each.period, series) else []), *(["[p]"] if each.is_provisional else [])]
    return f"{number:,} {' '.join(marks)}" if marks else number


def follows_a_break(period: Period, series: Series) -> bool:
    """Whether a break lies between this period and the force's figure before it."""
    known = [one.period for one in series.moments]
    before = [one for one in known if one < period]
    return bool(before) and any(each.is_between(before[-1], period) for each in series.breaks)


def note(series: Series) -> str:
    """The shorthand, and what the line doesn't cross."""
    notes = ["The band is one standard deviation (SD) either side of the average."]
    if series.force:
        notes.append("The line stops where a period is missing or the figures don’t compare.")
    if break_days(series):
        notes.append("[b]: a break, figures on either side don’t compare.")
    if any(each.is_provisional for each in series.figures):
        notes.append("[p]: provisional, drawn as a hollow dot.")
    if series.force and len(series.moments) < len(series.figures):
        notes.append("[x]: no figure.")
    return " ".join(notes)


def drawing(benchmark: Benchmark, series: Series) -> graph_objects.Figure:
    """Bands and lines in pieces that compare, breaks between them."""
    drawn = blank_figure(height=440)
    for place, piece in enumerate(series.of_all):
        drawn.add_traces(band(piece, is_first=place == 0))
    for place, piece in enumerate(series.of_the_force):
        drawn.add_traces(force_line(piece, series.force, is_first=place == 0))
    if series.process:
        drawn.add_traces(usual_range(series))
    for at in break_days(series):
        mark_break(drawn, at)
    periods = [each.period for each in series.figures]
    shown = periods[:: -(-len(periods) // MOST_TICKS)]
    drawn.update_xaxes(
        tickvals=[day(one) for one in shown], ticktext=[f"{one.until:%b %Y}" for one in shown], showgrid=False
    )
    drawn.update_yaxes(
        rangemode="tozero", tickprefix=benchmark.quantity.before, ticksuffix=benchmark.quantity.after
    )
    return drawn


def day(period: Period) -> int:
    """Where a period lies on the axis: its last day, so that missing years leave room."""
    return period.until.toordinal()


def band(piece: Sequence[Figures], is_first: bool) -> list[graph_objects.Scatter]:
    """The spread in one piece: its lower edge, its upper edge with the ground between, and the average."""
    x = [day(each.period) for each in piece]
    lower = [round(max(each.spread.lower, 0.0), PLACES) for each in piece]
    upper = [round(each.spread.upper, PLACES) for each in piece]
    if len(piece) == 1:  # a single period is as wide as nothing: a quarter of a year either side
        x, lower, upper = [x[0] - 45, x[0] + 45], lower * 2, upper * 2
    edge = {"color": LIGHT_BLUE, "width": 1}
    common = {"mode": "lines", "line": edge, "hoverinfo": "skip", "x": x}
    mean = graph_objects.Scatter(
        x=[day(each.period) for each in piece],
        y=[round(each.spread.mean, PLACES) for each in piece],
        mode="lines+markers",
        name="average of forces",
        showlegend=is_first,
        line={"color": GREY, "width": 1, "dash": "dash"},
        marker={"color": GREY, "symbol": "circle", "size": 5},
        hoverinfo="skip",
    )
    return [
        graph_objects.Scatter(y=lower, showlegend=False, **common),
        graph_objects.Scatter(
            y=upper, fill="tonexty", fillcolor=BAND, name="one SD either side", showlegend=is_first, **common
        ),
        mean,
    ]


def force_line(piece: Sequence[SeriesPoint], force: str, is_first: bool) -> list[graph_objects.Scatter]:
    """The force's figures in one piece; provisional ones hollow."""
    solid = [not one.figures.is_provisional for one in piece]
    return [
        graph_objects.Scatter(
            x=[day(one.period) for one in piece],
            y=[float(one.value) for one in piece],
            mode="lines+markers+text",
            name=force,
            showlegend=is_first,
            text=["" if final else "[p]" for final in solid],
            textposition="top center",
            line={"color": NAVY, "width": 3},
            marker={
                "color": [NAVY if final else "#fff" for final in solid],
                "size": 9,
                "line": {"color": NAVY, "width": 2},
            },
            hovertext=[f"{one.period.words}: {one.value.normalize():f}" for one in piece],
            hoverinfo="text",
        )
    ]


def usual_range(series: Series) -> list[graph_objects.Scatter]:
    """The natural limits of the force's own figures, over those that they rest on."""
    x = [day(one.period) for one in (series.comparable[0], series.comparable[-1])]
    limits = (max(series.process.lower, 0.0), series.process.upper)
    return [
        graph_objects.Scatter(
            x=x,
            y=[limit, limit],
            mode="lines",
            name=f"usual range of {series.force}",
            showlegend=place == 0,
            line={"color": NAVY, "width": 1, "dash": "dot"},
            hoverinfo="skip",
        )
        for place, limit in enumerate(limits)
    ]


def break_days(series: Series) -> list[int]:
    """Where breaks are drawn: half way between the figures on either side."""
    periods = [each.period for each in series.figures]
    found = []
    for each in series.breaks:
        before = [day(one) for one in periods if one.until <= each.last_before]
        after = [day(one) for one in periods if one.until >= each.first_after]
        if before and after:
            found.append((max(before) + min(after)) // 2)
    return sorted(set(found))


def mark_break(drawn: graph_objects.Figure, at: int) -> None:
    """An upright dashed line with its sign."""
    stroke = {"color": INK, "width": 1, "dash": "dash"}
    drawn.add_shape(type="line", xref="x", x0=at, x1=at, yref="paper", y0=0, y1=1, line=stroke)
    drawn.add_annotation(
        text="[b]", x=at, xref="x", xanchor="left", y=1, yref="paper", yanchor="top", showarrow=False,
        font={"color": INK, "size": 13},
    )  # fmt: skip
