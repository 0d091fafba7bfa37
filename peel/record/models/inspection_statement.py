"""What sources say of who was inspected in a cycle, apart from the reports themselves."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q

from peel.record.as_of import happened_by
from peel.record.visibility import RecordQuerySet


class InspectionStatementRows(RecordQuerySet):
    """Statements are public: they come from pages about whole cycles."""

    def visible_to(self, user: Any) -> Self:
        """All of them; looking back to a day, those that had been made by then."""
        return self.filter(happened_by(user, "stated_on"))


@pghistory.track()
class InspectionStatement(models.Model):
    """A source that says of one cycle whether a force, or every force (`force` is empty), was inspected.

    Only such a source makes a force "Not inspected". A report needs no statement: it shows that its force was.
    """

    cycle = models.ForeignKey("peel.Cycle", models.PROTECT, related_name="inspection_statements")
    force = models.ForeignKey(
        "peel.Force",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inspection_statements",
        help_text="Empty where the source speaks of every force.",
    )
    is_inspected = models.BooleanField()
    stated_on = models.DateField(help_text="The day of the source.")
    source = models.TextField()
    note = models.TextField(blank=True)

    objects = InspectionStatementRows.as_manager()

    class Meta:
        ordering = ["cycle", "force__short_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "force"],
                nulls_distinct=False,
                name="inspectionstatement_one_a_force_and_cycle",
                violation_error_message="It is stated already whether this force was inspected in this cycle.",
            ),
            models.CheckConstraint(
                name="inspectionstatement_has_a_source",
                condition=~Q(source=""),
                violation_error_message="Say which source states whether the force was inspected.",
            ),
            models.CheckConstraint(
                name="inspectionstatement_of_all_is_of_inspected_ones",
                condition=Q(force__isnull=False) | Q(is_inspected=True),
                violation_error_message="Name the force that was not inspected.",
            ),
        ]

    def __str__(self) -> str:
        who = self.force or "Every force"
        return f"{who} {'inspected' if self.is_inspected else 'not inspected'} in {self.cycle}"
