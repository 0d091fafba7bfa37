"""Template words for the numbers that publications state."""

from django import template

from peel.findings import queries as finding
from peel.record.models import Figure

register = template.Library()


@register.filter
def written(figure: Figure) -> str:
    """The number as one writes it: '£251.8 million', '5.5 per 1,000'."""
    return finding.written(figure)


@register.filter
def sentence(figure: Figure) -> str:
    """The sentence that it stands in, in quotation marks; else what it is of."""
    words = finding.in_context(figure)
    return f"“{words}”" if words else figure.subject
