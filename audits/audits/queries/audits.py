"""Audits as their list and the page of each show them; every other read of audits starts here too."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch
from django.db.models.functions import Coalesce

from audits.models import Audit, Comparison, Count, Estimate
from peel.record.visibility import VisibleQuerySet


def audits(user: Any) -> VisibleQuerySet:
    """What `user` may see, latest first: by the end of the sample, else by publication."""
    return (
        Audit.objects.visible_to(user)
        .annotate(latest_on=Coalesce("sample_until", "publication__published_on"))
        .select_related("force", "publication", "passage")
        .order_by(F("latest_on").desc(nulls_last=True), "pk")
    )


def estimates(user: Any) -> VisibleQuerySet:
    """The estimates that `user` may see, by subject."""
    rows = Estimate.objects.visible_to(user)
    return rows.select_related("subject", "passage").order_by("subject__order", "subject", "subject_wording", "pk")


def counts(user: Any) -> VisibleQuerySet:
    """The counts that `user` may see, by subject, then in reading order."""
    rows = Count.objects.visible_to(user).select_related("subject", "passage")
    return rows.order_by(F("subject__order").asc(nulls_last=True), "subject", "passage__number", "pk")


def comparisons(user: Any) -> VisibleQuerySet:
    """Which audits compare, of pairs of which `user` may see both."""
    rows = Comparison.objects.visible_to(user)
    return rows.select_related("earlier__publication", "later__publication", "passage")


@dataclass(frozen=True, slots=True)
class AuditPage:
    """All that the page of one audit shows, each row as the person may see it."""

    audit: Audit
    estimates: tuple[Estimate, ...]
    counts: tuple[Count, ...]
    back: tuple[Comparison, ...]
    forward: tuple[Comparison, ...]


def audit_page(user: Any, audit: Audit) -> AuditPage:
    """The page of one of `audits`."""
    pairs = comparisons(user)
    return AuditPage(
        audit=audit,
        estimates=tuple(estimates(user).filter(audit=audit)),
        counts=tuple(counts(user).filter(audit=audit)),
        back=tuple(pairs.filter(later=audit)),
        forward=tuple(pairs.filter(earlier=audit)),
    )


def with_results(user: Any, rows: VisibleQuerySet) -> VisibleQuerySet:
    """Audits with their estimates and counts."""
    return rows.prefetch_related(
        Prefetch("estimates", queryset=estimates(user), to_attr="shown_estimates"),
        Prefetch("counts", queryset=counts(user), to_attr="shown_counts"),
    )
