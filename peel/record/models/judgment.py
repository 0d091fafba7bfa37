"""Judgments: what an inspection found of an area, and what became of the grade after publication."""

from functools import reduce
from operator import or_
from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from peel.record.models.public_id import PublicId
from peel.record.models.source_kind import OfSourceKind, SourceKind
from peel.record.visibility import Sourced, VisibleQuerySet


class Origin(models.TextChoices):
    """How a judgment came about."""

    GIVEN = "given", "Given in this inspection"
    CARRIED_OVER = "carried-over", "Carried over from an earlier cycle"
    NOT_GRADED = "not-graded", "Not graded"
    NOT_YET_GRADED = "not-yet-graded", "Not yet graded"


WITH_A_GRADE = [Origin.GIVEN, Origin.CARRIED_OVER]

# An area and a grade are data of a cycle; PostgreSQL has no foreign key across three tables, so a trigger
# holds that they belong to the inspection's own.
BELONGS = """
IF NOT EXISTS (
    SELECT 1 FROM peel_inspection i JOIN peel_area a ON a.framework_id = i.framework_id
    WHERE i.id = NEW.inspection_id AND a.id = NEW.area_id
) THEN
    RAISE EXCEPTION 'The area does not belong to the framework of the inspection.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'judgment_area_of_the_framework';
END IF;
IF NEW.grade_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM peel_inspection i
    JOIN peel_framework f ON f.id = i.framework_id
    JOIN peel_grade g ON g.cycle_id = f.cycle_id
    WHERE i.id = NEW.inspection_id AND g.id = NEW.grade_id
) THEN
    RAISE EXCEPTION 'The grade does not belong to the scale of the cycle.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'judgment_grade_of_the_scale';
END IF;
RETURN NEW;
"""


class JudgmentRows(VisibleQuerySet):
    """Judgments are as visible as their inspection and their passage."""

    publications = ("inspection__report",)

    def stated(self) -> Self:
        """Those that a source states."""
        return self.exclude(source_kind=SourceKind.INFERRED)

    def inferred(self) -> Self:
        """Those that nobody states: we infer them, mostly from published totals; `note` says how."""
        return self.filter(source_kind=SourceKind.INFERRED)


@pghistory.track()
class Judgment(OfSourceKind, Sourced):
    """The current judgment of one area in one inspection; earlier ones stand in its revisions."""

    inspection = models.ForeignKey("peel.Inspection", models.CASCADE, related_name="judgments")
    area = models.ForeignKey("peel.Area", models.PROTECT, related_name="judgments")
    grade = models.ForeignKey("peel.Grade", models.PROTECT, null=True, blank=True, related_name="judgments")
    origin = models.CharField(max_length=16, choices=Origin)
    carried_from = models.ForeignKey("peel.Cycle", models.PROTECT, null=True, blank=True, related_name="+")
    wording = models.CharField(max_length=200, blank=True, help_text="The area's name as the source states it.")
    note = models.TextField(blank=True)

    objects = JudgmentRows.as_manager()

    class Meta:
        ordering = ["inspection", "area__order", "pk"]
        constraints = [
            *Sourced.Meta.constraints,
            *OfSourceKind.Meta.constraints,
            models.CheckConstraint(
                name="judgment_inferred_has_no_passage",
                condition=~Q(source_kind=SourceKind.INFERRED) | Q(passage__isnull=True),
                violation_error_message="What a passage says is not inferred.",
            ),
            models.UniqueConstraint(
                fields=["inspection", "area"],
                name="judgment_one_an_area",
                violation_error_message="This inspection has its judgment of this area already.",
            ),
            models.CheckConstraint(
                name="judgment_grade_fits_its_origin",
                condition=Q(origin__in=WITH_A_GRADE, grade__isnull=False)
                | (Q(origin__in=[Origin.NOT_GRADED, Origin.NOT_YET_GRADED]) & Q(grade__isnull=True)),
                violation_error_message="A given or carried-over judgment has a grade, an ungraded one has none.",
            ),
            models.CheckConstraint(
                name="judgment_carried_from_a_cycle",
                condition=Q(origin=Origin.CARRIED_OVER, carried_from__isnull=False)
                | (~Q(origin=Origin.CARRIED_OVER) & Q(carried_from__isnull=True)),
                violation_error_message="A carried-over judgment names the cycle that it comes from.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="judgment_belongs",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=BELONGS,
            )
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.grade or self.get_origin_display()}"

    def get_absolute_url(self) -> str:
        return f"{reverse('inspection', args=[self.inspection.report.slug])}#area-{self.area.slug}"


class RevisionRows(VisibleQuerySet):
    """Revisions are as visible as the judgment that they revise and their own passage."""

    publications = ("judgment__inspection__report",)
    happened = ("changed_on",)


@pghistory.track()
class Revision(PublicId, Sourced):
    """A grade that changed after publication: when, from what, to what, and why."""

    judgment = models.ForeignKey(Judgment, models.CASCADE, related_name="revisions")
    changed_on = models.DateField()
    from_grade = models.ForeignKey("peel.Grade", models.PROTECT, related_name="+")
    to_grade = models.ForeignKey("peel.Grade", models.PROTECT, related_name="+")
    reason = models.TextField()

    objects = RevisionRows.as_manager()

    class Meta:
        ordering = ["-changed_on", "pk"]
        constraints = [
            *PublicId.Meta.constraints,
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["judgment", "changed_on"], name="revision_one_a_day"),
            models.CheckConstraint(
                name="revision_changes_the_grade",
                condition=~Q(from_grade=F("to_grade")),
                violation_error_message="A revision changes the grade.",
            ),
            models.CheckConstraint(
                name="revision_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Say why the grade changed.",
            ),
        ]
        triggers = PublicId.Meta.triggers

    def __str__(self) -> str:
        return f"{self.from_grade} → {self.to_grade} on {self.changed_on}"


TALLIED = ("outstanding", "good", "adequate", "requires_improvement", "inadequate")


class TallyRows(VisibleQuerySet):
    """Tallies are as visible as the inspection that they count."""

    publications = ("inspection__report",)


@pghistory.track()
class Tally(OfSourceKind):
    """How many of each grade a source says an inspection gave: a check on the judgments, never their source."""

    inspection = models.ForeignKey("peel.Inspection", models.CASCADE, related_name="tallies")
    graded_areas = models.PositiveSmallIntegerField()
    outstanding = models.PositiveSmallIntegerField(null=True, blank=True)
    good = models.PositiveSmallIntegerField(null=True, blank=True)
    adequate = models.PositiveSmallIntegerField(null=True, blank=True)
    requires_improvement = models.PositiveSmallIntegerField(null=True, blank=True)
    inadequate = models.PositiveSmallIntegerField(null=True, blank=True)
    without_recording = models.BooleanField(default=False, help_text="It leaves crime recording out.")
    before_revision = models.BooleanField(default=False, help_text="It counts the grades as first published.")
    source = models.TextField()
    note = models.TextField(blank=True)

    objects = TallyRows.as_manager()

    class Meta:
        ordering = ["inspection", "pk"]
        verbose_name_plural = "tallies"
        constraints = [
            *OfSourceKind.Meta.constraints,
            models.UniqueConstraint(fields=["inspection", "source"], name="tally_once_a_source"),
            models.CheckConstraint(
                name="tally_adds_up",
                condition=Q(graded_areas=sum((F(name) for name in TALLIED[1:]), F(TALLIED[0])))
                | reduce(or_, (Q(**{f"{name}__isnull": True}) for name in TALLIED)),
                violation_error_message="The numbers of the grades add up to the number of graded areas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.graded_areas} graded areas by {self.source}"
