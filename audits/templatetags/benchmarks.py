"""Where a force lies among all, wherever a page asks for it."""

from typing import Any

from django import template
from django.template import RequestContext

from audits.benchmarks.queries.outliers import Outlier, outliers
from peel.record.models import Force

register = template.Library()


@register.simple_tag(takes_context=True)
def held_benchmarks(context: RequestContext, force: Force) -> list[Outlier]:
    """Up to three measures in which a force lies outside the lines of one standard deviation."""
    return outliers(context["request"].user, force)


@register.inclusion_tag("benchmarks/benchmarks_of.html", takes_context=True)
def benchmarks_of(context: RequestContext, force: Force) -> dict[str, Any]:
    """The same as a list, or why there is nothing in it."""
    return {"force": force, "found": held_benchmarks(context, force)}
