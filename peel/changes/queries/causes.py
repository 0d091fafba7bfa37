"""What began and ended: causes of concern, their recommendations, areas for improvement, stays in Engage."""

from typing import Any

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Concat

from peel.changes.queries.change import What
from peel.changes.queries.columns import columns
from peel.record.models import CauseOfConcern, Closure, Finding, FindingKind, Move, MoveKind, Supersession


def raised(user: Any) -> QuerySet:
    """Causes of concern by the day on which they were raised."""
    return columns(
        user,
        CauseOfConcern.objects.visible_to(user),
        what=Value(What.RAISED),
        on="raised_on",
        exactly=F("raised_on_precision"),
        force="force",
        called=F("title"),
        route=Value("cause"),
        at=F("slug"),
        told_in="raised_in",
        named="slug",
    )


def of_cause() -> dict[str, Any]:
    """The columns of what a publication says of a cause of concern: the cause itself, told there."""
    return {
        "force": "cause__force",
        "called": F("cause__title"),
        "route": Value("cause"),
        "at": F("cause__slug"),
        "told_in": "publication",
    }


def closed(user: Any) -> QuerySet:
    """Causes of concern by the day on which a letter closed them."""
    return columns(
        user,
        Closure.objects.visible_to(user).filter(cause__isnull=False),
        what=Value(What.CLOSED),
        on="closed_on",
        exactly=F("precision"),
        **of_cause(),
    )


def superseded(user: Any) -> QuerySet:
    """Causes of concern by the day on which something else took their place."""
    return columns(
        user,
        Supersession.objects.visible_to(user),
        what=Value(What.SUPERSEDED),
        on="on",
        **of_cause(),
    )


def recommendations_closed(user: Any) -> QuerySet:
    """Recommendations that were closed before their cause of concern was."""
    return columns(
        user,
        Closure.objects.visible_to(user).filter(recommendation__isnull=False),
        what=Value(What.RECOMMENDATION_CLOSED),
        on="closed_on",
        exactly=F("precision"),
        force="recommendation__cause__force",
        called=F("recommendation__text"),
        route=Value("cause"),
        at=F("recommendation__cause__slug"),
        told_in="publication",
    )


def issued(user: Any) -> QuerySet:
    """Areas for improvement that letters issued; those of a report come with the report."""
    rows = Finding.objects.visible_to(user).filter(kind=FindingKind.AREA_FOR_IMPROVEMENT)
    return columns(
        user,
        rows.filter(publication__letter__isnull=False, publication__published_on__isnull=False),
        what=Value(What.ISSUED),
        on="publication__published_on",
        force="publication__force",
        called=F("heading"),
        route=Value("finding"),
        at=F("public_id"),
        told_in="publication",
    )


def improved(user: Any) -> QuerySet:
    """Areas for improvement by the day on which a letter closed them."""
    return columns(
        user,
        Closure.objects.visible_to(user).filter(finding__isnull=False),
        what=Value(What.IMPROVED),
        on="closed_on",
        exactly=F("precision"),
        force="finding__publication__force",
        called=F("finding__heading"),
        route=Value("finding"),
        at=F("finding__public_id"),
        told_in="publication",
    )


def moved(user: Any) -> QuerySet:
    """Moves in and out of Engage, each once: by the source that dates it most exactly, else the earliest."""
    told = Move.objects.visible_to(user)
    exactness = Case(When(precision="day", then=1), When(precision="month", then=2), default=3)
    best = told.order_by("stay_id", "event", exactness, "on", "pk").distinct("stay_id", "event")
    return columns(
        user,
        Move.objects.visible_to(user).filter(pk__in=best.values("pk")),
        what=Case(When(event=MoveKind.ENTERED, then=Value(What.ENTERED)), default=Value(What.LEFT)),
        on="on",
        exactly=F("precision"),
        force="stay__force",
        called=Concat(Value("Monitoring of "), "stay__force__official_name", output_field=TextField()),
        route=Value("force"),
        at=F("stay__force__slug"),
        told_in="publication",
    )
