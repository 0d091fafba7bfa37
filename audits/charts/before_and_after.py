"""Charts of audits: results set side by side, each with its interval."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from plotly import graph_objects

from audits.intervals import Interval
from audits.results import Measure, Pair, Result
from peel.charts.base import GREY, INK, NAVY, Chart, blank_figure

PHRASES = {
    "all-reported-crime": "recorded {} of all reported crime",
    "violent-offences": "recorded {} of violent offences",
    "sexual-offences": "recorded {} of sexual offences",
    "recorded-within-24-hours": "recorded {} of crimes within 24 hours",
    "stop-and-search-reasonable-grounds": "had reasonable grounds in {} of stop and search records",
}
COLUMNS = (
    "Measure",
    "Sample",
    "Cases examined",
    "Estimate (%)",
    "Lower (%)",
    "Upper (%)",
    "As published",
    "Published claim",
    "Source",
)
# The rows of one measure: its name, the earlier audit, the later one, and room before the next.
ROW, MEASURE = 50, 3
NOT_AVAILABLE = "[x]"


def before_and_after(pair: Pair) -> Chart:
    """Dots with whiskers, the earlier audit above the later one; joined only where the two compare."""
    return Chart(
        title=sentence(pair),
        subtitle=subtitle(pair),
        figure=figure(pair),
        columns=COLUMNS,
        rows=[row(result) for result in pair.results],
        source=f"{pair.later}, {pair.earlier}",
        source_href=pair.later_url,
        note=note(pair),
    )


def sentence(pair: Pair) -> str:
    """The published figures of the first measure that both audits have, and nothing worked out from them."""
    both = next((measure for measure in pair.measures if measure.earlier and measure.later), None)
    if both is None:
        return f"{pair.place}: no measure is in both audits"
    phrase = PHRASES.get(both.later.slug, f"{{}} – {both.subject}").format(both.later.interval.percentage)
    when = f" in {both.later.year}" if both.later.year else ""
    before = both.earlier.interval.percentage
    said = f"{pair.place}: {phrase}{when}"
    if pair.is_comparable:
        return f"{said}, {before} in the audit before"
    return f"{said}; {before} in the audit before ({pair.comparability.lower()})"


def subtitle(pair: Pair) -> str:
    """Measure, place, periods and unit."""
    earlier = next((result.period for result in pair.results if result.audit == pair.earlier), "")
    later = next((result.period for result in pair.results if result.audit == pair.later), "")
    periods = " and ".join(period for period in (earlier, later) if period) or "sample periods not stated"
    return f"Estimates of audits, {pair.place}, {periods}; percentages with their 95% confidence intervals"


def note(pair: Pair) -> str:
    """Who says whether the audits compare, and what the axis and the shorthand mean."""
    notes = [f"{pair.comparability}, says {pair.whose}: {pair.statement}", f"The axis begins at {start(pair)}%."]
    notes.append(f"{NOT_AVAILABLE}: not available.")
    if any(result.interval.margin is None for result in pair.results):
        notes.append("Where no margin was published, no whisker is drawn.")
    return " ".join(notes)


def row(result: Result) -> tuple[Any, ...]:
    """One line of the table of figures."""
    interval = result.interval
    numbers = [None if n is None else round(n, interval.places) for n in (interval.lower, interval.upper)]
    return (
        result.subject,
        result.period or result.audit,
        NOT_AVAILABLE if result.cases is None else result.cases,
        round(interval.value, interval.places),
        *(NOT_AVAILABLE if n is None else n for n in numbers),
        str(interval),
        result.claim or "None",
        source(result.source),
    )


def source(places: str) -> SafeString | str:
    """A passage or the addresses outside as links, names as they are."""
    if places.startswith("/"):
        return format_html('<a class="govuk-link" href="{}">Passage</a>', places)
    parts = [part.strip() for part in places.split(";") if part.strip()]
    return format_html_join("; ", "{}", ((address(part),) for part in parts))


def address(place: str) -> SafeString | str:
    """An address outside as a link by its host, a name as it is."""
    if not place.startswith(("http://", "https://")):
        return place
    return format_html('<a class="govuk-link" href="{}">{}</a>', place, urlsplit(place).hostname)


def figure(pair: Pair) -> graph_objects.Figure:
    """The drawing: one trace an audit, and the lines between those that compare."""
    heights = {measure.subject: -MEASURE * place for place, measure in enumerate(pair.measures)}
    drawn = blank_figure(
        height=ROW * MEASURE * max(1, len(pair.measures)) + 90,
        xaxis={"range": [start(pair) - 1, 102], "ticksuffix": "%", "dtick": 10},
        yaxis={"visible": False, "range": [-MEASURE * len(pair.measures) + 0.5, 0.9]},
    )
    if pair.is_comparable:
        drawn.add_trace(joined(pair, heights))
    earlier = [(m.earlier, heights[m.subject] - 0.9) for m in pair.measures if m.earlier]
    later = [(m.later, heights[m.subject] - 1.9) for m in pair.measures if m.later]
    drawn.add_traces(audit_dots(earlier, "Earlier", GREY, "circle-open"))
    drawn.add_traces(audit_dots(later, "Later", NAVY, "diamond"))
    for measure in pair.measures:
        label(drawn, measure, heights[measure.subject], pair)
    return drawn


def start(pair: Pair) -> int:
    """Where the axis begins: the ten below the lowest limit."""
    lowest = min((result.interval.lower or result.interval.value for result in pair.results), default=Decimal(0))
    return max(0, int(lowest // 10) * 10)


def joined(pair: Pair, heights: dict[str, float]) -> graph_objects.Scatter:
    """A thin line from the earlier to the later dot of each measure that both audits have."""
    x: list[float | None] = []
    y: list[float | None] = []
    for measure in pair.measures:
        if measure.earlier and measure.later:
            height = heights[measure.subject]
            x += [float(measure.earlier.interval.value), float(measure.later.interval.value), None]
            y += [height - 0.9, height - 1.9, None]
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
        dots(part, name, colour, symbol).update(showlegend=part is with_margin or not with_margin)
        for part in (with_margin, without)
        if part
    ]


def dots(placed: list[tuple[Result, float]], name: str, colour: str, symbol: str) -> graph_objects.Scatter:
    """Dots with value labels, and whiskers where there are margins."""
    intervals = [result.interval for result, _ in placed]
    return graph_objects.Scatter(
        x=[float(interval.value) for interval in intervals],
        y=[height for _, height in placed],
        mode="markers+text",
        name=name,
        legendgroup=name,
        text=[interval.percentage for interval in intervals],
        textposition="top center",
        marker={"color": colour, "symbol": symbol, "size": 12, "line": {"color": colour, "width": 2}},
        error_x=whiskers(intervals, colour),
        hovertext=[f"{result.subject}: {result.interval}" for result, _ in placed],
        hoverinfo="text",
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


def label(drawn: graph_objects.Figure, measure: Measure, height: float, pair: Pair) -> None:
    """The measure's name above its rows; where the audits don't compare, a labelled break between them."""
    text = {"xref": "paper", "x": 0, "xanchor": "left", "showarrow": False}
    # A weight of the font, not <b>: plotly would draw that with a style attribute, which the policy forbids.
    drawn.add_annotation(text=measure.subject, y=height, yref="y", font={"color": INK, "weight": "bold"}, **text)
    if pair.is_comparable or not (measure.earlier and measure.later):
        return
    drawn.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=height - 1.3,
        y1=height - 1.3,
        line={"color": GREY, "dash": "dash"},
    )
    note = f"[b] {pair.comparability.lower()}"
    drawn.add_annotation(text=note, y=height - 1.3, yref="y", yshift=10, font={"color": INK}, **text)
