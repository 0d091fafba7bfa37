"""Template words for how a cause of concern stands."""

from django import template

from peel.record.models import CauseStatus

register = template.Library()


@register.filter
def standing(status: str) -> str:
    """The status's words: 'Open', 'Not known'."""
    return CauseStatus(status).label
