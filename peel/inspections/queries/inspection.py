"""Inspections and their judgments: when they were, which of them count, and what one report says."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet

from peel.causes.queries.closed_since import closed_since
from peel.coverage.queries import ForceCoverage, coverage
from peel.documents.queries.document import documents_of
from peel.record.absence import MEANINGS, Absence
from peel.record.models import (
    Area,
    CauseOfConcern,
    Correction,
    Document,
    Grading,
    Inspection,
    Judgment,
    Origin,
    Publication,
    Revision,
    Theme,
)
from peel.record.subquery_count import subquery_count
from peel.ui.dates import format_date


@dataclass(frozen=True)
class When:
    """When an inspection was, as far as it is known: a date, the month for a cell, and what it is the date of."""

    on: date | None
    month: str
    words: str


def when(inspection: Inspection) -> When:
    """The publication as exactly as it is known, for every force alike; for want of that the end of fieldwork."""
    report = inspection.report
    if report.published_on:
        day = report.published_on
        return When(day, f"{day:%b %Y}", f"Report published {format_date(day)}")
    if report.published_text:
        return When(None, report.published_text, f"Report published {report.published_text}")
    if inspection.fieldwork_until:
        day = inspection.fieldwork_until
        return When(day, f"{day:%b %Y}", f"Publication date not held; fieldwork until {format_date(day)}")
    return When(None, "", "Publication date not held")


def judgments_for_pages(user: Any, theme: Theme | None = None) -> Prefetch:
    """The judgments of inspections, of one theme if it is given, with all that a page says of one."""
    rows = Judgment.objects.visible_to(user)
    rows = rows.filter(area__theme=theme) if theme else rows
    return Prefetch(
        "judgments",
        rows.select_related("area__theme", "grade", "carried_from", "passage")
        .annotate(closed_since=closed_since(user))
        .order_by("area__order", "pk"),
    )


def inspections_for_pages(user: Any) -> QuerySet:
    """Inspections that `user` may see, with report, force, framework and cycle."""
    return Inspection.objects.visible_to(user).select_related("report", "force", "framework__cycle")


def inspections_with_judgments(user: Any, theme: Theme | None = None) -> QuerySet:
    """The same with their judgments, of one theme if it is given: two queries."""
    return inspections_for_pages(user).prefetch_related(judgments_for_pages(user, theme))


def inspections_for_table(user: Any) -> QuerySet:
    """The same with `graded`, how many grades we hold of each, and `inferred`, how many of these we inferred."""
    grades = Judgment.objects.visible_to(user).filter(inspection=OuterRef("pk"), grade__isnull=False)
    return newest_first(inspections_for_pages(user)).annotate(
        graded=subquery_count(grades, "inspection"), inferred=subquery_count(grades.inferred(), "inspection")
    )


def newest_first(rows: QuerySet) -> QuerySet:
    """Inspections by cycle, then by publication: many a report of a late cycle has no date in the record."""
    published = F("report__published_on").desc(nulls_last=True)
    return rows.order_by("-framework__cycle__order", published, F("follows").desc(nulls_last=True), "-pk")


@dataclass(frozen=True)
class GradeRow:
    """One area of a report: its judgment if we hold one, what has to be said beside it, else why there is none."""

    area: Area
    judgment: Judgment | None
    why: str
    absence: Absence

    @property
    def grade_slug(self) -> str:
        """The grade's slug, empty where there is none."""
        return self.judgment.grade.slug if self.judgment and self.judgment.grade else ""

    @property
    def code(self) -> str:
        """What downloads say: the grade's slug, else the code of the reason why there is none."""
        return self.grade_slug or (self.judgment.origin if self.judgment else self.absence.value)

    @property
    def is_known(self) -> bool:
        """Whether we hold its judgment, or the inspectorate gave none."""
        return self.judgment is not None or self.absence == Absence.NOT_GRADED

    @property
    def grade_name(self) -> str:
        """The grade, or the words that stand in its place."""
        if self.judgment is None:
            return str(self.absence.label)
        return self.judgment.grade.name if self.judgment.grade else self.judgment.get_origin_display()


def why(area: Area, judgment: Judgment | None, absence: Absence) -> str:
    """What has to be said beside a grade, or in place of one."""
    if judgment is None:
        return "This area is not graded." if area.grading == Grading.NO else MEANINGS[absence]
    if judgment.origin == Origin.CARRIED_OVER:
        return f"Carried over from {judgment.carried_from}: this area was not inspected in detail."
    if judgment.origin == Origin.NOT_YET_GRADED:
        return "Not graded yet when this was published."
    if judgment.origin == Origin.NOT_GRADED:
        return "This area is not graded." if area.grading == Grading.NO else MEANINGS[Absence.NOT_GRADED]
    return ""


def grade_row(area: Area, judgment: Judgment | None, absence: Absence) -> GradeRow:
    """One area with what has to be said beside its grade."""
    return GradeRow(area, judgment, why(area, judgment, absence), absence)


def grade_rows(inspection: Inspection, held: ForceCoverage) -> list[GradeRow]:
    """The areas of the inspection's framework in report order, each with what the inspection said."""
    judged = {judgment.area_id: judgment for judgment in inspection.judgments.all()}
    areas = inspection.framework.areas.all()
    return [grade_row(area, judged.get(area.pk), held.why_no_grade(area.slug)) for area in areas]


@dataclass(frozen=True)
class Report:
    """One inspection's report: its grades, corrections, documents and causes of concern, and its neighbours.

    `corrections` are grades that the inspectorate changed; `is_corrected` says that we corrected something of it.
    """

    inspection: Inspection
    when: When
    grades: list[GradeRow]
    held: ForceCoverage
    corrections: list[Revision]
    is_corrected: bool
    documents: list[Document]
    causes: list[CauseOfConcern]
    follows: Inspection | None
    followed_by: Inspection | None


def report(publication: Publication, user: Any) -> Report | None:
    """The report of this publication, if it is an inspection's."""
    visible = inspections_for_pages(user)
    areas = Prefetch("framework__areas", Area.objects.select_related("pillar").order_by("order", "pk"))
    found = visible.filter(report=publication).prefetch_related(areas, judgments_for_pages(user))
    inspection = found.first()
    if inspection is None:
        return None
    cycle, force = inspection.framework.cycle, inspection.force
    held = coverage(user, cycles=[cycle], forces=[force])[cycle].by_force[force.pk]
    neighbours = list(visible.filter(Q(pk=inspection.follows_id) | Q(follows=inspection)))
    return Report(
        inspection=inspection,
        when=when(inspection),
        grades=grade_rows(inspection, held),
        held=held,
        corrections=corrections(inspection, user),
        is_corrected=Correction.objects.visible_to(user).filter(publication=publication).exists(),
        documents=list(documents_of(publication, user)),
        causes=list(CauseOfConcern.objects.visible_to(user).filter(raised_in=publication).with_status(user)),
        follows=next((one for one in neighbours if one.pk == inspection.follows_id), None),
        followed_by=next((one for one in neighbours if one.follows_id == inspection.pk), None),
    )


def corrections(inspection: Inspection, user: Any) -> list[Revision]:
    """The grades of this inspection that changed after publication, newest first."""
    rows = Revision.objects.visible_to(user).filter(judgment__inspection=inspection)
    return list(rows.select_related("judgment__area", "from_grade", "to_grade", "passage"))
