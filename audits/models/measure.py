"""What is measured of the forces, and where a series of figures may not be read straight through."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from peel.record.models import RecordQuerySet


class Topic(models.TextChoices):
    """Under which heading a measure is listed."""

    PEOPLE_AND_MONEY = "people-and-money", "People and money"
    CRIME = "crime", "Crime"
    OUTCOMES = "outcomes", "Outcomes"
    STOP_AND_SEARCH = "stop-and-search", "Stop and search"
    USE_OF_FORCE = "use-of-force", "Use of force"
    ARRESTS = "arrests", "Arrests"


class Direction(models.TextChoices):
    """Whether more of it is better. Of most measures nobody can say."""

    HIGHER_IS_BETTER = "higher-is-better", "Higher is better"
    LOWER_IS_BETTER = "lower-is-better", "Lower is better"
    NEITHER = "neither", "Neither higher nor lower is better in itself"


class MeasureKind(models.TextChoices):
    """What sort of number a measure is; a share lies between 0 and 100."""

    COUNT = "count", "Count"
    SHARE = "share", "Share"
    RATE = "rate", "Rate per head"
    RATIO = "ratio", "Ratio"
    SCORE = "score", "Score"
    AMOUNT = "amount", "Amount of money"


@pghistory.track()
class Measure(models.Model):
    """One thing that is measured of every force in the same way.

    Where events and what they are counted among are measures too, it is `numerator` / `denominator` ×
    `multiplier`. A population that it is divided by is the latest estimate on or before the end of the period.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120, unique=True)
    order = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=20, choices=Topic)
    definition = models.TextField()
    unit = models.CharField(max_length=80)
    per = models.CharField(max_length=40, blank=True, help_text="Among how many: 1,000 population.")
    direction = models.CharField(max_length=20, choices=Direction, default=Direction.NEITHER)
    kind = models.CharField(max_length=10, choices=MeasureKind)
    decimals = models.PositiveSmallIntegerField(default=0, help_text="How many places are published.")
    is_per_head = models.BooleanField(default=False, help_text="City of London, where few live, is left out.")
    numerator = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="numerator_of")
    denominator = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="denominator_of")
    multiplier = models.PositiveIntegerField(null=True, blank=True)
    publisher = models.CharField(max_length=120)
    licence = models.CharField(max_length=80)
    caveat = models.TextField(blank=True)
    is_ours = models.BooleanField(default=False, help_text="Worked out by us from two published figures.")
    source = models.TextField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="measure_topic_is_known",
                condition=Q(topic__in=Topic.values),
                violation_error_message="Choose one of the topics.",
            ),
            models.CheckConstraint(
                name="measure_direction_is_known",
                condition=Q(direction__in=Direction.values),
                violation_error_message="Say whether higher or lower is better, or neither.",
            ),
            models.CheckConstraint(
                name="measure_kind_is_known",
                condition=Q(kind__in=MeasureKind.values),
                violation_error_message="Choose one of the kinds of measure.",
            ),
            models.CheckConstraint(
                name="measure_has_a_source",
                condition=~Q(source=""),
                violation_error_message="Say where the definition comes from.",
            ),
            models.CheckConstraint(
                name="measure_has_a_definition_and_unit",
                condition=~Q(definition="") & ~Q(unit=""),
                violation_error_message="Say what is measured, and in what unit.",
            ),
            models.CheckConstraint(
                name="measure_rate_is_per_something",
                condition=~Q(kind=MeasureKind.RATE) | ~Q(per=""),
                violation_error_message="A rate is per so many: say how many.",
            ),
            models.CheckConstraint(
                name="measure_is_worked_out_from_two_others",
                condition=Q(numerator__isnull=True, denominator__isnull=True, multiplier__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False, multiplier__isnull=False, multiplier__gt=0)
                & ~Q(numerator=F("denominator"))
                & ~Q(numerator=F("pk"))
                & ~Q(denominator=F("pk")),
                violation_error_message="Give what is counted, among what, and times what: all three or none.",
            ),
            models.CheckConstraint(
                name="measure_decimals_fit_an_observation",
                condition=Q(decimals__lte=6),
                violation_error_message="An observation has at most six decimal places.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("benchmark", args=[self.slug])


@pghistory.track()
class Break(models.Model):
    """Figures of a measure up to one day don't compare with those from a later day on, of one force or of all."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="breaks")
    force = models.ForeignKey(
        "peel.Force", models.PROTECT, null=True, blank=True, related_name="breaks", help_text="Empty: all forces."
    )
    last_before = models.DateField(help_text="Periods that end on this day or earlier lie before the break.")
    first_after = models.DateField(help_text="Periods that end on this day or later lie after it.")
    statement = models.TextField()
    source = models.TextField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["measure", "first_after", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "force", "last_before", "first_after"],
                name="break_once",
                nulls_distinct=False,
                violation_error_message="This break is in the record already.",
            ),
            models.CheckConstraint(
                name="break_in_order",
                condition=Q(last_before__lt=F("first_after")),
                violation_error_message="The last day before a break is earlier than the first day after it.",
            ),
            models.CheckConstraint(
                name="break_says_why_and_whence",
                condition=~Q(statement="") & ~Q(source=""),
                violation_error_message="Say why the series breaks, and who says so.",
            ),
        ]

    def __str__(self) -> str:
        return self.statement


@pghistory.track()
class Provisional(models.Model):
    """Figures of a measure for the periods that end on one day will still change."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="provisionals")
    period_until = models.DateField()
    statement = models.TextField()
    source = models.TextField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["measure", "period_until", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period_until"],
                name="provisional_once_a_period",
                violation_error_message="This period is said to be provisional already.",
            ),
            models.CheckConstraint(
                name="provisional_says_why_and_whence",
                condition=~Q(statement="") & ~Q(source=""),
                violation_error_message="Say why the figures will still change, and who says so.",
            ),
        ]

    def __str__(self) -> str:
        return self.statement
