"""What was changed in the record after people could read it, with the value that they had read."""

import pghistory
from django.db import models
from django.db.models import F, Q

from .public_id import PublicId
from .rows import VisibleRows


@pghistory.track()
class Correction(PublicId):
    """One value of a published fact that was changed: what it was, what it is now, and why.

    `kind` and `row` name the corrected row as its history does, since the row itself may be gone.
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

    objects = VisibleRows.as_manager()

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
