"""Charts of one force's searches: each of its figures beside the average of all forces, never joined by a line."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from plotly import graph_objects

from audits.statistics import RatioLimits
from audits.stop_search.values import ForceVsAverage, Ratio
from peel.ui.chart import GREY, INK, LINE, NAVY, Chart, blank_figure

# Each row has its name on top, then the force, then the average.
FORCE, AVERAGE = 0.6, 0.78
HEIGHT, AROUND = 112, 90
COLUMNS = ("Average of forces", "One SD below", "One SD above", "Forces", "Against the average", "Remark")


def rates(force: str, found: Sequence[ForceVsAverage]) -> Chart:
    """The rates of all people, each in its own period."""
    return rates_chart("rates", rate_sentence(force, found[0]), force, found)


def groups(force: str, found: Sequence[ForceVsAverage]) -> Chart:
    """The rates of people of each ethnicity."""
    return rates_chart("groups", group_sentence(force, found), force, found)


def rates_chart(key: str, title: str, force: str, found: Sequence[ForceVsAverage]) -> Chart:
    """A row for each rate and period."""
    return Chart(
        key=key,
        title=title,
        subtitle=f"Searches per 1,000 population, {force} and the average of all forces; each row has its period",
        figure=drawing(force, found, [f"{in_short(one)}<br>{headed(one)}" for one in found]),
        columns=["Measure and period", force, *COLUMNS],
        rows=[[label(one), own(one), *average(one), note(one)] for one in found],
        sources=published_by(found),
        note="SD: standard deviation, drawn from 0 on where it reaches below.",
        licence=found[0].licence,
    )


def ratios(force: str, found: Sequence[Ratio]) -> Chart:
    """The ratio in each period."""
    rows = [one.beside for one in found]
    return Chart(
        key="disproportionality",
        title=ratio_sentence(force, found[0]),
        subtitle=f"{rows[0].name}, {force} and the average of all forces; one rate divided by the other",
        figure=with_one(drawing(force, rows, [headed(one) for one in rows], found), len(rows)),
        columns=[
            "Period",
            force,
            "Lower, ours",
            "Upper, ours",
            "Searches of Black people",
            "Searches of White people",
            *COLUMNS,
        ],
        rows=[ratio_row(one) for one in found],
        sources=published_by(rows),
        note="Whiskers: 95% limits of ours from the numbers of searches, drawn where these are known. They tell "
        "what chance does to such numbers, not why they differ. A ratio of 1 says that both groups are searched at "
        "one rate. SD: standard deviation.",
        licence=rows[0].licence,
    )


def rate_sentence(force: str, one: ForceVsAverage) -> str:
    """The latest figure of the first rate, with its place."""
    if one.standing is None:
        return f"{force}: {one.why} ({one.name.lower()}, {one.figures.period.words})"
    number = one.quantity.written(one.standing.value)
    return f"{force}: {number} in the {one.figures.period.words} – {one.standing.position.words}"


def group_sentence(force: str, found: Sequence[ForceVsAverage]) -> str:
    """How many of the rates lie near the average of all forces."""
    known = [one for one in found if one.standing]
    if not known:
        return f"{force}: {found[0].why} (searches by ethnicity)"
    near = sum(one.standing.position.state == "inside" for one in known)
    said = f"{near} of {len(known)} rates of searches by ethnicity {'lies' if near == 1 else 'lie'}"
    return f"{force}: {said} within one standard deviation of the average of all forces"


def ratio_sentence(force: str, one: Ratio) -> str:
    """The latest ratio with its limits and the average."""
    beside, spread = one.beside, one.beside.figures.spread
    average = f"the average of {spread.n} forces was {beside.quantity.bare(spread.mean)}"
    when = beside.figures.period.words
    if beside.standing is None:
        return f"{force}, {when}: {beside.why}; {average}"
    reach = f" (95% limits {one.limits.lower:.1f} to {one.limits.upper:.1f}, ours)" if one.limits else ""
    number = beside.quantity.bare(beside.standing.value)
    said = f"Black people were searched at {number} times the rate of White people"
    return f"{force}, {when}: {said}{reach}; {average}"


def published_by(found: Sequence[ForceVsAverage]) -> dict[str, str]:
    """Who published the figures."""
    return {one.source: "" for one in found}


def label(one: ForceVsAverage) -> SafeString:
    """What a row is, its measure and its period, with the way to the figures of all forces."""
    return format_html('<a class="govuk-link" href="{}">{}, {}</a>', one.url, one.name, one.figures.period.words)


def own(one: ForceVsAverage) -> Any:
    """The force's figure with its shorthand."""
    if one.standing is None:
        return "[x]"
    marks = [*(["[b]"] if one.broken else []), *(["[p]"] if one.figures.is_provisional else [])]
    number = one.quantity.number(one.standing.value)
    return f"{number:,} {' '.join(marks)}" if marks else number


def average(one: ForceVsAverage) -> list[Any]:
    """The average of all forces, one standard deviation either side, how many they are, where the force lies."""
    spread = one.figures.spread
    numbers = [one.quantity.number(number, more=1) for number in (spread.mean, spread.lower, spread.upper)]
    return [*numbers, spread.n, one.standing.position.words if one.standing else "[x]"]


def note(one: ForceVsAverage) -> str:
    """Why there is no figure, and why it doesn't compare with the period before."""
    return ". ".join(text.rstrip(".") for text in (one.why, one.broken) if text)


def ratio_row(one: Ratio) -> list[Any]:
    """One line of the table of figures."""
    limits = [round(one.limits.lower, 2), round(one.limits.upper, 2)] if one.limits else ["[x]", "[x]"]
    counts = ["[x]" if number is None else number for number in (one.black, one.white)]
    said = f"limits: {one.limits.method}" if one.limits else note_of_limits(one)
    notes = "; ".join(filter(None, (note(one.beside), said)))
    return [one.beside.when, own(one.beside), *limits, *counts, *average(one.beside), notes]


def note_of_limits(one: Ratio) -> str:
    """Why a ratio has no limits."""
    if one.beside.standing is None:
        return ""
    return "no limits: the numbers of searches are not in the record"


def in_short(one: ForceVsAverage) -> str:
    """The measure without the unit that all rows share."""
    return one.name.removesuffix(" per 1,000 population").replace("Stop and searches", "Searches")


def headed(one: ForceVsAverage) -> str:
    """The period, with the mark of a break before it."""
    return f"{one.when} [b]" if one.broken else one.when


def drawing(
    force: str, found: Sequence[ForceVsAverage], names: Sequence[str], ratios: Sequence[Ratio] = ()
) -> graph_objects.Figure:
    """A row for each: its name, the force's figure, and the average with one standard deviation either side."""
    limits = [one.limits for one in ratios] or [None] * len(found)
    drawn = blank_figure(
        height=HEIGHT * len(found) + AROUND,
        xaxis={"range": [0, reach(found, limits)]},
        yaxis={"visible": False, "range": [-len(found), 0]},
    )
    heights = [float(-place) for place in range(len(found))]
    placed = [row for row in zip(found, limits, heights, strict=True) if row[0].standing]
    if placed:
        drawn.add_trace(of_force(force, placed))
    drawn.add_trace(of_all(found, heights))
    for words, height in zip(names, heights, strict=True):
        name(drawn, words, height)
    return drawn


def reach(found: Sequence[ForceVsAverage], limits: Sequence[RatioLimits | None]) -> float:
    """Where the axis ends: room for the longest whisker and its label."""
    ends = [one.figures.spread.upper for one in found] + [each.upper for each in limits if each]
    return 1.08 * max(ends + [float(one.standing.value) for one in found if one.standing] + [1.0])


def of_force(
    force: str, placed: Sequence[tuple[ForceVsAverage, RatioLimits | None, float]]
) -> graph_objects.Scatter:
    """The force's figures, with whiskers where there are limits."""
    values = [float(one.standing.value) for one, _, _ in placed]
    above = [each.upper - value if each else 0 for value, (_, each, _) in zip(values, placed, strict=True)]
    below = [value - each.lower if each else 0 for value, (_, each, _) in zip(values, placed, strict=True)]
    return graph_objects.Scatter(
        x=values,
        y=[height - FORCE for _, _, height in placed],
        mode="markers+text",
        name=force,
        text=[one.quantity.bare(one.standing.value) for one, _, _ in placed],
        textposition="top center",
        cliponaxis=False,
        marker={"color": NAVY, "symbol": "diamond", "size": 12},
        error_x=whiskers(above, below, NAVY),
        hoverinfo="x+name",
    )


def of_all(found: Sequence[ForceVsAverage], heights: Sequence[float]) -> graph_objects.Scatter:
    """The averages, with one standard deviation either side; cut at 0, below which no figure lies."""
    spreads = [one.figures.spread for one in found]
    return graph_objects.Scatter(
        x=[spread.mean for spread in spreads],
        y=[height - AVERAGE for height in heights],
        mode="markers+text",
        name="average of forces, one SD either side",
        text=[one.quantity.bare(one.figures.spread.mean) for one in found],
        textposition="bottom center",
        cliponaxis=False,
        marker={"color": GREY, "symbol": "circle-open", "size": 11, "line": {"width": 2}},
        error_x=whiskers(
            [spread.sd for spread in spreads], [min(spread.sd, spread.mean) for spread in spreads], GREY
        ),
        hoverinfo="x+name",
    )


def whiskers(above: Sequence[float], below: Sequence[float], colour: str) -> dict[str, Any]:
    """How far each figure's line reaches to either side."""
    lengths = {"array": list(above), "arrayminus": list(below)}
    return {"type": "data", "symmetric": False, "color": colour, "thickness": 2, "width": 5} | lengths


def name(drawn: graph_objects.Figure, words: str, height: float) -> None:
    """What a row is, on top of it; a line parts it from the row before."""
    at = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": height - 0.03,
        "yref": "y",
        "yanchor": "top",
        "xshift": 4,
    }
    drawn.add_annotation(text=words, showarrow=False, align="left", font={"color": INK, "weight": "bold"}, **at)
    line = {"color": LINE, "width": 1}
    drawn.add_shape(type="line", xref="paper", x0=0, x1=1, y0=height, y1=height, line=line)


def with_one(drawn: graph_objects.Figure, rows: int) -> graph_objects.Figure:
    """The same with an upright line in each row where both groups are searched at one rate."""
    for place in range(rows):
        ends = {"y0": -place - 0.35, "y1": -place - 0.95}
        drawn.add_shape(type="line", x0=1, x1=1, **ends, line={"color": INK, "width": 1, "dash": "dash"})
    at = {"x": 1, "y": -0.35, "xanchor": "right", "yanchor": "top", "xshift": -4}
    return drawn.add_annotation(text="1: alike", showarrow=False, font={"color": INK, "size": 13}, **at)
