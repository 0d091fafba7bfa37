"""The cycles of inspection, their grades, frameworks and areas: all of it data, since each cycle differs."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from peel.record.visibility import RecordQuerySet


class Comparability(models.TextChoices):
    """Whether two results may be compared, as the inspectorate says."""

    YES = "yes", "Comparable"
    NO = "no", "Not comparable"
    NOT_STATED = "not-stated", "Not stated"


class GradeWord(models.TextChoices):
    """The words of all scales; which of them a cycle uses is data."""

    OUTSTANDING = "outstanding", "Outstanding"
    GOOD = "good", "Good"
    ADEQUATE = "adequate", "Adequate"
    REQUIRES_IMPROVEMENT = "requires-improvement", "Requires improvement"
    INADEQUATE = "inadequate", "Inadequate"


@pghistory.track()
class Cycle(models.Model):
    """One round of PEEL inspections, and whether its results compare with the round before."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=20, unique=True)
    order = models.PositiveSmallIntegerField(unique=True)
    comparable_with_previous = models.CharField(max_length=10, choices=Comparability)
    comparability = models.TextField(blank=True)
    comparability_source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    source = models.TextField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="cycle_says_why_it_compares_or_not",
                condition=Q(comparable_with_previous=Comparability.NOT_STATED)
                | (~Q(comparability="") & ~Q(comparability_source="")),
                violation_error_message="Say in whose words these results can or can't be compared.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('cycles')}#{self.slug}"

    @property
    def is_defined(self) -> bool:
        """Whether the record says what any grade of its scale means."""
        return any(grade.definition for grade in self.grades.all())


@pghistory.track()
class Grade(models.Model):
    """One tier of a cycle's scale with its definition. The order is the scale's own; grades are never ranked."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="grades")
    slug = models.CharField(max_length=24, choices=GradeWord)
    name = models.CharField(max_length=24)
    order = models.PositiveSmallIntegerField()
    definition = models.TextField(blank=True)
    source = models.TextField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "slug"], name="grade_once_a_cycle"),
            models.UniqueConstraint(fields=["cycle", "order"], name="grade_one_a_tier"),
            models.CheckConstraint(
                name="grade_is_a_known_word",
                condition=Q(slug__in=GradeWord.values),
                violation_error_message="A grade is one of the inspectorate's five words.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Framework(models.Model):
    """A version of a cycle's assessment framework: a cycle can have two."""

    slug = models.SlugField(unique=True)
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="frameworks")
    name = models.CharField(max_length=80)
    published_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    source = models.TextField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "published_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["cycle", "name"], name="framework_once_a_cycle")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Theme(models.Model):
    """What ties the areas of different cycles together, in our words."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(unique=True)
    description = models.TextField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class AreaKind(models.TextChoices):
    """Until 2018/19 pillars held questions; since 2021/22 there are areas alone."""

    PILLAR = "pillar", "Pillar"
    QUESTION = "question", "Question"
    AREA = "area", "Area"


class Grading(models.TextChoices):
    """Whether an area gets a grade."""

    YES = "yes", "Graded"
    NO = "no", "Not graded"
    SOMETIMES = "sometimes", "Graded in some inspections"


@pghistory.track()
class Area(models.Model):
    """What a framework judges under one heading: a pillar, a question of a pillar, or an area."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="areas")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=24)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=AreaKind)
    pillar = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="questions")
    grading = models.CharField(max_length=10, choices=Grading)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="areas")
    description = models.TextField(blank=True)
    note = models.TextField(blank=True)
    source = models.TextField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "slug"], name="area_slug_once_a_framework"),
            models.UniqueConstraint(fields=["framework", "name"], name="area_name_once_a_framework"),
            models.UniqueConstraint(fields=["framework", "order"], name="area_one_a_place"),
            models.CheckConstraint(
                name="area_questions_belong_to_a_pillar",
                condition=Q(kind=AreaKind.QUESTION) | Q(pillar__isnull=True),
                violation_error_message="Only a question belongs to a pillar.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("area", args=[self.framework.slug, self.slug])


@pghistory.track()
class AreaAlias(models.Model):
    """Another wording of an area's name in its cycle, as press releases and letters use it."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="aliases")
    wording = models.CharField(max_length=160)
    source = models.TextField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["area", "wording", "pk"]
        constraints = [models.UniqueConstraint(fields=["area", "wording"], name="areaalias_once_an_area")]

    def __str__(self) -> str:
        return self.wording
