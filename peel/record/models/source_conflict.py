"""Where two public sources disagree: both are kept, with what we took and why."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import F, Q

from peel.record.visibility import RecordQuerySet


class SourceConflictRows(RecordQuerySet):
    """Conflicts are public: both sources are, and nothing of a document in preparation is among them."""

    def visible_to(self, user: Any) -> Self:
        """All of them, for everybody."""
        return self.all()


@pghistory.track()
class SourceConflict(models.Model):
    """Two sources that say different things of one force, cycle or area; each of the three may be empty.

    `taken` is what the record has since; empty where it holds neither. A source is an address or a name.
    """

    slug = models.SlugField(max_length=120, unique=True)
    force = models.ForeignKey("peel.Force", models.PROTECT, null=True, blank=True, related_name="source_conflicts")
    cycle = models.ForeignKey("peel.Cycle", models.PROTECT, null=True, blank=True, related_name="source_conflicts")
    area = models.ForeignKey("peel.Area", models.PROTECT, null=True, blank=True, related_name="source_conflicts")
    subject = models.CharField(max_length=120, help_text="What they disagree about: ‘Day of the report’.")
    says = models.TextField(help_text="What the first source says.")
    source = models.TextField()
    other_says = models.TextField(help_text="What the other source says.")
    other_source = models.TextField()
    taken = models.TextField(blank=True, help_text="What the record has.")
    reason = models.TextField(help_text="Why that was taken, or why neither was.")

    objects = SourceConflictRows.as_manager()

    class Meta:
        ordering = ["-cycle__order", "force__short_name", "subject", "pk"]
        constraints = [
            models.CheckConstraint(
                name="sourceconflict_names_both_sources",
                condition=~Q(source="") & ~Q(other_source=""),
                violation_error_message="Name both sources.",
            ),
            models.CheckConstraint(
                name="sourceconflict_is_about_something",
                condition=~Q(subject="") & ~Q(says="") & ~Q(other_says="") & ~Q(says=F("other_says")),
                violation_error_message="Say what the two sources say, each something else.",
            ),
            models.CheckConstraint(
                name="sourceconflict_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Say why this source was followed, or why neither was.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.says} or {self.other_says}"
