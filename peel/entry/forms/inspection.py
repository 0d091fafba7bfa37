"""An inspection with the grades of all its areas on one page."""

from typing import Any

from django import forms
from django.http import QueryDict

from peel.entry.actions.enter import Line
from peel.entry.forms.fields import SourceFields, day, source_field
from peel.entry.forms.multi_form import SubForm
from peel.entry.forms.publication_form import EnteredSheet
from peel.record.models import (
    Area,
    Cycle,
    Force,
    Framework,
    Inspection,
    InspectionKind,
    Judgment,
    Origin,
    User,
)
from peel.ui.fields import choice, words

UNTOUCHED = "There is nothing to save yet: give a title, a date, or a grade and where it is said"
CARRIED_NEEDS = "Choose the cycle that the grade is carried over from"


class InspectionPart(SubForm):
    """The inspection itself."""

    kind = choice("Kind", InspectionKind.choices)
    fieldwork_from = day("Fieldwork from")
    fieldwork_until = day("Fieldwork until")
    hm_inspector = words("HM Inspector", required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        """Fieldwork ends after it begins."""
        cleaned = super().clean()
        begins, ends = cleaned.get("fieldwork_from"), cleaned.get("fieldwork_until")
        if begins and ends and ends < begins:
            self.add_error("fieldwork_until", "Fieldwork until: enter the day on which it began, or a later one")
        return cleaned


class GradePart(SubForm):
    """One area: its grade, what cycle that is carried over from, and where it is said."""

    grade = choice("Grade", [], required=False)
    carried_from = choice("Carried over from", [], required=False)
    said = source_field()

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        self.area = area
        super().__init__(*args, **kwargs)

    @property
    def heading(self) -> str:
        """The area."""
        return self.area.name

    def initial_of(self, row: Judgment | None, *, sayings: SourceFields, **more: Any) -> dict[str, Any]:
        """The grade's word, or that there is none."""
        if row is None:
            return {}
        carried = row.carried_from.slug if row.carried_from else ""
        grade = row.grade.slug if row.grade else row.origin
        return {"grade": grade, "carried_from": carried, "said": sayings.of(row)}

    def offer(self, *, grades: Any, cycles: list[Cycle], sayings: SourceFields, **more: Any) -> None:
        """The scale of the cycle, and the cycles before it."""
        ungraded = [(one.value, one.label) for one in (Origin.NOT_GRADED, Origin.NOT_YET_GRADED)]
        scale = [(grade.slug, grade.name) for grade in grades]
        self.grades, self.cycles = {grade.slug: grade for grade in grades}, {one.slug: one for one in cycles}
        self.sayings = sayings
        self.fields["grade"].choices = [("", "Nothing entered"), *scale, *ungraded]
        self.fields["carried_from"].choices = [("", "This inspection"), *((one.slug, one.name) for one in cycles)]

    def clean(self) -> dict[str, Any]:
        """Only a grade is carried over; what is said of an area without any is lost otherwise."""
        cleaned = super().clean()
        grade = cleaned.get("grade")
        if cleaned.get("carried_from") and grade not in self.grades:
            self.add_error("carried_from", "Only a grade is carried over: choose one, or ‘This inspection’")
        if not grade and cleaned.get("said") and self.row is None and "grade" not in self.errors:
            self.add_error("grade", "Choose a grade, or empty the field that says where it is said")
        return cleaned

    def line(self, otherwise: str) -> Line:
        """What the action writes of this area; `otherwise` is the address where it is said if none is given."""
        cleaned, slug = self.cleaned_data, self.cleaned_data["grade"]
        if not slug:
            return Line(self.key, self.row, None)
        carried = self.cycles.get(cleaned["carried_from"])
        given = Origin.CARRIED_OVER if carried else Origin.GIVEN
        values = {
            "area": self.area,
            "grade": self.grades.get(slug),
            "origin": given if slug in self.grades else slug,
            "carried_from": carried,
        }
        row = self.row or Judgment()
        said = self.sayings.said(cleaned["said"], otherwise, row=self.row)
        return Line(self.key, self.row, values | said.values_for(row))


class InspectionSheet(EnteredSheet):
    """An inspection's page; a stored one has its own framework."""

    hangs_on, only_one = "report", "inspection"

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        user: User,
        force: Force,
        framework: Framework | None = None,
        row: Inspection | None = None,
    ) -> None:
        self.framework = row.framework if row else framework
        super().__init__(data, user=user, force=force, row=row)

    def gather(self, user: User) -> None:
        """The areas, the scale, the cycles before, and the grades that it has."""
        cycle = self.framework.cycle
        self.grades = list(cycle.grades.all())
        self.cycles = list(Cycle.objects.filter(order__lt=cycle.order).order_by("-order"))
        self.areas = list(self.framework.areas.order_by("order", "pk"))
        self.judged = judgments_of(self.row)

    def lay_out_head(self) -> None:
        """The inspection, and a part an area."""
        self.add(InspectionPart, "head", self.row)
        more = {"grades": self.grades, "cycles": self.cycles, "sayings": self.sayings}
        for area in self.areas:
            self.add(GradePart, f"area-{area.pk}", self.judged.get(area.pk), area=area, **more)

    def is_valid(self) -> bool:
        """Each part is, each grade says where it is said, and a new inspection says something."""
        is_right = super().is_valid()
        self.lines: list[Line] = []
        for part in self.areas_with_grades:
            if part.is_valid():
                try:
                    self.lines.append(part.line(self.otherwise))
                except forms.ValidationError as error:
                    part.add_error("said", error)
                    is_right = False
        if is_right and self.row is None and self.is_untouched:
            self.parts["place"].add_error("title", UNTOUCHED)
            is_right = False
        return is_right

    @property
    def is_untouched(self) -> bool:
        """Whether a valid page holds nothing but the kind, which is chosen at first."""
        typed = self.parts["place"].cleaned_data | self.parts["head"].cleaned_data | {"kind": ""}
        return not any(typed.values()) and all(line.values is None for line in self.lines)

    @property
    def areas_with_grades(self) -> list[SubForm]:
        """The parts of the areas."""
        return [part for part in self.parts.values() if isinstance(part, GradePart)]


def judgments_of(inspection: Inspection | None) -> dict[int, Judgment]:
    """The stored judgments by their area."""
    if inspection is None:
        return {}
    rows = inspection.judgments.select_related("grade", "carried_from", "passage", "area")
    return {row.area_id: row for row in rows}
