"""Causes of concern, their recommendations, and how they end."""

from datetime import date
from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from peel.record.deadlines import overdue
from peel.record.models.after import After
from peel.record.models.effect import Effective
from peel.record.models.public_id import PublicId
from peel.record.visibility import Sourced, VisibleQuerySet


class CauseStatus(models.TextChoices):
    """Where a cause of concern stands, for the person who looks: worked out, never stored."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    SUPERSEDED = "superseded", "Superseded"
    NOT_KNOWN = "not-known", "Not known"


class CauseRows(VisibleQuerySet):
    """Causes of concern are as visible as what raised them and, where a letter repeats their words, that letter.

    The report that restates one may be hidden while the cause is seen.
    """

    publications = ("raised_in",)
    happened = ("raised_on", "raised_on_precision")
    independent_of = ("restated_in",)

    def with_status(self, user: Any) -> Self:
        """Adds `status` and `closed_on` as `user` may know them."""
        closures = Closure.objects.seen_with(user, cause=OuterRef("pk"))
        successions = Supersession.objects.seen_with(user, cause=OuterRef("pk"))
        return self.annotate(
            closed_on=Subquery(closures.values("closed_on")[:1]),
            status=Case(
                When(Exists(closures), then=Value(CauseStatus.CLOSED)),
                When(Exists(successions), then=Value(CauseStatus.SUPERSEDED)),
                When(is_end_unknown=True, then=Value(CauseStatus.NOT_KNOWN)),
                default=Value(CauseStatus.OPEN),
                output_field=models.CharField(),
            ),
        )

    def open(self, user: Any) -> Self:
        """The causes that nothing which `user` may see has closed or superseded."""
        return self.with_status(user).filter(status=CauseStatus.OPEN)


@pghistory.track()
class CauseOfConcern(Sourced):
    """One cause of concern: a critical or systemic shortcoming, raised in one publication.

    `is_accelerated` is a route of publication, not a severity: it was raised ahead of the report, which
    restates it.
    """

    slug = models.SlugField(max_length=120, unique=True)
    force = models.ForeignKey("peel.Force", models.PROTECT, related_name="causes_of_concern")
    area = models.ForeignKey("peel.Area", models.PROTECT, null=True, blank=True, related_name="causes_of_concern")
    title = models.TextField()
    raised_in = models.ForeignKey("peel.Publication", models.PROTECT, related_name="causes_raised")
    raised_on = models.DateField()
    raised_on_precision = models.CharField(
        max_length=5, choices=[("day", "Day"), ("month", "Month"), ("year", "Year")], default="day"
    )
    is_accelerated = models.BooleanField(default=False)
    restated_in = models.ForeignKey(
        "peel.Publication", models.PROTECT, null=True, blank=True, related_name="causes_restated"
    )
    passages = models.ManyToManyField("peel.Passage", blank=True, related_name="causes_of_concern")
    is_end_unknown = models.BooleanField(default=False, help_text="No source that we have says what became of it.")
    known_open_on = models.DateField(
        null=True, blank=True, help_text="The latest day on which a source says that it is open."
    )
    note = models.TextField(blank=True)
    public_note = models.TextField(blank=True, help_text="The inspectorate's own note for everybody.")

    objects = CauseRows.as_manager()

    class Meta:
        ordering = ["-raised_on", "pk"]
        verbose_name_plural = "causes of concern"
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["force", "title", "raised_on"],
                name="cause_raised_once",
                violation_error_message="This cause of concern is in the record already.",
            ),
            models.CheckConstraint(
                name="cause_has_a_title",
                condition=~Q(title=""),
                violation_error_message="A cause of concern has a title.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cause", args=[self.slug])


class RecommendationRows(VisibleQuerySet):
    """Recommendations are as visible as their cause of concern and their own passage."""

    publications = ("cause__raised_in",)

    def with_due_on(self) -> Self:
        """Adds `due_on`: the override, else the date stated, else the cause's day plus the period stated.

        Null when only the month or year is known in which the cause was raised.
        """
        raised_on = Case(When(cause__raised_on_precision="day", then=F("cause__raised_on")))
        return self.annotate(
            due_on=Coalesce(
                F("due_override_on"),
                F("deadline_on"),
                After(raised_on, F("deadline_months"), "months"),
                After(raised_on, F("deadline_days"), "days"),
                output_field=DateField(),
            )
        )

    def with_status(self, user: Any) -> Self:
        """Adds `due_on`, `closed_on` and `is_open` as `user` may know them; a cause's end ends its own."""
        own = Closure.objects.seen_with(user, recommendation=OuterRef("pk"))
        by_cause = Closure.objects.seen_with(user, cause=OuterRef("cause"))
        superseded = Supersession.objects.seen_with(user, cause=OuterRef("cause"))
        return self.with_due_on().annotate(
            closed_on=Coalesce(Subquery(own.values("closed_on")[:1]), Subquery(by_cause.values("closed_on")[:1])),
            is_open=Case(
                When(
                    Exists(own) | Exists(by_cause) | Exists(superseded) | Q(cause__is_end_unknown=True),
                    then=Value(False),
                ),
                default=Value(True),
                output_field=models.BooleanField(),
            ),
        )

    def open(self, user: Any) -> Self:
        """The recommendations that nothing which `user` may see has ended."""
        return self.with_status(user).filter(is_open=True)

    def overdue_on(self, day: date) -> Self:
        """Those of the rows, which `open` or `with_due_on` gave their due dates, that are overdue on `day`."""
        return self.filter(overdue(day))


@pghistory.track()
class Recommendation(PublicId, Sourced):
    """What a force should do about a cause of concern, with the deadline's wording and what it says."""

    cause = models.ForeignKey(CauseOfConcern, models.CASCADE, related_name="recommendations")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    deadline_wording = models.CharField(max_length=200, blank=True)
    deadline_months = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0 is immediately.")
    deadline_days = models.PositiveSmallIntegerField(null=True, blank=True)
    deadline_on = models.DateField(null=True, blank=True)
    due_override_on = models.DateField(null=True, blank=True)
    due_override_reason = models.TextField(blank=True)

    objects = RecommendationRows.as_manager()

    class Meta:
        ordering = ["cause", "order", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["cause", "order"], name="recommendation_one_a_place"),
            models.CheckConstraint(
                name="recommendation_has_one_deadline",
                condition=Q(deadline_months__isnull=True, deadline_days__isnull=True)
                | Q(deadline_months__isnull=True, deadline_on__isnull=True)
                | Q(deadline_days__isnull=True, deadline_on__isnull=True),
                violation_error_message="A deadline is a number of months, of days, or a date: one of them.",
            ),
            models.CheckConstraint(
                name="recommendation_override_has_a_reason",
                condition=Q(due_override_on__isnull=True, due_override_reason="")
                | (Q(due_override_on__isnull=False) & ~Q(due_override_reason="")),
                violation_error_message="Say why the due date differs from the rule.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{reverse('cause', args=[self.cause.slug])}#{self.anchor}"


class ClosureRows(VisibleQuerySet):
    """Closures are as visible as the letter that closed, its passage, and what it closed."""

    happened = ("closed_on", "precision")


@pghistory.track()
class Closure(PublicId, Effective, Sourced):
    """A letter (or report) that closed a cause, a recommendation or an area for improvement, or mentions it."""

    publication = models.ForeignKey("peel.Publication", models.PROTECT, related_name="closures")
    cause = models.OneToOneField(CauseOfConcern, models.CASCADE, null=True, blank=True, related_name="closure")
    recommendation = models.OneToOneField(
        Recommendation, models.CASCADE, null=True, blank=True, related_name="closure"
    )
    finding = models.OneToOneField("peel.Finding", models.CASCADE, null=True, blank=True, related_name="closure")
    closed_on = models.DateField()
    precision = models.CharField(
        max_length=10,
        choices=[("day", "Day"), ("month", "Month"), ("year", "Year"), ("at-latest", "That day at the latest")],
        default="day",
    )

    objects = ClosureRows.as_manager()

    class Meta:
        ordering = ["closed_on", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            *Effective.Meta.constraints,
            models.CheckConstraint(
                name="closure_of_one_thing",
                condition=Q(cause__isnull=False, recommendation__isnull=True, finding__isnull=True)
                | Q(cause__isnull=True, recommendation__isnull=False, finding__isnull=True)
                | Q(cause__isnull=True, recommendation__isnull=True, finding__isnull=False),
                violation_error_message="A closure closes one cause, recommendation or area for improvement.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return f"Closed on {self.closed_on}"

    @property
    def subject(self) -> Any:
        """What was closed."""
        return self.cause or self.recommendation or self.finding


class SupersessionRows(VisibleQuerySet):
    """Supersessions are as visible as the publication that says so, its passage, and the cause that was replaced.

    What took its place may be hidden meanwhile: that the cause is open no longer is public, by what it is not.
    """

    happened = ("on",)
    independent_of = ("successor", "finding")


@pghistory.track()
class Supersession(PublicId, Sourced):
    """A cause of concern that a later one, or an area for improvement, took the place of."""

    publication = models.ForeignKey("peel.Publication", models.PROTECT, related_name="supersessions")
    cause = models.OneToOneField(CauseOfConcern, models.CASCADE, related_name="superseded_by")
    successor = models.ForeignKey(CauseOfConcern, models.PROTECT, null=True, blank=True, related_name="supersedes")
    finding = models.ForeignKey("peel.Finding", models.PROTECT, null=True, blank=True, related_name="replaces")
    on = models.DateField()

    objects = SupersessionRows.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                name="supersession_by_another",
                condition=Q(successor__isnull=True) | ~Q(successor=F("cause")),
                violation_error_message="A cause can't supersede itself.",
            ),
            models.CheckConstraint(
                name="supersession_by_a_cause_or_a_finding",
                condition=Q(successor__isnull=False, finding__isnull=True)
                | Q(successor__isnull=True, finding__isnull=False),
                violation_error_message="Say which cause, or which area for improvement, took its place.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return f"Superseded on {self.on}"
