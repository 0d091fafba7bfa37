"""What was corrected of an audit after publication, for the public line on its page."""

from typing import Any

from django.db.models import Q

from audits.models import Audit
from peel.record.models import Correction
from peel.record.visibility import VisibleQuerySet


def corrections_of_audit(user: Any, audit: Audit) -> VisibleQuerySet:
    """The corrections of an audit, its estimates, counts and comparisons, the latest first."""
    found = Q(kind="audit", row=audit.pk)
    for kind, rows in (
        ("estimate", audit.estimates),
        ("count", audit.counts),
        ("comparison", audit.comparisons_back),
    ):
        found |= Q(kind=kind, row__in=rows.values("pk"))
    return Correction.objects.visible_to(user).filter(found, publication=audit.publication_id)
