"""What the inspectorate's own people note about a cause of concern, for nobody else."""

from typing import Any, Self

import pghistory
from django.db import models

from peel.record.permissions import Permission, can
from peel.record.visibility import RecordQuerySet


class InternalNoteRows(RecordQuerySet):
    """Notes that never go out: a table of their own, so that no query of causes can carry one along."""

    def visible_to(self, user: Any) -> Self:
        """All notes for inspectors and admins, none for anybody else, whatever is published."""
        return self.all() if can(user, Permission.SEE_INTERNAL_NOTES) else self.none()


@pghistory.track()
class InternalNote(models.Model):
    """The internal note on one cause of concern; empty once it was taken away."""

    cause = models.OneToOneField("peel.CauseOfConcern", models.CASCADE, related_name="internal_note")
    text = models.TextField("internal note", blank=True)

    objects = InternalNoteRows.as_manager()

    class Meta:
        ordering = ["cause", "pk"]

    def __str__(self) -> str:
        return f"Internal note on {self.cause}"
