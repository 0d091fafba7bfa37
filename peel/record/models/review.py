"""Files on their way in, and what was decided of each value that a reading proposed."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from peel.record.permissions import Permission, can
from peel.record.visibility import RecordQuerySet


class EntryRows(RecordQuerySet):
    """What is not in the record yet: only who enters findings sees it."""

    def visible_to(self, user: Any) -> Self:
        """All rows for who may enter findings, none for anybody else."""
        return self.all() if can(user, Permission.ENTER) else self.none()


class Upload(models.Model):
    """A file that was given and read, until somebody has said what it is and it becomes a document."""

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    name = models.CharField(max_length=250)
    reading = models.JSONField(help_text="What the reader found in it.")
    given_at = models.DateTimeField(auto_now_add=True)
    given_by = models.ForeignKey("peel.User", models.PROTECT, related_name="uploads")

    objects = EntryRows.as_manager()

    class Meta:
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("document-what", args=[self.pk])


class ProposalKind(models.TextChoices):
    """What a draft proposes."""

    DOCUMENT = "document", "What the document says of itself"
    JUDGMENT = "judgment", "Grade"
    FINDING = "finding", "Finding"
    CAUSE = "cause", "Cause of concern"
    RECOMMENDATION = "recommendation", "Recommendation"
    IMPROVEMENT = "improvement", "Area for improvement"
    ESTIMATE = "estimate", "Estimate"
    COUNT = "count", "Count"
    FIGURE = "figure", "Figure"
    LETTER = "letter", "Letter"
    MONITORING = "monitoring", "Monitoring"


class Verdict(models.TextChoices):
    """What somebody decided of a proposal."""

    ACCEPT = "accept", "Accepted"
    EDIT = "edit", "Edited"
    REJECT = "reject", "Rejected"


@pghistory.track()
class Decision(models.Model):
    """What somebody decided of one proposal of a draft: the `number`th of its kind, from 0.

    `values` are those that an edit puts in the place of what was read; passage and quote stay.
    """

    draft = models.ForeignKey("peel.Draft", models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=16, choices=ProposalKind)
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    values = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey("peel.User", models.PROTECT, related_name="decisions")
    at = models.DateTimeField()

    objects = EntryRows.as_manager()

    class Meta:
        ordering = ["draft", "kind", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "kind", "number"], name="decision_one_a_proposal"),
            models.CheckConstraint(
                name="decision_kind_is_known",
                condition=Q(kind__in=ProposalKind.values),
                violation_error_message="Choose one of the kinds of proposal.",
            ),
            models.CheckConstraint(
                name="decision_verdict_is_known",
                condition=Q(verdict__in=Verdict.values),
                violation_error_message="Accept, edit or reject.",
            ),
            models.CheckConstraint(
                name="decision_values_are_of_an_edit",
                condition=Q(verdict=Verdict.EDIT) ^ Q(values={}),
                violation_error_message="An edit says its values, and nothing else does.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.get_kind_display()} {self.number + 1}"
