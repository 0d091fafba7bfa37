"""What was changed in the record after people could read it, with the value that they had read."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q

from peel.record.models.public_id import PublicId
from peel.record.permissions import sees_everything
from peel.record.visibility import VisibleQuerySet, passage_seen_by


class CorrectionRows(VisibleQuerySet):
    """Corrections are as visible as their publication and as every passage that what they correct stood on."""

    def own_rule(self, user: Any, path: str = "") -> Q:
        """The condition that `user` may see the correction at `path`, were the rows above it seen."""
        condition = super().own_rule(user, path)
        if sees_everything(user):
            return condition
        hidden = Correction.passages.through.objects.exclude(passage_seen_by(user, ""))
        return condition & ~Q(**{f"{path}pk__in": hidden.values("correction")})


@pghistory.track()
class Correction(PublicId):
    """One value of a published fact that was changed: what it was, what it is now, and why.

    `kind` and `row` name the corrected row as its history does, since the row itself may be gone. `passages` are
    those that the row and what it refers to came from: a document that is withdrawn takes its words from here too.
    """

    publication = models.ForeignKey("peel.Publication", models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    about = models.TextField(help_text="What was corrected, in words: ‘Investigating crime: grade’.")
    from_value = models.TextField(blank=True)
    to_value = models.TextField(blank=True)
    corrected_on = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey("peel.User", models.PROTECT, related_name="corrections")
    passages = models.ManyToManyField("peel.Passage", blank=True, related_name="corrections")

    objects = CorrectionRows.as_manager()

    class Meta:
        ordering = ["-corrected_on", "-pk"]
        constraints = [
            *PublicId.Meta.constraints,
            models.CheckConstraint(
                name="correction_changes_something",
                condition=~Q(from_value=F("to_value")),
                violation_error_message="A correction changes the value.",
            ),
            models.CheckConstraint(
                name="correction_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Say why it was corrected: everybody will read it.",
            ),
            models.CheckConstraint(
                name="correction_says_of_what",
                condition=~Q(about=""),
                violation_error_message="Say what was corrected.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return f"{self.about}: from {self.from_value or 'nothing'} to {self.to_value or 'nothing'}"
