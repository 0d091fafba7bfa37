"""A letter with its correspondents, the causes that it closes and the areas for improvement that it opens."""

from datetime import date
from typing import Any

from django import forms

from peel.entry.actions.enter import Line, SourceRef
from peel.entry.actions.letter import Done
from peel.entry.forms.cause import areas_by_cycle
from peel.entry.forms.fields import SourceFields, day, source_field
from peel.entry.forms.multi_form import SubForm, TakenOut
from peel.entry.forms.publication_form import EnteredSheet
from peel.record.models import (
    Area,
    CauseOfConcern,
    Closure,
    Correspondent,
    CorrespondentRole,
    Effect,
    Finding,
    FindingKind,
    Letter,
    LetterKind,
    User,
)
from peel.ui.fields import AREA, choice, words

FROM_AND_TO = (CorrespondentRole.FROM, CorrespondentRole.TO)


class LetterPart(SubForm):
    """The letter itself, and what it closes."""

    kind = choice("Kind", LetterKind.choices)
    sent_on = day("Sent on", required=True)
    subject = words("Subject", max_length=500)
    said = source_field()
    closes = forms.MultipleChoiceField(
        label="Causes of concern that it closes",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"}),
        error_messages={"invalid_choice": "Choose among the open causes of this force"},
    )

    def initial_of(
        self, row: Letter | None, *, sayings: SourceFields, closed: list[Closure], **more: Any
    ) -> dict[str, Any]:
        """Its values; where its first closure is said stands for the letter, which is no fact of its own."""
        if row is None:
            return {}
        said = sayings.of(closed[0]) if closed else ""
        return super().initial_of(row) | {"said": said, "closes": [str(one.cause_id) for one in closed]}

    def offer(self, *, sayings: SourceFields, causes: list[CauseOfConcern], **more: Any) -> None:
        """The force's open causes, and those that this letter closed."""
        self.fields["closes"].choices = [(str(cause.pk), cause.title) for cause in causes]
        if not causes:
            self.fields["closes"].help_text = "No cause of concern of this force is open."
        self.fields[
            "said"
        ].help_text = f"{sayings.hint} Of what it closes and opens. Leave it empty and it is the letter’s address."

    def values(self) -> dict[str, Any]:
        """For the record."""
        return {name: self.cleaned_data[name] for name in ("kind", "sent_on", "subject")}


class PersonPart(TakenOut):
    """One person of the letter's block."""

    role = choice("Where", CorrespondentRole.choices)
    name = words("Name", max_length=120)
    rank = words("Rank or role", required=False, max_length=200)
    body = words("Force or body", required=False, max_length=120)

    @property
    def heading(self) -> str:
        """Who."""
        return f"{self.row.get_role_display()} {self.row.name}" if self.row else "Another person"

    def initial_of(self, row: Correspondent | None, **more: Any) -> dict[str, Any]:
        """Somebody new is an addressee, unless said otherwise."""
        return {"role": CorrespondentRole.TO} if row is None else super().initial_of(row)

    def line(self) -> Line:
        """What the action writes."""
        if self.is_taken_out:
            return Line(self.key, self.row, None)
        return Line(self.key, self.row, {n: v for n, v in self.cleaned_data.items() if n != "take_out"})


class ImprovementPart(TakenOut):
    """One area for improvement that the letter opens."""

    improvement = words("What should improve", attrs=AREA, max_length=2000)
    area = choice("Area", [], required=False)

    @property
    def heading(self) -> str:
        """Which one."""
        return f"‘{self.row.heading[:60]}’" if self.row else "New area for improvement"

    def initial_of(self, row: Finding | None, **more: Any) -> dict[str, Any]:
        """Its words and its area."""
        return {} if row is None else {"improvement": row.heading, "area": row.area_id and str(row.area_id)}

    def offer(self, *, areas: dict[str, list[Area]], **more: Any) -> None:
        """The areas of all frameworks, the latest cycle first."""
        super().offer()
        self.areas = {str(area.pk): area for group in areas.values() for area in group}
        groups = [(name, [(str(area.pk), area.name) for area in group]) for name, group in areas.items()]
        self.fields["area"].choices = [("", "Not stated"), *groups]

    def line(self, said: SourceRef) -> Line:
        """What the action writes."""
        if self.is_taken_out:
            return Line(self.key, self.row, None)
        values = {"heading": self.cleaned_data["improvement"], "area": self.areas.get(self.cleaned_data["area"])}
        where = {} if self.row is not None else said.values_for(Finding())
        return Line(self.key, self.row, values | where)


class LetterSheet(EnteredSheet):
    """A letter's page."""

    only_one = "letter"

    def gather(self, user: User) -> None:
        """The areas, the causes that it closes or could close, its people, and what it opens."""
        self.areas = areas_by_cycle()
        self.closed = closures_by(self.row)
        still = (
            CauseOfConcern.objects.visible_to(user).open(user).filter(force=self.force).order_by("-raised_on", "pk")
        )
        self.causes = [*(one.cause for one in self.closed), *still]
        self.correspondents = list(self.row.correspondents.all()) if self.row else []
        self.opened_before = improvements_of(self.row)

    def lay_out_head(self) -> None:
        """The letter, its people, and what it opens."""
        more = {"sayings": self.sayings, "causes": self.causes, "closed": self.closed}
        self.add(LetterPart, "head", self.row, **more)
        self.people = self.add_rows(PersonPart, "person", self.correspondents)
        self.improvements = self.add_rows(ImprovementPart, "improvement", self.opened_before, areas=self.areas)

    def is_valid(self) -> bool:
        """Each part is, the letter is from and to somebody, and it is told where it is said."""
        row = self.closed[0] if self.closed else None
        return super().is_valid() and self.has_from_and_to() and self.is_told(row)

    def has_from_and_to(self) -> bool:
        """Whether somebody sent the letter and somebody gets it."""
        there = [one for one in self.people if not one.is_left_out and not one.is_taken_out]
        roles = {one.cleaned_data["role"] for one in there}
        missing = [role for role in FROM_AND_TO if role not in roles]
        for role in missing:
            first = next((one for one in self.people if one.is_left_out), self.people[0])
            first.add_error("name", f"Say who the letter is {role.label.lower()}")
        return not missing

    @property
    def dated(self) -> date:
        """The day on which the letter was sent."""
        return self.parts["head"].cleaned_data["sent_on"]

    @property
    def done(self) -> Done:
        """What the action writes."""
        people = [part.line() for part in self.people if not part.is_left_out]
        improvements = [part.line(self.said) for part in self.improvements if not part.is_left_out]
        return Done(people, self.closures(), improvements)

    def closures(self) -> list[Line]:
        """The causes that are ticked, and those that no longer are."""
        ticked = set(self.parts["head"].cleaned_data["closes"])
        by_cause = {str(one.cause_id): one for one in self.closed}
        lines = [Line("head", row, None) for pk, row in by_cause.items() if pk not in ticked]
        for cause in self.causes:
            if str(cause.pk) in ticked:
                row = by_cause.get(str(cause.pk))
                values = {"cause": cause, "closed_on": self.dated, "effect": Effect.MADE}
                lines.append(Line("head", row, values | self.said.values_for(row or Closure())))
        return lines


def closures_by(letter: Letter | None) -> list[Closure]:
    """The closures of causes by a letter."""
    if letter is None:
        return []
    rows = letter.publication.closures.filter(cause__isnull=False)
    return list(rows.select_related("cause", "passage").order_by("pk"))


def improvements_of(letter: Letter | None) -> list[Finding]:
    """The areas for improvement that a letter opened."""
    if letter is None:
        return []
    kind = FindingKind.AREA_FOR_IMPROVEMENT
    return list(letter.publication.findings.filter(kind=kind).select_related("area"))
