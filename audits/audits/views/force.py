"""All audits of one force, each subject over time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify

from audits.audits.charts.audit_history import course as drawn
from audits.audits.queries import force as query
from audits.audits.tables.counts import CountsOfSubjectTable, OtherCountsTable
from peel.record.models import Force
from peel.ui.chart_files import render_charts


def force_audits(request: HttpRequest, slug: str) -> HttpResponse:
    """The audits of one force."""
    force = get_object_or_404(Force, slug=slug)
    found = query.force_audits(request.user, force)
    charts = [drawn(force.short_name, course.results, course.steps) for course in found.estimated]
    context = {
        "force": force,
        "found": found,
        "estimated": [
            (course, chart, CountsOfSubjectTable.about(course.subject, course.counts))
            for course, chart in zip(found.estimated, charts, strict=True)
        ],
        "counted": [
            (course, CountsOfSubjectTable.about(course.subject, course.counts)) for course in found.counted
        ],
        "others": [(others, OtherCountsTable.about(others.audit, others.counts)) for others in found.others],
        "sections": sections(found),
        "trail": [
            ("Forces", reverse("forces")),
            (force.short_name, force.get_absolute_url()),
            ("Audits", ""),
        ],
    }
    unpublished = any(not audit.publication.is_public for audit in found.audits)
    return render_charts(request, "audits/force.html", context, charts, is_unpublished=unpublished)


def sections(found: query.ForceAudits) -> list[tuple[str, str]]:
    """The headings of the page and their ids."""
    subjects = [
        (course.subject.name, slugify(course.subject.name)) for course in (*found.estimated, *found.counted)
    ]
    others = [("Other cases counted", "others")] if found.others else []
    return [("Latest results", "latest"), *subjects, *others, ("The audits", "audits")]
