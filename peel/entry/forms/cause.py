"""A cause of concern with its recommendations on one page."""

from datetime import date
from typing import Any

from peel.entry.actions.enter import Line, SourceRef
from peel.entry.forms.due import Deadline, meant_by, stored
from peel.entry.forms.fields import SourceFields, day, source_field, ticked
from peel.entry.forms.multi_form import SubForm, TakenOut
from peel.entry.forms.publication_form import EnteredSheet
from peel.record.models import Area, CauseOfConcern, Recommendation, User
from peel.ui.fields import AREA, choice, words

PRECISIONS = CauseOfConcern._meta.get_field("raised_on_precision").choices
NOT_UNDERSTOOD = (
    "No day follows from these words: put it like ‘Within three months’ or ‘By 30 September 2024’, "
    "or enter the due date below and say why"
)


class CausePart(SubForm):
    """The cause itself."""

    title = words("Title", attrs=AREA, max_length=2000)
    area = choice("Area", [], required=False)
    raised_on = day("Raised on", required=True)
    raised_on_precision = choice("What of that day is known", PRECISIONS)
    is_accelerated = ticked("Accelerated: published ahead of the report")
    said = source_field()

    def initial_of(self, row: CauseOfConcern | None, *, sayings: SourceFields, **more: Any) -> dict[str, Any]:
        """Its values; the area by its key."""
        if row is None:
            return {"raised_on_precision": "day"}
        return super().initial_of(row) | {"area": row.area_id and str(row.area_id), "said": sayings.of(row)}

    def offer(self, *, areas: dict[str, list[Area]], sayings: SourceFields, **more: Any) -> None:
        """The areas of all frameworks, the latest cycle first."""
        self.areas = {str(area.pk): area for group in areas.values() for area in group}
        groups = [(name, [(str(area.pk), area.name) for area in group]) for name, group in areas.items()]
        self.fields["area"].choices = [("", "Not stated"), *groups]
        self.fields["said"].help_text = f"{sayings.hint} Leave it empty and it is the publication’s address."

    def values(self, said: SourceRef) -> dict[str, Any]:
        """For the record."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("said", "area")}
        area = self.areas.get(self.cleaned_data["area"])
        return kept | {"area": area} | said.values_for(self.row or CauseOfConcern())


class RecommendationPart(TakenOut):
    """One recommendation: what to do, by when in the publication's words, and what differs from the rule."""

    text = words("What the force should do", attrs=AREA, max_length=5000)
    deadline_wording = words("Deadline, in the publication’s words", required=False, max_length=200)
    due_override_on = day("Due on another day")
    due_override_reason = words("Why that day", required=False, max_length=1000)
    heading_of_new = "New recommendation"

    @property
    def heading(self) -> str:
        """Which one."""
        return f"Recommendation {self.row.order}" if self.row else self.heading_of_new

    @property
    def deadline(self) -> Deadline:
        """What the wording means; one that the record has is not worked out anew."""
        wording = self.data.get(self.add_prefix("deadline_wording"), "").strip() if self.is_bound else None
        if self.row is not None and wording in (None, self.row.deadline_wording):
            return stored(self.row)
        return meant_by(wording or "")

    def due(self, raised_on: date | None) -> str:
        """The due date by the rule, in words."""
        return self.deadline.worked_out(raised_on)

    def clean(self) -> dict[str, Any]:
        """A wording means a day, and another day than the rule's has its reason."""
        cleaned = super().clean()
        override, why = cleaned.get("due_override_on"), cleaned.get("due_override_reason")
        if cleaned.get("deadline_wording") and not self.deadline.is_told and not override:
            self.add_error("deadline_wording", NOT_UNDERSTOOD)
        if override and not why:
            self.add_error("due_override_reason", "Say why it is due on another day than the rule gives")
        if why and not override and "due_override_on" not in self.errors:
            self.add_error("due_override_on", "Enter the day on which it is due, or empty the reason")
        return cleaned

    def line(self, said: SourceRef) -> Line:
        """What the action writes: a new one is said where its cause is."""
        if self.is_taken_out:
            return Line(self.key, self.row, None)
        values = {name: value for name, value in self.cleaned_data.items() if name != "take_out"}
        where = {} if self.row is not None else said.values_for(Recommendation())
        return Line(self.key, self.row, values | self.deadline.values() | where)


class CauseSheet(EnteredSheet):
    """A cause's page."""

    hangs_on = "raised_in"

    def gather(self, user: User) -> None:
        """The areas, and the recommendations that it has."""
        self.areas = areas_by_cycle()
        self.recommended = list(self.row.recommendations.select_related("passage")) if self.row else []

    def lay_out_head(self) -> None:
        """The cause and its recommendations."""
        self.add(CausePart, "head", self.row, areas=self.areas, sayings=self.sayings)
        self.recommendations = self.add_rows(RecommendationPart, "recommendation", self.recommended)

    def is_valid(self) -> bool:
        """Each part is, a cause has a recommendation, and it is told where it is said."""
        is_right = super().is_valid()
        if not any(not part.is_left_out for part in self.recommendations):
            first = self.recommendations[0]
            first.add_error("text", "A cause of concern has at least one recommendation: enter it")
            is_right = False
        return is_right and self.is_told(self.row)

    @property
    def dated(self) -> date | None:
        """The day on which the cause was raised, if that is known."""
        head = self.parts["head"].cleaned_data
        return head["raised_on"] if head["raised_on_precision"] == "day" else None

    @property
    def lines(self) -> list[Line]:
        """What the action writes of the recommendations."""
        return [part.line(self.said) for part in self.recommendations if not part.is_left_out]

    def dues(self) -> list[tuple[RecommendationPart, str]]:
        """Each recommendation with its due date by the rule."""
        raised_on = self.raised_on()
        return [(part, part.due(raised_on)) for part in self.recommendations]

    def raised_on(self) -> date | None:
        """The day that deadlines count from, if a day is known."""
        head = self.parts["head"]
        if head.is_bound:
            given = head.cleaned_data if head.is_valid() or hasattr(head, "cleaned_data") else {}
            return given.get("raised_on") if given.get("raised_on_precision") == "day" else None
        is_day = self.row is not None and self.row.raised_on_precision == "day"
        return self.row.raised_on if is_day else None


def areas_by_cycle() -> dict[str, list[Area]]:
    """The areas of every framework, the latest first: one query."""
    groups: dict[str, list[Area]] = {}
    rows = Area.objects.select_related("framework__cycle")
    for area in rows.order_by("-framework__cycle__order", "-framework__published_on", "framework", "order", "pk"):
        groups.setdefault(f"{area.framework.cycle}: {area.framework}", []).append(area)
    return groups
