"""What was published or withdrawn, and what was corrected after it had been published."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from peel.changes.queries.change import What
from peel.changes.queries.columns import columns, page_of
from peel.record.models import Correction, Publication, PublicationKind, Revision
from peel.record.withdrawn import tombstones

TITLE, SLUG = F("title"), F("slug")


def published(user: Any) -> QuerySet:
    """Reports, letters and tables by the day of publication; an audit that is a publication of its own is one."""
    audit = Publication.audits.rel.related_model
    is_audit = Q(kind=PublicationKind.CRIME_DATA_AUDIT) & Exists(audit.objects.filter(publication=OuterRef("pk")))
    rows = Publication.objects.visible_to(user).filter(published_on__isnull=False)
    return columns(
        user,
        rows.exclude(kind=PublicationKind.OTHER).exclude(is_audit),
        what=F("kind"),
        on="published_on",
        force="force",
        called=TITLE,
        route=page_of(""),
        at=SLUG,
        told_in="",
        is_through=False,
        named="slug",
    )


def audited(user: Any) -> QuerySet:
    """Audits by the day on which what states them was published."""
    rows = Publication.audits.rel.related_model.objects.visible_to(user)
    return columns(
        user,
        rows.filter(publication__published_on__isnull=False),
        what=Value(What.AUDIT),
        on="publication__published_on",
        force="force",
        called=TITLE,
        route=Value("audit"),
        at=SLUG,
        told_in="publication",
        named="slug",
    )


def withdrawn(user: Any) -> QuerySet:
    """Publications that people could read once, as they were published, by the day on which they were withdrawn."""
    return columns(
        user,
        tombstones(),
        what=Value(What.WITHDRAWN),
        on="withdrawn_on",
        force="withdrawn_force",
        called=F("withdrawn_title"),
        route=Value("publication"),
        at=SLUG,
        told_in="",
        is_through=False,
        named="slug",
        because=F("withdrawn_because"),
        is_shown=Q(pk__isnull=False),
    )


def corrected(user: Any) -> QuerySet:
    """Values of published facts by the day on which they were changed here."""
    return columns(
        user,
        Correction.objects.visible_to(user),
        what=Value(What.CORRECTED),
        on="corrected_on",
        force="publication__force",
        called=F("about"),
        route=page_of("publication"),
        at=F("publication__slug"),
        told_in="publication",
        was=F("from_value"),
        became=F("to_value"),
        because=F("reason"),
    )


def revised(user: Any) -> QuerySet:
    """Grades by the day on which the inspectorate changed them after publication."""
    return columns(
        user,
        Revision.objects.visible_to(user),
        what=Value(What.REVISED),
        on="changed_on",
        force="judgment__inspection__force",
        called=Concat("judgment__area__name", Value(": grade"), output_field=TextField()),
        route=Value("inspection"),
        at=F("judgment__inspection__report__slug"),
        told_in="judgment__inspection__report",
        was=F("from_grade__name"),
        became=F("to_grade__name"),
        because=F("reason"),
    )
