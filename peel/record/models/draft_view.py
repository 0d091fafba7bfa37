"""Who looked at what is not published, and when."""

from typing import Any, Self

import pgtrigger
from django.db import models

from peel.record.permissions import Permission, can
from peel.record.visibility import RecordQuerySet


class DraftViewRows(RecordQuerySet):
    """Only who sees where publications stand sees who looked."""

    def visible_to(self, user: Any) -> Self:
        """All views for inspectors and admins, none for anybody else."""
        return self.all() if can(user, Permission.SEE_STANDING) else self.none()


class DraftView(models.Model):
    """One page of an unpublished publication that one person opened. Only added to, never changed."""

    publication = models.ForeignKey("peel.Publication", models.PROTECT, related_name="draft_views")
    user = models.ForeignKey("peel.User", models.PROTECT, related_name="draft_views")
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=250)

    objects = DraftViewRows.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["publication", "-at"], name="draft_view_of_publication")]
        triggers = [
            pgtrigger.Protect(name="only_added_to", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.user} saw {self.address}"
