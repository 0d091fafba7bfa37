"""What of a plotly figure can be drawn. Anything else is refused, so that no chart loses a mark unseen."""

from collections.abc import Iterator
from typing import Any


class Undrawable(Exception):
    """A figure asks for something that the drawing doesn't know."""


# Only for the copy that plotly draws.
FOR_PLOTLY = {
    "automargin", "autosize", "clickmode", "cliponaxis", "constraintext", "customdata", "dragmode", "fixedrange",
    "hoverdistance", "hoverinfo", "hoverlabel", "hoveron", "hovermode", "hovertemplate", "hovertext",
    "legendrank", "margin", "meta", "modebar", "paper_bgcolor", "plot_bgcolor", "spikedistance", "template",
    "uid", "uirevision", "width", "zerolinecolor", "zerolinewidth", "layer", "separators",
}  # fmt: skip
ANY = True
FONT = {"family": ANY, "size": ANY, "color": ANY, "weight": ANY}
LINE = {"color": ANY, "width": ANY, "dash": ("solid", "dot", "dash", "longdash", "dashdot"), "shape": ("linear",)}
ERROR = {
    "type": ("data",), "array": ANY, "arrayminus": ANY, "symmetric": ANY, "color": ANY, "thickness": ANY,
    "width": ANY, "visible": ANY,
}  # fmt: skip
TRACE = {
    "x": ANY, "y": ANY, "name": ANY, "text": ANY, "textfont": FONT, "textangle": (0,), "showlegend": ANY,
    "legendgroup": ANY, "orientation": ("h", "v"), "visible": (True,), "error_x": ERROR, "error_y": ERROR,
    "opacity": (1,), "xaxis": ("x",), "yaxis": ("y",),
}  # fmt: skip
PATTERN = {
    "shape": ANY, "fgcolor": ANY, "bgcolor": ANY, "size": ANY, "solidity": ANY,
    "fillmode": ("overlay", "replace"), "fgopacity": (1,),
}  # fmt: skip
TRACES = {
    "bar": TRACE | {
        "type": ANY, "base": ANY, "width": ANY, "textposition": ("outside", "none"),
        "marker": {"color": ANY, "line": {"color": ANY, "width": ANY}, "pattern": PATTERN},
    },
    "scatter": TRACE | {
        "type": ANY, "mode": ANY, "textposition": ANY, "line": LINE, "connectgaps": (False,),
        "fill": ("none", "tonexty", "toself", "tozeroy"), "fillcolor": ANY,
        "marker": {"color": ANY, "size": ANY, "symbol": ANY, "line": {"color": ANY, "width": ANY}, "opacity": (1,)},
    },
}  # fmt: skip
AXIS = {
    "type": ("-", "linear", "date", "category"), "range": ANY, "autorange": (True, False, "reversed"),
    "rangemode": ("normal", "tozero", "nonnegative"), "dtick": ANY, "tick0": ANY, "nticks": ANY,
    "tickmode": ("auto", "linear", "array"), "tickvals": ANY, "ticktext": ANY, "tickprefix": ANY,
    "ticksuffix": ANY, "tickformat": ANY, "tickangle": (0,), "tickfont": FONT, "ticks": ANY, "ticklen": ANY,
    "tickcolor": ANY, "tickwidth": ANY, "showgrid": ANY, "gridcolor": ANY, "gridwidth": ANY,
    "griddash": ("solid", "dot", "dash"), "showline": ANY, "linecolor": ANY, "linewidth": ANY, "zeroline": ANY,
    "showticklabels": ANY, "visible": ANY, "categoryorder": ("trace", "array"), "categoryarray": ANY,
    "anchor": ANY, "ticklabelposition": ("outside",),
}  # fmt: skip
SHAPE = {
    "type": ("line", "rect"), "x0": ANY, "x1": ANY, "y0": ANY, "y1": ANY, "xref": ("x", "paper", "x domain"),
    "yref": ("y", "paper", "y domain"), "line": LINE, "fillcolor": ANY, "opacity": ANY, "layer": ANY,
    "name": ANY, "showlegend": (False,), "visible": (True,),
}  # fmt: skip
ANNOTATION = {
    "text": ANY, "x": ANY, "y": ANY, "xref": ("x", "paper", "x domain"), "yref": ("y", "paper", "y domain"),
    "xanchor": ("auto", "left", "center", "right"), "yanchor": ("auto", "top", "middle", "bottom"),
    "xshift": ANY, "yshift": ANY, "font": FONT, "align": ANY, "showarrow": (False,), "textangle": (0,),
    "bgcolor": ANY, "borderpad": ANY, "name": ANY, "visible": (True,),
}  # fmt: skip
LAYOUT = {
    "xaxis": AXIS | {"title": {"text": ANY, "font": FONT, "standoff": ANY}, "side": ("bottom", "top")},
    "yaxis": AXIS | {"side": ("left",)},
    "height": ANY, "font": FONT, "colorway": ANY, "showlegend": ANY,
    "legend": {
        "orientation": ("h",), "x": ANY, "y": ANY, "xanchor": ANY, "yanchor": ANY, "traceorder": ANY, "font": FONT,
        "itemsizing": ANY, "itemclick": ANY, "itemdoubleclick": ANY, "title": {"text": ANY},
    },
    "barmode": ("group", "overlay", "stack"), "bargap": ANY, "bargroupgap": ANY,
    "shapes": [SHAPE], "annotations": [ANNOTATION],
}  # fmt: skip


def check(figure: dict[str, Any]) -> None:
    """Refuse a figure that holds anything outside the subset, naming the first such place."""
    for problem in problems(figure):
        raise Undrawable(problem)


def problems(figure: dict[str, Any]) -> Iterator[str]:
    """The places of a figure that can't be drawn."""
    for place, trace in enumerate(figure["data"]):
        kind = trace.get("type", "scatter")
        at = f"data[{place}]"
        yield from unknown(trace, TRACES[kind], at) if kind in TRACES else [f"{at}.type: {kind}"]
    yield from unknown(figure["layout"], LAYOUT, "layout")


def unknown(value: Any, known: Any, at: str) -> Iterator[str]:
    """The places inside `value` that `known` doesn't name, or has other values for."""
    if value is None or known is ANY:
        return
    if isinstance(known, dict):
        for name, part in value.items():
            if name not in known and name not in FOR_PLOTLY:
                yield f"{at}.{name}"
            elif name in known:
                yield from unknown(part, known[name], f"{at}.{name}")
    elif isinstance(known, list):
        for place, part in enumerate(value):
            yield from unknown(part, known[0], f"{at}[{place}]")
    elif any(part not in known for part in (value if isinstance(value, list) else [value])):
        yield f"{at}: {value}"
