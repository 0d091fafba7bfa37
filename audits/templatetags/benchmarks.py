"""Where a force lies among all, wherever a page asks for it."""

from typing import Any

from django import template
from django.template import RequestContext

from audits.queries.outside import outside
from peel.models import Force

register = template.Library()


@register.inclusion_tag("audits/benchmarks_of.html", takes_context=True)
def benchmarks_of(context: RequestContext, force: Force) -> dict[str, Any]:
    """Up to three measures in which a force lies outside the lines of one standard deviation."""
    return {"force": force, "found": outside(context["request"].user, force)}
