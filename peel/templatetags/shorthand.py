"""The shorthand of a table, explained above it."""

from typing import Any

from django import template

from peel.ui.footnote_symbols import footnote_symbols

register = template.Library()


@register.inclusion_tag("components/shorthand.html")
def shorthand(*marks: str) -> dict[str, Any]:
    """What some marks mean: `{% shorthand "[b]" "[x]" %}`."""
    return {"marks": footnote_symbols(marks)}
