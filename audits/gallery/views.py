"""All parts of pages in each of their states, for who works on them: in the demo alone.

It stands here since it shows the charts of audits beside the parts of the record, which know no audits.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from audits.gallery.charts import charts
from peel.about import errors
from peel.gallery import colours, fields, filters, marks, record, tables
from peel.gallery.made_up import FORCE
from peel.ui.chart_files import render_charts

SECTIONS = (
    ("Type and headings", "type"),
    ("Links and buttons", "links"),
    ("Colours", "colours"),
    ("Grades", "grades"),
    ("Statuses", "statuses"),
    ("Numbers, lists of facts and cards", "facts"),
    ("Tables and pages", "tables"),
    ("Filters", "filters"),
    ("Messages and errors", "messages"),
    ("Fields", "fields"),
    ("Life line", "life-line"),
    ("Letters", "letters"),
    ("Sources and passages", "sources"),
    ("Corrections", "corrections"),
    ("Charts", "charts"),
    ("Nothing there", "nothing"),
    ("Waiting", "waiting"),
    ("Drafts and withdrawn publications", "states"),
    ("Pages for what went wrong", "errors"),
)
ERRORS = {
    400: errors.not_understood,
    403: errors.forbidden,
    404: errors.not_found,
    429: lambda request, _: errors.too_many(request),
    500: lambda request, _: errors.failed(request),
}


def components(request: HttpRequest) -> HttpResponse:
    """The page of all components; no page where nobody works on them."""
    in_the_demo_alone()
    drawn = charts()
    context = {
        "sections": [(name, key, f"gallery/{key}.html") for name, key in SECTIONS],
        "contents": [(name, key) for name, key in SECTIONS],
        "trail": [("Components", "")],
        "colours": colours,
        "marks": marks,
        "record": record,
        "states": record.states(),
        "tables": tables.samples(request),
        "filters": filters.samples(),
        "fields": fields.samples(),
        "clashes": fields.CLASHES,
        "barsetshire": FORCE,
        "nothing": {},
        "charts": drawn,
        "errors": ERRORS,
    }
    return render_charts(request, "gallery/page.html", context, charts=list(drawn.values()))


def error(request: HttpRequest, status: int) -> HttpResponse:
    """One of the pages for what went wrong, as it comes when that happens."""
    in_the_demo_alone()
    if status not in ERRORS:
        raise Http404
    return ERRORS[status](request, Http404())


def in_the_demo_alone() -> None:
    """Elsewhere there is no such page."""
    if not settings.COMPONENTS:
        raise Http404
