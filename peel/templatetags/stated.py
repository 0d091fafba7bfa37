"""The sources of rows that name them in words, without a passage: cycles, tallies, what was not loaded."""

from dataclasses import dataclass
from typing import Any

from django import template

from peel.templatetags.peel import source_link

register = template.Library()


@dataclass(frozen=True)
class Stated:
    """A source as `source_link` takes it."""

    source: str
    passage_id: None = None


@register.inclusion_tag("components/source.html")
def stated_source(source: str, about: str) -> dict[str, Any]:
    """The links, or the names, in a text that holds one source or several between semicolons."""
    return source_link(Stated(source), about)
