"""The files that were given to us, their passages, and what a reading of them proposed."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from peel.record.models.public_id import PublicId
from peel.record.permissions import sees_everything
from peel.record.visibility import RecordQuerySet, VisibleQuerySet


class DocumentRows(VisibleQuerySet):
    """Documents, without their bytes unless asked for.

    One that was given and not yet accepted only those see who see everything: it may be a draft of what is
    published already.
    """

    def own_rule(self, user: Any, path: str = "") -> Q:
        """The condition that `user` may see the document at `path`."""
        condition = super().own_rule(user, path)
        return condition if sees_everything(user) else condition & Q(**{f"{path}is_accepted": True})

    def without_content(self) -> Self:
        """The rows for a page: a report's bytes can be 20 MB."""
        return self.defer("content")


@pghistory.track(exclude=["content"])  # the bytes never change: the hash says which they are
class Document(PublicId):
    """One file as it was given: the same bytes are one document, whatever the file was called.

    `is_accepted` goes when a later version is accepted before its publication is published.
    """

    publication = models.ForeignKey("peel.Publication", models.PROTECT, related_name="documents")
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=24)
    title = models.TextField(blank=True)
    address = models.TextField(blank=True)
    is_retold = models.BooleanField(default=False)
    is_accepted = models.BooleanField(default=False, help_text="What was read from it is in the record.")
    stored_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentRows.as_manager()

    class Meta:
        ordering = ["-stored_at", "-pk"]
        constraints = [
            *PublicId.Meta.constraints,
            models.CheckConstraint(
                name="document_hash_is_sha256",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message="A document's hash is 64 hexadecimal digits.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.public_id])


class PassageRows(VisibleQuerySet):
    """Passages are as visible as their document."""

    publications = ("document__publication",)


class Passage(models.Model):
    """One heading, paragraph or list item of a document, in order. Follows from the bytes: no history.

    It names its document by the public id, which its own address needs: no page fetches documents for their links.
    """

    document = models.ForeignKey(Document, models.CASCADE, to_field="public_id", related_name="passages")
    number = models.PositiveIntegerField()
    kind = models.CharField(
        max_length=10, choices=[("heading", "Heading"), ("paragraph", "Paragraph"), ("bullet", "List item")]
    )
    text = models.TextField()

    objects = PassageRows.as_manager()

    class Meta:
        ordering = ["document", "number", "pk"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="passage_once_a_number")]

    def __str__(self) -> str:
        return f"{self.document_id}, passage {self.number}"

    def get_absolute_url(self) -> str:
        return f"{reverse('document', args=[self.document_id])}#p-{self.number}"


class DraftRows(RecordQuerySet):
    """Drafts are never published: only who enters and checks findings sees them."""

    def visible_to(self, user: Any) -> Self:
        """All drafts for inspectors and admins, none for anybody else."""
        return self.all() if sees_everything(user) else self.none()


class Draft(models.Model):
    """What one reading of a document proposed; reading again makes another. The rows are their own history."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="drafts")
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    read_at = models.DateTimeField(auto_now_add=True)
    read_by = models.ForeignKey("peel.User", models.PROTECT, related_name="drafts_read")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "peel.User", models.PROTECT, null=True, blank=True, related_name="drafts_accepted"
    )

    objects = DraftRows.as_manager()

    class Meta:
        ordering = ["-read_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "content_sha256"], name="draft_once_a_reading"),
            models.CheckConstraint(
                name="draft_accepted_by_somebody",
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                violation_error_message="An accepted draft names who accepted it, and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {self.pk} of {self.document_id}"
