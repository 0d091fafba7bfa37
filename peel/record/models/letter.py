"""Letters to forces. What a letter did is told by what refers to its publication: closures, findings, figures."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from peel.record.visibility import VisibleQuerySet


class LetterKind(models.TextChoices):
    """What a letter is about."""

    CLOSURE = "closure", "Closure of cause of concern"
    REVISIT = "revisit", "Revisit"
    MONITORING = "monitoring", "Monitoring"


@pghistory.track()
class Letter(models.Model):
    """One letter from the inspectorate to a force."""

    publication = models.OneToOneField("peel.Publication", models.PROTECT, related_name="letter")
    force = models.ForeignKey("peel.Force", models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=12, choices=LetterKind)
    sent_on = models.DateField(null=True, blank=True)
    subject = models.TextField(blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="letter_kind_is_known",
                condition=Q(kind__in=LetterKind.values),
                violation_error_message="Choose one of the kinds of letter.",
            )
        ]

    def __str__(self) -> str:
        return self.subject or self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("letter", args=[self.publication.slug])


class CorrespondentRole(models.TextChoices):
    """Where in the letter block a person stands."""

    FROM = "from", "From"
    TO = "to", "To"
    CC = "cc", "Cc"


class CorrespondentRows(VisibleQuerySet):
    """Correspondents are as visible as their letter."""

    publications = ("letter__publication",)


@pghistory.track()
class Correspondent(models.Model):
    """One person in a letter's block, named as the letter names them."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="correspondents")
    role = models.CharField(max_length=4, choices=CorrespondentRole)
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    rank = models.TextField(blank=True, help_text="Rank or roles, one a line.")
    body = models.CharField(max_length=120, blank=True)

    objects = CorrespondentRows.as_manager()

    class Meta:
        ordering = ["letter", "role", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "role", "order"], name="correspondent_one_a_place"),
            models.CheckConstraint(
                name="correspondent_role_is_known",
                condition=Q(role__in=CorrespondentRole.values),
                violation_error_message="A letter is from, to or copied to a person.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
