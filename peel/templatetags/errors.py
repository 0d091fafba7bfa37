"""Template words of the pages for what went wrong: the ways on from there."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

register = template.Library()
# Where most that people look for is found, and what each list can be asked.
WAYS = [
    ("forces", "Forces", "each with its grades, what is open, and all that was published about it"),
    ("causes", "Causes of concern", "open and closed, by force and area"),
    ("letters", "Letters", "by force, kind and day"),
    ("findings", "Findings", "searched for words"),
    ("documents", "Documents", "all files that the facts came from"),
]


@register.inclusion_tag("components/ways_on.html", takes_context=True)
def ways_on(context: dict[str, Any]) -> dict[str, Any]:
    """Back to where one was, and the lists in which things are found; in the dark, the home page alone."""
    request = context.get("request")
    return {"back": came_from(request) if request else "", "ways": list(_there())}


def came_from(request: HttpRequest) -> str:
    """The page of this site that led here; nothing when it was another site, or this very page."""
    there = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if is_ours and there != request.build_absolute_uri() else ""


def _there() -> Any:
    """The lists that this installation has."""
    for view, name, about in WAYS:
        try:
            yield {"href": reverse(view), "name": name, "about": about}
        except NoReverseMatch:
            continue
