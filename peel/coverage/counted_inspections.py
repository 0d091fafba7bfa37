"""Which of the inspections of one force in one cycle count."""

from collections.abc import Iterable
from datetime import date

from peel.record.models import Inspection, InspectionKind


def in_order(inspections: Iterable[Inspection]) -> list[Inspection]:
    """Oldest first by publication; one that follows another comes after it whatever is known of their dates."""
    dated = sorted(inspections, key=lambda one: (one.report.published_on or date.min, one.pk))
    return [one for one in dated if not one.follows_id] + [one for one in dated if one.follows_id]


def counting(inspections: Iterable[Inspection]) -> list[Inspection]:
    """The inspections of one force in one cycle that count, oldest first.

    A pilot's judgments were replaced as a whole by those of the revisit that follows it, once that is published.
    """
    ordered = in_order(inspections)
    followed = {one.follows_id for one in ordered}
    return [one for one in ordered if not (one.kind == InspectionKind.PILOT and one.pk in followed)]
