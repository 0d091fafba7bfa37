"""Statistical tables as they were given to us, and the figures in them."""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from audits.models.measure import Measure, MeasureKind
from peel.record.models import VisibleQuerySet

# City of London has about 15,000 residents and many who come there to work: no rate per head describes it.
FEW_LIVE_THERE = "city-of-london"

SHARE_IS_A_PART = f"""
IF EXISTS (
    SELECT FROM new_values
    JOIN audits_measure ON audits_measure.id = new_values.measure_id
    WHERE audits_measure.kind = '{MeasureKind.SHARE}' AND new_values.value > 100
) THEN
    RAISE EXCEPTION 'A share lies between 0 and 100 percent.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'observation_share_is_a_part';
END IF;
RETURN NULL;
"""


def share_is_a_part(operation: pgtrigger.Operation, name: str) -> pgtrigger.Trigger:
    """No share over 100, looked at once a statement: a table with new rows belongs to one operation only."""
    return pgtrigger.Trigger(
        name=f"share_is_a_part_{name}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="new_values"),
        func=SHARE_IS_A_PART,
    )


@pghistory.track()
class Release(models.Model):
    """One statistical table as it was given to us, with where it was found and what was done to it."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    publication = models.OneToOneField("peel.Publication", models.PROTECT, related_name="release")
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    found_in = models.TextField(blank=True)
    treatment = models.TextField(blank=True, help_text="What was done to the published figures.")
    checked = models.TextField(blank=True, help_text="How the figures were checked.")
    sha256 = models.CharField(max_length=64, blank=True, help_text="Of the file whose figures are in the record.")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="release_sha256_is_one",
                condition=Q(sha256="") | Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message="A SHA-256 has 64 digits from 0 to f.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ObservationRows(VisibleQuerySet):
    """Figures; each is as visible as the table that it stands in."""

    publications = ("release__publication",)

    def for_measure(self, measure: Measure) -> Self:
        """Those that a benchmark of this measure sets side by side: no rate per head of City of London."""
        rows = self.filter(measure=measure)
        return rows.exclude(force__slug=FEW_LIVE_THERE) if measure.is_per_head else rows


# An insert is the row itself: a million events beside a million rows would double the time and the room that
# loading takes. So that nothing is lost, a change keeps the values from before it. Once a statement, not a row.
@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old, level=pghistory.Statement),
    pghistory.DeleteEvent(level=pghistory.Statement),
)
class Observation(models.Model):
    """What one measure was of one force in one period, or on one day where the period begins and ends on it."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="observations", db_index=False)
    force = models.ForeignKey("peel.Force", models.PROTECT, related_name="observations")
    period_from = models.DateField()
    period_until = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=6)
    release = models.ForeignKey(Release, models.PROTECT, related_name="observations")

    objects = ObservationRows.as_manager()

    class Meta:
        ordering = ["measure", "period_until", "force__short_name", "pk"]
        indexes = [models.Index(fields=["measure", "period_until"], name="observation_measure_period")]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "force", "period_from", "period_until"],
                name="observation_once_a_period",
                violation_error_message="This measure of this force in this period is in the record already.",
            ),
            models.CheckConstraint(
                name="observation_period_in_order",
                condition=Q(period_from__lte=F("period_until")),
                violation_error_message="A period ends on or after the day it begins.",
            ),
            models.CheckConstraint(
                name="observation_is_not_negative",
                condition=Q(value__gte=0),
                violation_error_message="A figure is not below 0.",
            ),
        ]
        triggers = [share_is_a_part(pgtrigger.Insert, "new"), share_is_a_part(pgtrigger.Update, "changed")]

    def __str__(self) -> str:
        return f"{self.measure}, {self.force}: {self.value}"
