"""Audits for tests of pages: two of Hertfordshire with their published figures; templates drawn for somebody."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.template import RequestContext, Template
from django.test import RequestFactory

from audits.models import Audit, Claim, Comparison
from peel.record.models import Comparability
from tests import factories


def two_audits(comparable: str = Comparability.YES, **fields: Any) -> tuple[Audit, Audit]:
    """Hertfordshire's audits of 2023 and 2025 with their published figures."""
    force = factories.force("Hertfordshire")
    earlier = factories.audit(
        force=force, title="The first audit", sample_from=date(2023, 9, 1), sample_until=date(2023, 11, 30)
    )
    later = factories.audit(
        force=force,
        title="The second audit",
        sample_from=date(2024, 12, 1),
        sample_until=date(2025, 1, 31),
        **fields,
    )
    for slug, name, was, now, claim in (
        ("all-reported-crime", "All reported crime", ("82.6", "3.4"), ("92.6", "2.7"), Claim.IMPROVEMENT),
        ("sexual-offences", "Sexual offences", ("89.8", "5.5"), ("89.7", "4.9"), ""),
    ):
        subject = factories.subject(slug=slug, name=name)
        factories.estimate(audit=earlier, subject=subject, value=was[0], margin=was[1])
        factories.estimate(audit=later, subject=subject, value=now[0], margin=now[1], claim=claim)
    in_time = factories.subject(slug="recorded-within-24-hours", name="Recorded within 24 hours")
    factories.estimate(audit=earlier, subject=in_time, value="83", margin=None, qualifier="about")
    factories.estimate(audit=later, subject=in_time, value="72", margin=None, qualifier="about")
    said(earlier, later, comparable)
    return earlier, later


def said(
    earlier: Audit, later: Audit, comparable: str = Comparability.YES, statement: str = "The method is the same."
) -> Comparison:
    """What the inspectorate says of a pair of audits."""
    return Comparison.objects.create(
        earlier=earlier,
        later=later,
        comparable=comparable,
        statement=statement,
        whose="the inspectorate",
        source=factories.SOURCE,
    )


def drawn(template: str, user: Any = None, **context: Any) -> str:
    """A template that loads the tags, drawn for somebody."""
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    return Template(f"{{% load audits %}}{template}").render(RequestContext(request, context))
