"""Why no grade is shown: four reasons, none of which holds together with another, decided here and nowhere else."""

from collections.abc import Iterable

from django.db.models import TextChoices

from peel.models import Grading


class Absence(TextChoices):
    """A reason why we show no grade. The values are the codes of downloads and filters."""

    NOT_GRADED = "not-graded", "Not graded"
    NOT_INSPECTED = "not-inspected", "Not inspected"
    NOT_HELD = "not-held", "Grade not held"
    NO_REPORT_HELD = "no-report-held", "No report held"


MEANINGS = {
    Absence.NOT_GRADED: "The inspectorate gives no grade for this area in this inspection.",
    Absence.NOT_INSPECTED: "A source says that the force was not inspected in this cycle.",
    Absence.NOT_HELD: "The force was inspected in this cycle. We do not hold this grade.",
    Absence.NO_REPORT_HELD: "We hold no report and no other source for this force in this cycle.",
}


def why_no_grade(gradings: Iterable[str | None], *, has_place: bool, is_inspected: bool | None) -> Absence:
    """The first reason that holds, in the order of `Absence`, where no judgment of an area is held.

    `gradings` are those of the area in each version of the framework that may apply to the force, None for a
    version without the area. `has_place` says whether the force's published number of graded areas leaves a
    place for an area that is graded only in some inspections (crime recording, where an audit fell into the
    inspection). `is_inspected` is what sources say of the force and the cycle; None where there is no source.
    """
    if all(is_ungraded(grading, has_place=has_place) for grading in gradings):
        return Absence.NOT_GRADED
    if is_inspected is None:
        return Absence.NO_REPORT_HELD
    return Absence.NOT_HELD if is_inspected else Absence.NOT_INSPECTED


def is_ungraded(grading: str | None, *, has_place: bool) -> bool:
    """Whether the inspectorate gave no grade of an area under one version of the framework."""
    return grading in (None, Grading.NO) or (grading == Grading.SOMETIMES and not has_place)
