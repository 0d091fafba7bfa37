"""Why no grade is shown: four reasons, none of which holds together with another, decided here and nowhere else."""

from collections.abc import Iterable

from django.db.models import TextChoices

from peel.record.models import Grading


class Absence(TextChoices):
    """A reason why we show no grade. The values are the codes of downloads and filters."""

    NOT_GRADED = "not-graded", "Not graded"
    NOT_INSPECTED = "not-inspected", "Not inspected"
    NOT_HELD = "not-held", "Grade not held"
    NO_REPORT_HELD = "no-report-held", "No report held"


MEANINGS = {
    Absence.NOT_GRADED: "The inspectorate gives no grade for this area in this inspection.",
    Absence.NOT_INSPECTED: "A source says that the force was not inspected in this cycle.",
    Absence.NOT_HELD: (
        "The force was inspected in this cycle. We do not hold this grade. "
        "Where the inspectorate grades an area only in some inspections, it may have given none."
    ),
    Absence.NO_REPORT_HELD: "We hold no report and no other source for this force in this cycle.",
}


def why_no_grade(gradings: Iterable[str | None], *, sometimes: bool | None, is_inspected: bool | None) -> Absence:
    """The first reason that holds where no judgment of an area is held.

    `gradings` are those of the area in each version of the framework that may apply to the force, None for a
    version without the area; a grade that one of them may have given counts as not held. `sometimes` says whether
    an area that is graded only in some inspections (crime recording, where an audit fell into the inspection) was
    graded in this one; None where it is not known. `is_inspected` is what sources say of the force and the cycle;
    None where there is no source.
    """
    answers = {was_graded(grading, sometimes) for grading in gradings}
    if answers <= {False}:
        return Absence.NOT_GRADED
    if is_inspected is None:
        return Absence.NO_REPORT_HELD
    if not is_inspected:
        return Absence.NOT_INSPECTED
    return Absence.NOT_HELD


def is_surely_graded(gradings: Iterable[str | None], *, sometimes: bool | None) -> bool:
    """Whether the inspectorate gave a grade under each version of the framework that may apply to the force."""
    return {was_graded(grading, sometimes) for grading in gradings} == {True}


def was_graded(grading: str | None, sometimes: bool | None) -> bool | None:
    """Whether the inspectorate graded an area under one version of the framework; None where it is not known."""
    return sometimes if grading == Grading.SOMETIMES else grading == Grading.YES
