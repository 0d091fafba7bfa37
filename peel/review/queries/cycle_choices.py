"""What a document of one cycle can say: the areas of its frameworks and the grades of its scale."""

from dataclasses import dataclass

from peel.record.models import Area, Grade, GradeWord, Grading


@dataclass(frozen=True, slots=True)
class CycleChoices:
    """The names of areas in order, and grades as pairs of slug and name."""

    areas: tuple[str, ...]
    grades: tuple[tuple[str, str], ...]


def choices_of(cycle: str | None) -> CycleChoices:
    """Those of a cycle, by its slug; every grade word, and no area, where the record has no such cycle."""
    areas = Area.objects.filter(framework__cycle__slug=cycle).exclude(grading=Grading.NO).order_by("order", "pk")
    grades = Grade.objects.filter(cycle__slug=cycle).order_by("order").values_list("slug", "name")
    names = dict.fromkeys(areas.values_list("name", flat=True))
    return CycleChoices(tuple(names), tuple(grades) or tuple(GradeWord.choices))
