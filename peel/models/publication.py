"""What the inspectorate publishes, and whether it is published yet: the only place that says so."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from .rows import VisibleRows


class State(models.TextChoices):
    """How far a publication has come; all that hangs on it has come as far."""

    DRAFT = "draft", "Not published"
    WITH_FORCE = "with-force", "With the force for checking"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PublicationKind(models.TextChoices):
    """What a publication is."""

    INSPECTION_REPORT = "inspection-report", "Inspection report"
    LETTER = "letter", "Letter"
    CAUSES_OF_CONCERN = "causes-of-concern", "Cause of concern published early"
    CRIME_DATA_AUDIT = "crime-data-audit", "Crime data integrity inspection"
    OTHER = "other", "Other source"


class PublicationRows(VisibleRows):
    """Publications; each carries its own state."""

    publications = ("",)


@pghistory.track()
class Publication(models.Model):
    """One report, letter or page about one force (or about England and Wales, when it has none).

    Judgments, findings, causes, closures and audits hang on one; they are visible when it is, and never
    hold a state of their own.
    """

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=PublicationKind)
    title = models.CharField(max_length=250)
    force = models.ForeignKey("peel.Force", models.PROTECT, null=True, blank=True, related_name="publications")
    address = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_text = models.CharField(max_length=80, blank=True, help_text="As stated, without a full date.")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    is_retold = models.BooleanField(default=False, help_text="The sentences are ours.")
    note = models.TextField(blank=True)

    objects = PublicationRows.as_manager()

    class Meta:
        ordering = ["-published_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="publication_state_is_known",
                condition=Q(state__in=State.values),
                violation_error_message="Choose one of the states.",
            ),
            models.CheckConstraint(
                name="publication_kind_is_known",
                condition=Q(kind__in=PublicationKind.values),
                violation_error_message="Choose one of the kinds.",
            ),
            models.CheckConstraint(
                name="publication_with_a_force_has_one",
                condition=~Q(state=State.WITH_FORCE) | Q(force__isnull=False),
                violation_error_message="Only a publication about a force can be with that force.",
            ),
            models.CheckConstraint(
                name="publication_address_is_a_web_address",
                condition=Q(address="") | Q(address__regex=r"^https?://"),
                violation_error_message="An address begins with http:// or https://.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("publication", args=[self.slug])
