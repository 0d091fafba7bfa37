"""The chart of one subject in all forces: sorted by estimate inside a programme, never across a break."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from django.utils.html import format_html
from plotly import graph_objects

from audits.audits.charts.dots import dots
from audits.audits.queries.subject import Group, Standing
from audits.audits.wording import BREAK, NOT_AVAILABLE, cases, limits, link, lowest, source
from peel.ui.chart import GREY, INK, NAVY, Chart, blank_figure

COLUMNS = (
    "Force",
    "Sample",
    "Audit, by year",
    "Estimate (%)",
    "Lower (%)",
    "Upper (%)",
    "As published",
    "Cases examined",
    "Programme",
    "Source",
)
ROW = 34
HEAD = 2.4  # rows that the name of a programme takes
LETTERS = 34  # of a line above a programme, on a phone


def all_forces(subject: str, groups: Sequence[Group]) -> Chart:
    """Dots with whiskers, a row a force, the programmes apart with a labelled break between."""
    shown = [one for group in groups for one in group.standings]
    years = sorted({one.result.year for one in shown if one.result.year}) or ["years not known"]
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return Chart(
        key="forces",
        title=sentence(subject, groups),
        subtitle=f"{subject}, latest result with a margin of each of {forces(len(shown))}, audits of {span}; "
        "percentages with their 95% confidence intervals",
        figure=figure(groups),
        columns=COLUMNS,
        rows=[row(one) for one in shown],
        sources={f"{one.place}: {one.result.audit}": one.result.url for one in shown},
        note=note(groups),
        optional=("Cases examined",),
    )


def forces(many: int) -> str:
    """'1 force', '5 forces'."""
    return f"{many} force{'' if many == 1 else 's'}"


def sentence(subject: str, groups: Sequence[Group]) -> str:
    """What the results span inside one programme; of several, that they stand apart."""
    if len(groups) > 1:
        many = forces(sum(len(group.standings) for group in groups))
        return (
            f"{subject}: the latest results of {many} come from {len(groups)} programmes and don't make a ranking"
        )
    group = groups[0]
    first, last = group.standings[0], group.standings[-1]
    if first is last:
        return f"{subject}: {first.result.interval.percentage} in {first.place} ({group.programme.name})"
    return (
        f"{subject}: between {last.result.interval.percentage} in {last.place} and "
        f"{first.result.interval.percentage} in {first.place} ({group.programme.name})"
    )


def note(groups: Sequence[Group]) -> str:
    """Why the programmes stand apart, and what the axis and the shorthand mean."""
    notes = [f"{mark(group)} {group.programme.name}: {group.programme.statement}" for group in groups[:-1]]
    if any(one.result.interval.is_cut for group in groups for one in group.standings):
        notes.append("A limit beyond 0 or 100 is drawn at 0 or 100; the published margin is kept.")
    notes.append(f"The axis begins at {start(groups)}%.")
    return " ".join(notes)


def mark(group: Group) -> str:
    """The shorthand for how a programme stands to the ones before."""
    return BREAK if group.programme.is_break else NOT_AVAILABLE


def start(groups: Sequence[Group]) -> int:
    """Where the axis begins."""
    return lowest(tuple(one.result for group in groups for one in group.standings))


def row(standing: Standing) -> tuple[Any, ...]:
    """One line of the table of figures."""
    result = standing.result
    head = format_html('<a class="govuk-link" href="{}">{}</a>', standing.url, standing.place)
    known = (head, link(result, result.period or result.audit), result.when, *limits(result), result.as_published)
    return (*known, cases(result), standing.programme.name, source(result.source))


def figure(groups: Sequence[Group]) -> graph_objects.Figure:
    """The drawing: from above, each programme's name, its forces, and the break before the next."""
    heights = places(groups)
    depth = min(heights.values()) - 1
    drawn = blank_figure(
        height=int(ROW * (1 - depth)) + 60,
        xaxis={"range": [start(groups) - 1, 106], "ticksuffix": "%", "dtick": 10},
        yaxis={
            "range": [depth, 0.5],
            "tickvals": list(heights.values()),
            "ticktext": [f"{one.place} ({one.result.year or 'no year'})" for one in standings(groups)],
            "showgrid": False,
            "zeroline": False,
        },
        showlegend=False,
    )
    trace = dots([one.result for one in standings(groups)], "Estimate", NAVY, "circle", along="x")
    drawn.add_trace(trace.update(y=list(heights.values()), textposition="bottom center"))
    for before, group in zip((None, *groups), groups, strict=False):
        head(drawn, group, heights[group.standings[0].place], after=before)
    return drawn


def standings(groups: Sequence[Group]) -> list[Standing]:
    """The forces in the order of the drawing."""
    return [one for group in groups for one in group.standings]


def places(groups: Sequence[Group]) -> dict[str, float]:
    """How high each force stands: a row each, and room above each programme."""
    found: dict[str, float] = {}
    height = 0.0
    for group in groups:
        height -= HEAD
        for standing in group.standings:
            found[standing.place] = height
            height -= 1
    return found


def head(drawn: graph_objects.Figure, group: Group, first: float, *, after: Group | None) -> None:
    """A programme's name above its first force; above that the break from the later programme, with its mark."""
    text = {"xref": "paper", "x": 1, "xanchor": "right", "yref": "y", "showarrow": False, "align": "right"}
    name = "<br>".join(wrap(group.programme.name, LETTERS))
    drawn.add_annotation(text=name, y=first + 1.1, font={"color": INK, "weight": "bold"}, **text)
    if after is None:
        return
    line = {"color": GREY, "dash": "dash", "width": 2}
    drawn.add_shape(type="line", xref="paper", x0=0, x1=1, y0=first + 1.7, y1=first + 1.7, line=line)
    words = "break: not comparable" if after.programme.is_break else "not stated whether they compare"
    drawn.add_annotation(text=f"{mark(after)} {words}", y=first + 1.95, font={"color": INK}, **text)
