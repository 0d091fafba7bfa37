"""What charts and tables of audits say alike: the sentence of a result, its source, the shorthand."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from audits.audits.results import Result, Step

PHRASES = {
    "all-reported-crime": "recorded {} of all reported crime",
    "violent-offences": "recorded {} of violent offences",
    "sexual-offences": "recorded {} of sexual offences",
    "recorded-within-24-hours": "recorded {} of crimes within 24 hours",
    "stop-and-search-reasonable-grounds": "had reasonable grounds in {} of stop and search records",
}
ADDRESS = re.compile(r"https?://[^\s,]+")
NOT_AVAILABLE = "[x]"
BREAK = "[b]"
NOT_APPLICABLE = "[z]"
OURS = "Verdicts and checks are our arithmetic, claims the document’s."
# Columns that a page leaves out where they say nothing.
OPTIONAL = ("Cases examined", "Change (points)", "Verdict, ours", "Published claim", "Our check of the claim")
NO_WHISKER = "Where no margin was published, no whisker is drawn."


def phrase(result: Result) -> str:
    """'recorded 92.6% of all reported crime in 2025'."""
    words = PHRASES.get(result.slug, f"{{}} – {result.subject}").format(result.interval.percentage)
    return f"{words} in {result.year}" if result.year else words


def in_short(step: Step) -> str:
    """What may be said of a change, without the reason of a break."""
    return f"cannot be compared {BREAK}" if step.is_break else step.compared.words


def verdict_cells(step: Step | None) -> tuple[Any, ...]:
    """Four cells of a table: the change in points, its verdict, the published claim, and our check of that."""
    if step is None:
        return (NOT_APPLICABLE,) * 4
    points = NOT_AVAILABLE if step.points is None else step.points
    claim, checked = step.claim or NOT_APPLICABLE, step.check.words if step.check else NOT_APPLICABLE
    return (points, in_short(step), claim, checked)


def limits(result: Result) -> tuple[Any, ...]:
    """Three cells of a table: the estimate and its limits, with as many decimals as its margin."""
    interval = result.interval
    cells = (interval.value, interval.lower, interval.upper)
    return tuple(NOT_AVAILABLE if number is None else round(number, interval.places) for number in cells)


def cases(result: Result) -> Any:
    """How many cases were examined."""
    return NOT_AVAILABLE if result.cases is None else result.cases


def source(places: str) -> SafeString | str:
    """A passage or the addresses outside as links, names as they are."""
    if places.startswith("/"):
        return format_html('<a class="govuk-link" href="{}">Passage</a>', places)
    parts = [part.strip() for part in places.split(";") if part.strip()]
    return format_html_join("; ", "{}", ((address(part),) for part in parts))


def address(place: str) -> SafeString | str:
    """An address outside as a link by the name before it, else by its host; a name alone as it is."""
    found = ADDRESS.search(place)
    if found is None:
        return place
    name = place[: found.start()].rstrip(" ,:(") or urlsplit(found[0]).hostname
    return format_html('<a class="govuk-link" href="{}">{}</a>', found[0], name)


def link(result: Result, words: str) -> SafeString:
    """The words as a link to where the result stands on its audit's page."""
    return format_html('<a class="govuk-link" href="{}">{}</a>', result.url, words)


def unit(results: tuple[Result, ...]) -> str:
    """The unit of a chart, and whether its intervals are known."""
    known = any(result.interval.margin is not None for result in results)
    return f"percentages{' with their 95% confidence intervals' if known else ', of which no margin was published'}"


def lowest(results: tuple[Result, ...]) -> int:
    """Where an axis of percentages begins: the ten below the lowest limit."""
    found = [
        result.interval.value if result.interval.lower is None else result.interval.lower for result in results
    ]
    return int(min(found, default=0) // 10) * 10
