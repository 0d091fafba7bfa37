"""The shorthand of a table, explained above it."""

from typing import Any

from django import template

from peel.ui.footnote_symbols import marks_in

register = template.Library()


@register.inclusion_tag("components/shorthand.html")
def shorthand(*marks: str) -> dict[str, Any]:
    """What some marks mean: `{% shorthand "[b]" "[x]" %}`."""
    return {"marks": marks_in(marks)}
