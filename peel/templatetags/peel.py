"""Template words of the record: built in, so that no template has to load them."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import template
from django.template.defaultfilters import truncatechars
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django_tables2.templatetags.django_tables2 import render_table

from peel.causes.queries.closed_since import of as closed_since_of
from peel.record.models import Judgment, Publication, SourceKind, State, kind_of_source
from peel.record.when_published import published_in_words
from peel.ui.chart import Chart
from peel.ui.dates import format_date
from peel.ui.tables import Table

register = template.Library()
register.tag("render_table", render_table)

# Each grade another shape, so that black-and-white print, forced colours and colour-blind eyes tell them
# apart; no shape stands for a place in an order.
SHAPES = {
    "outstanding": "M6 .5l1.7 3.6 3.9.5-2.9 2.7.8 3.9L6 9.3l-3.5 1.9.8-3.9L.4 4.6l3.9-.5z",
    "good": "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z",
    "adequate": "M1 1h10v10H1zm2 2v6h6V3z",
    "requires-improvement": "M6 .8l5.7 10.4H.3z",
    "inadequate": "M3 1l3 3 3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3-3-3z",
    "": "M1 5h10v2H1z",
}
# What stands behind a grade in the grid, explained above it.
SOURCE_MARKS = {
    SourceKind.OTHER: mark_safe('<span class="grade__mark" aria-hidden="true">[o]</span>'),
    SourceKind.INFERRED: mark_safe('<span class="grade__mark" aria-hidden="true">[i]</span>'),
}
SECTIONS = [
    ("Home", "home"),
    ("Forces", "forces"),
    ("Inspections", "inspections"),
    ("Areas", "areas"),
    ("Causes of concern", "causes"),
    ("Recommendations", "recommendations"),
    ("Letters", "letters"),
    ("Audits", "audits"),
    ("Benchmarks", "benchmarks"),
    ("Compare", "compare"),
    ("What changed", "changes"),
]
# What each role has besides.
OWN_SECTIONS = {
    "force-staff": [("My force", "my-force")],
    "inspector": [("Comments", "rooms"), ("Publications", "publications")],
    "admin": [
        ("Entry", "entry"),
        ("Publications", "publications"),
        ("Comments", "rooms"),
        ("People", "people"),
        ("Reference data", "admin:index"),
    ],
}
INFORMATION = [
    ("Grades", "grades"),
    ("Findings", "findings"),
    ("Figures", "figures"),
    ("Cycles and scales", "cycles"),
    ("Documents", "documents"),
    ("What we hold", "coverage"),
    ("Checks on the facts", "checks"),
    ("About", "about"),
    ("Accessibility", "accessibility"),
]


@register.simple_tag
def grade_tag(slug: str, name: str) -> SafeString:
    """A grade as a word with its shape and colour. Drawn 430 times on the home grid, hence no template."""
    return format_html(
        '<span class="grade grade--{}"><svg class="grade__shape" viewBox="0 0 12 12" width="12" height="12" '
        'aria-hidden="true" focusable="false"><path d="{}" /></svg>{}</span>',
        slug or "none",
        SHAPES.get(slug, SHAPES[""]),
        name,
    )


@register.simple_tag
def grade_link(force: Any, cell: Any) -> SafeString:
    """A cell of the grid as a link to its judgment: its name says force, area, month and source besides the word.

    Sighted readers know an inferred grade by its word and dashed edge, one of another source by its mark.
    """
    month = f", {cell.when.month}" if cell.when and cell.when.month else ""
    kind = cell.judgment.source_kind
    source = "" if kind == SourceKind.INSPECTORATE else f", {SourceKind(kind).label.lower()}"
    return format_html(
        '<a class="grade-link" href="{}"><span class="grade grade--{} grade--{}"><svg class="grade__shape" '
        'viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="{}" /></svg><span>'
        '<span class="govuk-visually-hidden">{}, {}: </span>{}{}<span class="govuk-visually-hidden">{}{}</span>'
        "</span></span></a>",
        cell.judgment.get_absolute_url(),
        cell.grade_slug or "none",
        kind,
        SHAPES.get(cell.grade_slug, SHAPES[""]),
        force.short_name,
        cell.column.area.short_name,
        cell.words,
        SOURCE_MARKS.get(kind, ""),
        month,
        source,
    )


@register.simple_tag
def status_tag(status: str, label: str) -> SafeString:
    """Where something stands, as a word on a coloured ground."""
    return format_html('<strong class="status status--{}">{}</strong>', status, label)


@register.inclusion_tag("components/source.html")
def source_link(row: Any, about: str = "") -> dict[str, Any]:
    """The links from a fact to the sentence, or to the addresses, that it came from."""
    places = [] if row.passage_id else [_place(text.strip()) for text in row.source.split(";")]
    return {
        "passage": row.passage if row.passage_id else None,
        "places": [place for place in places if place["text"]],
        "about": about or truncatechars(str(row), 80),
    }


@register.inclusion_tag("components/closed_since.html")
def closed_since(judgment: Judgment | None, about: str = "") -> dict[str, Any]:
    """What a letter has closed since a grade was given; nothing where none did, or where there is no grade."""
    return {"closed": closed_since_of(judgment), "about": about}


def _place(text: str) -> dict[str, str]:
    """An address outside as a link by the name before it, or by its host's; anything else as it stands."""
    address = re.search(r"https?://[^\s,]+", text)
    if address is None:
        return {"href": "", "text": text}
    name = text[: address.start()].rstrip(" ,:(")
    host = (urlsplit(address[0]).hostname or address[0]).removeprefix("www.")
    return {
        "href": address[0],
        "text": name or ("HMICFRS" if kind_of_source(address[0]) == SourceKind.INSPECTORATE else host),
    }


@register.filter
def day(value: date | None) -> str:
    """11 July 2025."""
    return dated(value, "day")


@register.filter
def published(publication: Publication) -> str:
    """11 July 2025, or November 2023 where no day is held; empty without any date."""
    return published_in_words(publication)


@register.filter
def dated(value: date | None, precision: str) -> str:
    """A date as exactly as it is known: 11 July 2025, July 2025 or 2025."""
    return format_date(value, precision) if value else ""


@register.filter
def shown(value: Any) -> Any:
    """A table's cell: dates in words, all else as it is."""
    return day(value) if isinstance(value, date) else value


@register.inclusion_tag("components/retold.html")
def retold_note(publication: Publication) -> dict[str, Any]:
    """The band that says a publication's sentences are ours, with the address of the published text."""
    return {"publication": publication}


@register.inclusion_tag("components/state.html")
def state_band(publication: Publication, is_room: bool = False) -> dict[str, Any]:
    """The band on everything that is not published: who can see it, and outside its room the way there."""
    return {"publication": publication, "State": State, "is_room": is_room}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(trail: list[tuple[str, str]]) -> dict[str, Any]:
    """The way from the home page to this one: pairs of a name and an address."""
    return {"trail": trail}


@register.inclusion_tag("components/contents.html")
def on_this_page(items: list[tuple[str, str]], within: list[tuple[str, str]] | None = None) -> dict[str, Any]:
    """The sections of a long page: pairs of a heading and its id; `within` are those inside the last one."""
    return {"items": items, "within": within}


@register.inclusion_tag("components/chart.html", takes_context=True)
def chart(context: dict[str, Any], chart: Chart) -> dict[str, Any]:
    """A chart with its sentence, its figures as a table, its source, and where its files are."""
    return {"chart": chart, "csv": _file_of(context, chart, "csv"), "svg": _file_of(context, chart, "svg")}


def _file_of(context: dict[str, Any], chart: Chart, kind: str) -> str:
    """The address of one file of a chart: its own view's, or the page's own with the filters kept."""
    if chart.address:
        return f"{chart.address}?{urlencode({'chart': chart.key, 'format': kind})}"
    return _query(context, {"chart": chart.key, "format": kind})


@register.inclusion_tag("components/navigation.html", takes_context=True)
def service_navigation(context: dict[str, Any]) -> dict[str, Any]:
    """The sections that this installation has, the person's own apart, with that of this page marked."""
    request = context.get("request")
    user = getattr(request, "user", None)
    role = getattr(user, "role", "")
    links, own = _links(SECTIONS), _links(OWN_SECTIONS.get(role, []))
    path = request.path if request else ""
    here = [
        link
        for link in links + own
        if path == link["href"] or (link["href"] != "/" and path.startswith(link["href"]))
    ]
    return {
        "links": links,
        "own": own,
        "whose": user.get_role_display() if own else "",
        "here": here[0] if here else None,
        "path": path,
    }


@register.simple_tag
def information_links() -> list[dict[str, str]]:
    """The pages about the service that the foot of every page names."""
    return _links(INFORMATION)


def _links(pages: list[tuple[str, str]]) -> list[dict[str, str]]:
    """Names and addresses; a page of an app that is not installed is left out."""
    links = []
    for name, view in pages:
        try:
            links.append({"name": name, "href": reverse(view)})
        except NoReverseMatch:
            continue
    return links


@register.filter
def html_id(value: Any) -> str:
    """Words as the id of an element."""
    return slugify(str(value))


@register.simple_tag(takes_context=True)
def sorted_by(context: dict[str, Any], table: Table, order: str) -> str:
    """The address of a table sorted another way, from its first page on, filters kept."""
    return _query(context, {table.prefixed_order_by_field: str(order), table.prefixed_page_field: None})


@register.simple_tag(takes_context=True)
def page_of(context: dict[str, Any], table: Table, number: int) -> str:
    """The address of another page of a table, filters and order kept."""
    return _query(context, {table.prefixed_page_field: str(number)})


def _query(context: dict[str, Any], changes: dict[str, str | None]) -> str:
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"
