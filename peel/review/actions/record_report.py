"""Judgments, findings and figures of a document become records."""

from collections.abc import Iterator

from peel.reader.drafts import Draft
from peel.record.actions.diff import Change, NotAcceptable, Status, delete_missing, to_decimal, upsert
from peel.record.models import (
    Cycle,
    Figure,
    Finding,
    FindingKind,
    Grading,
    Inspection,
    Judgment,
    Origin,
    Revision,
)
from peel.review.actions.accept_context import AcceptContext
from peel.review.actions.matching import REPORT, Areas, inspection_of, inspection_reported_in

PRACTICES = {
    "innovative": FindingKind.INNOVATIVE_PRACTICE,
    "promising": FindingKind.PROMISING_PRACTICE,
    None: FindingKind.FINDING,
}


def record_report(reading: AcceptContext) -> Iterator[Change]:
    """What a report (or the areas for improvement of a letter) found, area by area."""
    inspection = inspection_near(reading)
    areas = Areas(inspection.framework) if inspection else None
    if inspection and areas and reading.draft.kind == REPORT:
        yield record_head(reading.draft, inspection)
        yield from record_judgments(reading, inspection, areas)
    yield from record_each_finding(reading, areas)
    yield from record_figures(reading)


def inspection_near(reading: AcceptContext) -> Inspection | None:
    """The inspection that the document reports, or the one of the cycle that a letter or page names."""
    if reading.draft.kind == REPORT:
        return inspection_reported_in(reading.draft, reading.publication)
    return inspection_of(reading.force, reading.draft.cycle) if reading.draft.cycle else None


def record_head(draft: Draft, inspection: Inspection) -> Change:
    """Who led the inspection and when it was at the force, where the report says so."""
    stated = {
        "hm_inspector": draft.hm_inspector,
        "fieldwork_from": draft.fieldwork_from,
        "fieldwork_until": draft.fieldwork_until,
    }
    values = {name: value for name, value in stated.items() if value}
    return upsert(Inspection, key={"pk": inspection.pk}, values=values, what=f"inspection {inspection}")[1]


def record_judgments(reading: AcceptContext, inspection: Inspection, areas: Areas) -> Iterator[Change]:
    """One judgment an area. Two grades for one area, or a doubted one, stop here: nobody may guess."""
    check_one_grade_an_area(reading.draft)
    grades = {grade.slug: grade for grade in inspection.framework.cycle.grades.all()}
    cycles = {cycle.slug: cycle for cycle in Cycle.objects.all()}
    for judgment in reading.draft.judgments:
        area = areas.find(judgment.area)
        what = f"judgment of ‘{judgment.area}’"
        if area is None:
            reason = f"no such area in the framework {areas.framework}; add the area or an alias, then load again"
            yield Change(Status.NOT_WRITTEN, what, reason)
        elif judgment.grade and judgment.grade not in grades:
            yield Change(
                Status.NOT_WRITTEN, what, f"‘{judgment.grade}’ is no grade of {inspection.framework.cycle}"
            )
        elif judgment.grade is None and judgment.is_graded:
            yield Change(Status.NOT_WRITTEN, what, "its grade is not in the document")
        elif judgment.carried_from and judgment.carried_from not in cycles:
            reason = f"it is carried over from {judgment.carried_from}, a cycle that we do not hold; add it first"
            yield Change(Status.NOT_WRITTEN, what, reason)
        elif revised := Revision.objects.filter(
            judgment__inspection=inspection, judgment__area=area, from_grade=grades.get(judgment.grade)
        ).first():
            yield Change(Status.SAME, what, f"as first published; revised on {revised.changed_on}")
        else:
            carried = cycles[judgment.carried_from] if judgment.carried_from else None
            origin = Origin.NOT_GRADED if judgment.grade is None else Origin.GIVEN
            _, change = upsert(
                Judgment,
                key={"inspection": inspection, "area": area},
                values={
                    "grade": grades.get(judgment.grade),
                    "origin": Origin.CARRIED_OVER if carried else origin,
                    "carried_from": carried,
                    "wording": judgment.area,
                    "source_kind": reading.source_kind,
                    **reading.from_here(judgment.passage, judgment.quote),
                },
                what=f"{what}: {grades[judgment.grade] if judgment.grade else Grading.NO.label}",
            )
            yield change


def check_one_grade_an_area(draft: Draft) -> None:
    """Refuse a draft with two grades for one area, whether the reader took both or doubts the one it took."""
    doubted = next((problem for problem in draft.problems if problem.code == "grade-disagrees"), None)
    if doubted is not None:
        raise NotAcceptable(
            f"{doubted.message} (passage {doubted.passage}). Find out which is right before accepting."
        )
    seen: dict[str, tuple[str | None, int]] = {}
    for judgment in draft.judgments:
        grade, passage = seen.setdefault(judgment.area, (judgment.grade, judgment.passage))
        if grade != judgment.grade:
            raise NotAcceptable(
                f"‘{judgment.area}’ has two grades: {grade} (passage {passage}) and {judgment.grade} "
                f"(passage {judgment.passage}). Find out which is right before accepting the document."
            )


def record_each_finding(reading: AcceptContext, areas: Areas | None) -> Iterator[Change]:
    """Findings in the document's order; areas for improvement are findings of their kind."""
    kept = []
    improvements = {each.passages[0]: each for each in reading.draft.areas_for_improvement}
    found = [
        (each.passages, each.heading, each.area, PRACTICES[each.practice])
        for each in reading.draft.findings
        if each.passages[0] not in improvements
    ] + [
        (each.passages, each.title, each.area or "", FindingKind.AREA_FOR_IMPROVEMENT)
        for each in improvements.values()
    ]
    for order, (passages, heading, area, kind) in enumerate(sorted(found, key=lambda each: each[0]), start=1):
        found_area = areas.find(area) if areas and area else None
        row, change = upsert(
            Finding,
            key={"publication": reading.publication, "order": order},
            values={
                "heading": heading,
                "kind": kind,
                "area_wording": area,
                # An area that the document does not name stays as people assigned it.
                **({"area": found_area} if found_area else {}),
                **reading.from_here(passages[0], heading if heading in reading.passages[passages[0]].text else ""),
            },
            what=f"finding ‘{heading}’",
        )
        row.passages.set([reading.passages[number] for number in passages])
        kept.append(row.pk)
        yield change
    yield from delete_missing(reading.publication.findings.filter(passage__isnull=False), kept, "finding")


def record_figures(reading: AcceptContext) -> Iterator[Change]:
    """The numbers outside audits, each with its quote; one of an earlier document moves to its passage in this."""
    kept: list[int] = []
    for figure in reading.draft.figures:
        words = {"quote": figure.quote, "value": to_decimal(figure.value), "subject": figure.subject}
        here = {"passage": reading.passages[figure.passage]}
        earlier = None
        if not Figure.objects.filter(**words, **here).exists():
            earlier = reading.publication.figures.filter(**words).exclude(pk__in=kept)
            earlier = earlier.exclude(passage__document=reading.document).order_by("passage__number", "pk").first()
        values = {"publication": reading.publication, "kind": figure.kind, "per": figure.per}
        row, change = upsert(
            Figure,
            key={"pk": earlier.pk} if earlier else words | here,
            values=values | here if earlier else values,
            what=f"figure ‘{figure.quote}’",
        )
        kept.append(row.pk)
        yield change
    yield from delete_missing(reading.publication.figures.all(), kept, "figure")
