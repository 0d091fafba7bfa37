"""Inspections: one force in one cycle, once or several times."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from peel.record.visibility import VisibleQuerySet


class InspectionKind(models.TextChoices):
    """How an inspection came about."""

    INSPECTION = "inspection", "Inspection"
    PILOT = "pilot", "Pilot inspection"
    REVISIT = "revisit", "Revisit"
    RE_INSPECTION = "re-inspection", "Re-inspection"


class InspectionRows(VisibleQuerySet):
    """Inspections are as visible as their report; the one that another follows may be hidden meanwhile."""

    publications = ("report",)
    independent_of = ("follows",)


@pghistory.track()
class Inspection(models.Model):
    """One inspection of a force under a framework, with its report.

    A pilot that was judged twice is two inspections, the second following the first.
    """

    report = models.OneToOneField("peel.Publication", models.PROTECT, related_name="inspection")
    force = models.ForeignKey("peel.Force", models.PROTECT, related_name="inspections")
    framework = models.ForeignKey("peel.Framework", models.PROTECT, related_name="inspections")
    kind = models.CharField(max_length=16, choices=InspectionKind, default=InspectionKind.INSPECTION)
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    fieldwork_from = models.DateField(null=True, blank=True)
    fieldwork_until = models.DateField(null=True, blank=True)
    hm_inspector = models.CharField("HM Inspector", max_length=100, blank=True)
    areas_stated = models.PositiveSmallIntegerField(null=True, blank=True)
    graded_stated = models.PositiveSmallIntegerField(null=True, blank=True)
    improvements_stated = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Areas for improvement, as counted by a source."
    )
    framework_basis = models.TextField(blank=True, help_text="How the framework was told, when a cycle has two.")
    note = models.TextField(blank=True)

    objects = InspectionRows.as_manager()

    class Meta:
        ordering = ["-report__published_on", "force__short_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="inspection_fieldwork_in_order",
                condition=Q(fieldwork_from__isnull=True)
                | Q(fieldwork_until__isnull=True)
                | Q(fieldwork_from__lte=F("fieldwork_until")),
                violation_error_message="Fieldwork ends on or after the day it begins.",
            ),
            models.CheckConstraint(
                name="inspection_graded_within_areas",
                condition=Q(areas_stated__isnull=True)
                | Q(graded_stated__isnull=True)
                | Q(graded_stated__lte=F("areas_stated")),
                violation_error_message="No more areas are graded than there are areas.",
            ),
            models.CheckConstraint(
                name="inspection_follows_another",
                condition=Q(follows__isnull=True) | ~Q(follows=F("pk")),
                violation_error_message="An inspection can't follow itself.",
            ),
            models.UniqueConstraint(
                fields=["force", "framework"],
                condition=Q(kind=InspectionKind.INSPECTION),
                name="inspection_one_a_force_and_framework",
                violation_error_message="This force has its inspection under this framework already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.force} {self.framework.cycle}"

    def get_absolute_url(self) -> str:
        return reverse("inspection", args=[self.report.slug])
