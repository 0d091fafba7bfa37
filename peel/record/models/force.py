"""The police forces, their names over time, and what became of them."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from peel.record.visibility import RecordQuerySet


class Noun(models.TextChoices):
    """The word by which reports call a force."""

    FORCE = "force", "the force"
    CONSTABULARY = "constabulary", "the constabulary"
    SERVICE = "service", "the service"


@pghistory.track()
class Force(models.Model):
    """One territorial police force of England and Wales."""

    slug = models.SlugField(unique=True)
    short_name = models.CharField(max_length=60, unique=True)
    official_name = models.CharField(max_length=100, unique=True)
    noun = models.CharField(max_length=20, choices=Noun)
    country = models.CharField(max_length=10, choices=[("England", "England"), ("Wales", "Wales")])
    region = models.CharField(max_length=40)
    gss_code = models.CharField("GSS code", max_length=9, unique=True)
    report_address = models.TextField(
        blank=True, help_text="The inspectorate's newest report on the force whose address a source of ours names."
    )
    note = models.TextField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["short_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="force_report_address_is_a_web_address",
                condition=Q(report_address="") | Q(report_address__regex=r"^https?://[^\s]+$"),
                violation_error_message="An address begins with http:// or https:// and has no spaces.",
            ),
            models.CheckConstraint(
                name="force_gss_code_fits_the_country",
                condition=Q(country="England", gss_code__regex=r"^E23\d{6}$")
                | Q(country="Wales", gss_code__regex=r"^W15\d{6}$"),
                violation_error_message="A police force area's code is E23 or W15 and six digits.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("force", args=[self.slug])


@pghistory.track()
class ForceName(models.Model):
    """A name by which a force goes or went: official in a period, or another style of it."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="names")
    name = models.CharField(max_length=100)
    is_official = models.BooleanField(default=False)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["force", "-is_official", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["force", "name"], name="forcename_once_a_force"),
            models.CheckConstraint(
                name="forcename_from_before_until",
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(from_on__lt=F("until_on")),
                violation_error_message="A name ends after it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Succession(models.Model):
    """One force went into another on a day: a merger or a split is several rows."""

    predecessor = models.ForeignKey(Force, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Force, models.PROTECT, related_name="precessions")
    on = models.DateField()
    source = models.TextField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                name="succession_of_two_forces",
                condition=~Q(predecessor=F("successor")),
                violation_error_message="A force can't succeed itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
