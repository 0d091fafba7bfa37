"""Audits and what they found: estimates with intervals, counts of cases, and which audits compare."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from audits.models.subject import About, Subject
from peel.record.models import Comparability, OfSourceKind, PublicId, Sourced, VisibleQuerySet


class AuditKind(models.TextChoices):
    """What is audited."""

    CRIME_DATA_INTEGRITY = "crime-data-integrity", "Crime data integrity"
    STOP_AND_SEARCH = "stop-and-search", "Stop and search"
    VICTIM_SERVICE_ASSESSMENT = "victim-service-assessment", "Victim service assessment"
    WORKFORCE_SURVEY = "workforce-survey", "Workforce survey"


class PercentWording(models.TextChoices):
    """How the source words a margin; it always means percentage points."""

    PERCENT = "percent", "percent"
    POINTS = "percentage points", "percentage points"


class Claim(models.TextChoices):
    """What the inspectorate says of the change since the audit before."""

    IMPROVEMENT = "significant-improvement", "Statistically significant improvement"
    DECLINE = "significant-decline", "Statistically significant decline"
    NO_CHANGE = "no-significant-change", "No statistically significant change"


@pghistory.track()
class Audit(OfSourceKind, Sourced):
    """One audit of a force (of England and Wales where it has none), stated in one publication."""

    slug = models.SlugField(max_length=120, unique=True)
    publication = models.ForeignKey("peel.Publication", models.PROTECT, related_name="audits")
    force = models.ForeignKey("peel.Force", models.PROTECT, null=True, blank=True, related_name="audits")
    kind = models.CharField(max_length=32, choices=AuditKind)
    title = models.CharField(max_length=200)
    sample_from = models.DateField(null=True, blank=True)
    sample_until = models.DateField(null=True, blank=True)
    sample_text = models.CharField(max_length=200, blank=True, help_text="The period as the source words it.")
    cases_examined = models.PositiveIntegerField(null=True, blank=True)
    overall_grade = models.CharField(max_length=24, blank=True)
    unrecorded_text = models.CharField(max_length=120, blank=True, help_text="Crimes unrecorded a year, as stated.")
    note = models.TextField(blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = [F("sample_from").desc(nulls_last=True), "force__short_name", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            *OfSourceKind.Meta.constraints,
            models.CheckConstraint(
                name="audit_kind_is_known",
                condition=Q(kind__in=AuditKind.values),
                violation_error_message="Choose one of the kinds of audit.",
            ),
            models.CheckConstraint(
                name="audit_sample_in_order",
                condition=Q(sample_from__isnull=True)
                | Q(sample_until__isnull=True)
                | Q(sample_from__lte=F("sample_until")),
                violation_error_message="A sample period ends on or after the day it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("audit", args=[self.slug])


class AuditedRows(VisibleQuerySet):
    """What an audit found is as visible as the audit, and each result as the passage that states it."""

    publications = ("audit__publication",)


@pghistory.track()
class Estimate(PublicId, Sourced):
    """A percentage that an audit estimates, with its margin in points where one is published. Never worked out.

    `subject_wording` is what a document says it is of; it stays beside the subject that it was found to mean.
    """

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="estimates")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="estimates")
    subject_wording = models.CharField("subject in the document’s words", max_length=200, blank=True)
    scope = models.CharField(max_length=120, blank=True, help_text="What the subject leaves out or includes.")
    value = models.DecimalField(max_digits=5, decimal_places=2)
    margin = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    qualifier = models.CharField(max_length=20, blank=True, help_text="about, over, up to … as stated.")
    wording = models.CharField(max_length=20, choices=PercentWording, default=PercentWording.PERCENT)
    stated = models.TextField(blank=True, help_text="The words as the source has them, where they differ.")
    is_complement = models.BooleanField(default=False, help_text="Stated as the share that was not recorded.")
    claim = models.CharField(max_length=24, choices=Claim, blank=True)
    note = models.TextField(blank=True)

    objects = AuditedRows.as_manager()

    class Meta:
        ordering = ["audit", "subject__order", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["audit", "subject"],
                name="estimate_one_a_subject",
                violation_error_message="This audit has its estimate of this subject already.",
            ),
            models.UniqueConstraint(
                F("audit"),
                Lower("subject_wording"),
                condition=~Q(subject_wording=""),
                name="estimate_one_a_wording",
                violation_error_message="This audit has its estimate in these words already.",
            ),
            models.CheckConstraint(
                name="estimate_says_of_what",
                condition=Q(subject__isnull=False) | ~Q(subject_wording=""),
                violation_error_message="Choose what was measured, or give the document’s own words for it.",
            ),
            models.CheckConstraint(
                name="estimate_is_a_percentage",
                condition=Q(value__gte=0, value__lte=100),
                violation_error_message="A percentage lies between 0 and 100.",
            ),
            models.CheckConstraint(
                name="estimate_margin_is_in_points",
                condition=Q(margin__isnull=True) | Q(margin__gte=0, margin__lte=50),
                violation_error_message="A margin lies between 0 and 50 percentage points.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return f"{self.about}: {self.value}%"

    @property
    def about(self) -> About:
        """What it is an estimate of."""
        return About.of(self.subject, self.subject_wording)

    def get_absolute_url(self) -> str:
        return f"{reverse('audit', args=[self.audit.slug])}#{self.anchor}"


@pghistory.track()
class Count(PublicId, Sourced):
    """n of m cases that an audit looked at. Small counts are never shown as rates beside estimates."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="counts")
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="counts")
    wording = models.TextField(help_text="What was counted, in the source's words.")
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField()
    cases = models.CharField(max_length=80, blank=True, help_text="Among which cases they were found.")
    note = models.TextField(blank=True)

    objects = AuditedRows.as_manager()

    class Meta:
        ordering = ["audit", "passage__number", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["audit", "passage", "quote", "wording", "numerator", "denominator"],
                name="count_once_a_quote",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="count_says_of_what",
                condition=~Q(wording=""),
                violation_error_message="Say what was counted.",
            ),
            models.CheckConstraint(
                name="count_is_a_part",
                condition=Q(numerator__lte=F("denominator"), denominator__gt=0),
                violation_error_message="A count is a part of the cases, and there is at least one case.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return f"{self.numerator} of {self.denominator}"

    @property
    def about(self) -> About:
        """What was counted."""
        return About.of(self.subject, self.wording)

    def get_absolute_url(self) -> str:
        return f"{reverse('audit', args=[self.audit.slug])}#{self.anchor}"


class ComparisonRows(VisibleQuerySet):
    """A comparison is as visible as both audits that it names, and as the passage that compares them."""

    publications = ("later__publication",)


@pghistory.track()
class Comparison(Sourced):
    """Whether two audits compare, and in whose words: a property of the pair, not of either."""

    earlier = models.ForeignKey(Audit, models.CASCADE, related_name="comparisons_forward")
    later = models.ForeignKey(Audit, models.CASCADE, related_name="comparisons_back")
    comparable = models.CharField(max_length=10, choices=Comparability)
    statement = models.TextField()
    whose = models.CharField(max_length=200, help_text="Who says so.")

    objects = ComparisonRows.as_manager()

    class Meta:
        ordering = ["later", "earlier", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["earlier", "later"], name="comparison_once_a_pair"),
            models.CheckConstraint(
                name="comparison_of_two_audits",
                condition=~Q(earlier=F("later")),
                violation_error_message="An audit is not compared with itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_comparable_display()
