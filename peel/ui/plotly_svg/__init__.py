"""Plotly's figures drawn on the server, so that they are there without script and on paper.

The subset: bars (across or upright, grouped, stacked or over one another; colours, outlines, hatching, text
outside), scatter (dots, lines with gaps and dashes, text, whiskers, bands), axes of numbers, days and names,
lines and rectangles, annotations without arrows, a key in rows above the plot. `subset.py` names every attribute.
"""

from peel.ui.plotly_svg.drawing import Drawing, narrow, wide
from peel.ui.plotly_svg.subset import Undrawable

__all__ = ["Drawing", "Undrawable", "narrow", "wide"]
