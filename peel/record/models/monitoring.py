"""Stays of forces in the engage phase of monitoring; the default phase, scan, is where no stay is open."""

import pghistory
from django.db import models
from django.db.models import Q

from peel.record.models.effect import Effective
from peel.record.models.public_id import PublicId
from peel.record.visibility import RecordQuerySet, Sourced, VisibleQuerySet


@pghistory.track()
class Stay(models.Model):
    """One stay of a force in Engage. Its dates are what sources say: see its moves."""

    key = models.SlugField(max_length=80, unique=True)
    force = models.ForeignKey("peel.Force", models.PROTECT, related_name="stays")

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["force", "pk"]

    def __str__(self) -> str:
        return f"{self.force} in Engage"


class MoveKind(models.TextChoices):
    """The two ends of a stay."""

    ENTERED = "entered", "Entered Engage"
    LEFT = "left", "Left Engage"


@pghistory.track()
class Move(PublicId, Effective, Sourced):
    """What one source says of when and why a force entered or left Engage; sources may disagree.

    The letter that decided it has the `effect` `made`; all other sources mention it. `on` is the first day of the
    month or year where the source gives no day.
    """

    stay = models.ForeignKey(Stay, models.CASCADE, related_name="moves")
    publication = models.ForeignKey("peel.Publication", models.PROTECT, related_name="moves")
    event = models.CharField(max_length=8, choices=MoveKind)
    on = models.DateField()
    precision = models.CharField(max_length=5, choices=[("day", "Day"), ("month", "Month"), ("year", "Year")])
    wording = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["stay", "on", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            *Effective.Meta.constraints,
            models.UniqueConstraint(fields=["stay", "event", "publication"], name="move_once_a_source"),
            models.CheckConstraint(
                name="move_kind_is_known",
                condition=Q(event__in=MoveKind.values),
                violation_error_message="A force enters Engage or leaves it.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return f"{self.get_event_display()} {self.on}"
