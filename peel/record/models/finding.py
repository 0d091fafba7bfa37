"""Findings of every kind: plain ones, areas for improvement, areas of concern, good practice."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from peel.record.models.public_id import PublicId
from peel.record.visibility import Sourced, VisibleQuerySet


class FindingKind(models.TextChoices):
    """What a finding is; a cause of concern is more than one and has its own table."""

    FINDING = "finding", "Finding"
    AREA_FOR_IMPROVEMENT = "area-for-improvement", "Area for improvement"
    AREA_OF_CONCERN = "area-of-concern", "Area of concern"
    INNOVATIVE_PRACTICE = "innovative-practice", "Innovative practice"
    PROMISING_PRACTICE = "promising-practice", "Promising practice"


@pghistory.track()
class Finding(PublicId, Sourced):
    """One finding of a report or letter under its heading, with all its passages; `passage` is the heading's."""

    publication = models.ForeignKey("peel.Publication", models.CASCADE, related_name="findings")
    area = models.ForeignKey("peel.Area", models.PROTECT, null=True, blank=True, related_name="findings")
    area_wording = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=24, choices=FindingKind, default=FindingKind.FINDING)
    heading = models.TextField()
    order = models.PositiveIntegerField()
    passages = models.ManyToManyField("peel.Passage", blank=True, related_name="findings")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["publication", "order", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["publication", "order"], name="finding_one_a_place"),
            models.CheckConstraint(
                name="finding_kind_is_known",
                condition=Q(kind__in=FindingKind.values),
                violation_error_message="Choose one of the kinds of finding.",
            ),
            models.CheckConstraint(
                name="finding_has_a_heading",
                condition=~Q(heading=""),
                violation_error_message="A finding has a heading.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        return reverse("finding", args=[self.public_id])

    @property
    def is_area_assigned(self) -> bool:
        """Whether we assigned its area, since the publication names none."""
        return self.area_id is not None and not self.area_wording


class FigureKind(models.TextChoices):
    """What a figure measures in."""

    PERCENTAGE = "percentage", "Percentage"
    RATE = "rate", "Rate"
    RATIO = "ratio", "Ratio"
    MONEY = "money", "Money"
    NUMBER = "number", "Number"


@pghistory.track()
class Figure(PublicId, Sourced):
    """A number that a publication states of the force, outside its audits. Money is in pounds."""

    publication = models.ForeignKey("peel.Publication", models.CASCADE, related_name="figures")
    kind = models.CharField(max_length=12, choices=FigureKind)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    per = models.PositiveIntegerField(null=True, blank=True)
    subject = models.TextField()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["publication", "passage__number", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["passage", "quote", "value", "subject"], name="figure_once_a_quote", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="figure_rate_is_per_something",
                condition=~Q(kind=FigureKind.RATE) | Q(per__gt=0),
                violation_error_message="A rate is per a number of people.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return f"{self.quote}, {self.subject}" if self.quote else self.subject

    def get_absolute_url(self) -> str:
        return f"{reverse('figures')}?publication={self.publication.slug}#{self.anchor}"
