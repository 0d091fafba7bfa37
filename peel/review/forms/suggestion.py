"""What was read, as fields to put right: one form a kind of proposal, held to the rules of the record."""

from collections.abc import Iterable
from typing import Any

from django import forms

from peel.reader import drafts
from peel.reader.summaries import AUDITS, CLAIMS, PRACTICES, person
from peel.ui.fields import AREA, addressee, choice, lines, number, on_day, plain, web_address, whole, words


class ProposalForm(forms.Form):
    """The values of one proposal; `as_values` are those that an edit keeps, ready for JSON."""

    def __init__(self, *args: Any, areas: Iterable[str] = (), grades: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas, self.grades = list(areas), list(grades)
        self.offer()

    def offer(self) -> None:
        """Fill the choices that depend on the document's cycle: none, unless the form has such."""

    @staticmethod
    def initial_of(value: Any) -> dict[str, Any]:
        """What the fields hold at first."""
        held = {name: getattr(value, name) for name in value.__dataclass_fields__}
        return {
            name: int(one) if isinstance(one, float) and one.is_integer() else one for name, one in held.items()
        }

    def as_values(self) -> dict[str, Any]:
        """The cleaned values as a draft's JSON has them: empty is null, days are ISO text."""
        return {name: plain(value) for name, value in self.cleaned_data.items()}


class WithArea(ProposalForm):
    """Has an area, offered from the framework; the document's own wording stays possible."""

    def offer(self) -> None:
        own = self.initial.get("area") or ""
        names = [*([own] if own and own not in self.areas else []), *self.areas]
        field = self.fields["area"]
        field.choices = [*([] if field.required else [("", "None")]), *((name, name) for name in names)]


class JudgmentForm(WithArea):
    """An area's grade, of the scale of the document's cycle."""

    area = choice("Area", [])
    grade = choice("Grade", [])

    def offer(self) -> None:
        super().offer()
        self.fields["grade"].choices = [*self.grades, ("not-graded", "Not graded")]

    @staticmethod
    def initial_of(value: drafts.Judgment) -> dict[str, Any]:
        return {"area": value.area, "grade": value.grade or ("" if value.is_graded else "not-graded")}

    def as_values(self) -> dict[str, Any]:
        is_graded = self.cleaned_data["grade"] != "not-graded"
        grade = self.cleaned_data["grade"] if is_graded else None
        return {"area": self.cleaned_data["area"], "grade": grade, "is_graded": is_graded}


class FindingForm(WithArea):
    """A finding's heading, area and box."""

    heading = words("Heading", attrs=AREA)
    area = choice("Area", [])
    practice = choice("Boxed as", [("", "Nothing"), *PRACTICES.items()], required=False)


class ImprovementForm(WithArea):
    """An area for improvement."""

    title = words("What should improve", attrs=AREA)
    area = choice("Area", [], required=False)


class CauseForm(WithArea):
    """A cause of concern, without its recommendations."""

    title = words("Title", attrs=AREA)
    status = choice("Status", [("open", "Open"), ("closed", "Closed by this document"), ("unknown", "Not known")])
    accelerated = forms.BooleanField(
        label="Raised ahead of the report", required=False,
        widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"}),
    )  # fmt: skip
    area = choice("Area", [], required=False)


class EstimateForm(ProposalForm):
    """An estimate with its margin in percentage points."""

    subject = words("Subject", max_length=120)
    value = number("Value in percent", 0, 100)
    margin = number(
        "Margin in percentage points", 0, 50, required=False, hint="Leave empty where the document gives none."
    )
    wording = choice("Printed as", [("percent", "percent"), ("percentage points", "percentage points")])
    qualifier = words("Hedged by", required=False, max_length=20, help_text="about, over, up to … as printed.")
    audit = choice("Audit", AUDITS.items())
    sample = words("Period, in the document's words", required=False, max_length=200)
    claim = choice("Said of the change", [("", "Nothing"), *CLAIMS.items()], required=False)


class CountForm(ProposalForm):
    """n of m cases."""

    numerator = whole("Cases counted", 100_000_000)
    denominator = whole("Of all cases", 100_000_000, lowest=1)
    subject = words("Subject", attrs=AREA)
    audit = choice("Audit", AUDITS.items())

    def clean(self) -> dict[str, Any]:
        """A count is a part of its cases."""
        cleaned = super().clean()
        part, all_cases = cleaned.get("numerator"), cleaned.get("denominator")
        if part is not None and all_cases is not None and part > all_cases:
            self.add_error("numerator", f"Cases counted can't be more than the {all_cases:,} cases there are")
        return cleaned


class FigureForm(ProposalForm):
    """Any other number."""

    KINDS = ("percentage", "rate", "ratio", "money", "number")
    kind = choice("Kind", [(kind, kind.capitalize()) for kind in KINDS])
    value = number("Value", -99_999_999_999_999, 99_999_999_999_999)
    per = whole("Per how many", 100_000_000, lowest=1, required=False)
    subject = words("Subject", attrs=AREA)

    def clean(self) -> dict[str, Any]:
        """A rate is per a number of people."""
        cleaned = super().clean()
        if cleaned.get("kind") == "rate" and cleaned.get("per") is None and "per" not in self.errors:
            self.add_error("per", "Enter per how many people the rate is, like 1000")
        return cleaned


class RecommendationForm(ProposalForm):
    """What the force should do, and by when."""

    text = words("Recommendation", attrs={**AREA, "rows": 5}, max_length=5000)
    wording = words("Deadline, in the document's words", required=False, max_length=200)
    months = whole("Deadline in months", 240, required=False)
    days = whole("Deadline in days", 3650, required=False)
    on = on_day("Deadline as a day")

    @staticmethod
    def initial_of(value: drafts.Recommendation) -> dict[str, Any]:
        deadline = value.deadline
        parts = ("wording", "months", "days", "on")
        return {"text": value.text} | {part: getattr(deadline, part) for part in parts if deadline}

    def clean(self) -> dict[str, Any]:
        """A deadline is a span or a day, in the document's words."""
        cleaned = super().clean()
        given = [name for name in ("months", "days", "on") if cleaned.get(name) is not None]
        if len(given) > 1:
            self.add_error(given[1], "Give months, days or a day: only one of them")
        if given and not cleaned.get("wording"):
            self.add_error("wording", "Enter the document's words for the deadline")
        return cleaned

    def as_values(self) -> dict[str, Any]:
        values = super().as_values()
        text = values.pop("text")
        return {"text": text, "deadline": values if values["wording"] else None}


class LetterForm(ProposalForm):
    """The letter block; people one a line."""

    HINT = "One person a line: name; rank; body."
    sender = words("From", max_length=120)
    roles = words("Roles of the sender, one a line", required=False, attrs=AREA)
    to = words("To", required=False, attrs=AREA, help_text=HINT)
    cc = words("Copied to", required=False, attrs=AREA, help_text=HINT)
    subject = words("Subject", required=False, attrs=AREA)

    @staticmethod
    def initial_of(value: drafts.Letter) -> dict[str, Any]:
        return {
            "sender": value.sender.name,
            "roles": "\n".join(value.sender.roles),
            "to": "\n".join(map(person, value.to)),
            "cc": "\n".join(map(person, value.cc)),
            "subject": value.subject,
        }

    def as_values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "sender": {"name": given["sender"], "roles": lines(given["roles"])},
            "to": [addressee(line) for line in lines(given["to"])],
            "cc": [addressee(line) for line in lines(given["cc"])],
            "subject": given["subject"] or None,
        }


class MonitoringForm(ProposalForm):
    """Into or out of a stage of monitoring."""

    stage = choice("Stage", [("engage", "Engage"), ("scan", "Scan")])
    event = choice("Event", [("entered", "Entered"), ("left", "Left")])
    on = on_day("On")


class DocumentForm(ProposalForm):
    """The days and names that a document gives of itself."""

    published_on = on_day("Published on")
    sent_on = on_day("Sent on")
    address = words("Address on the web", required=False, max_length=500)
    hm_inspector = words("HM Inspector", required=False, max_length=100)
    fieldwork_from = on_day("Fieldwork from")
    fieldwork_until = on_day("Fieldwork until")

    def clean_address(self) -> str:
        """An address that a link may lead to."""
        return web_address(self.cleaned_data["address"])

    def clean(self) -> dict[str, Any]:
        """Fieldwork ends after it began."""
        cleaned = super().clean()
        begun, ended = cleaned.get("fieldwork_from"), cleaned.get("fieldwork_until")
        if begun and ended and begun > ended:
            self.add_error("fieldwork_until", "Fieldwork ends on or after the day it begins")
        return cleaned


FORMS: dict[str, type[ProposalForm]] = {
    "document": DocumentForm,
    "judgment": JudgmentForm,
    "finding": FindingForm,
    "cause": CauseForm,
    "recommendation": RecommendationForm,
    "improvement": ImprovementForm,
    "estimate": EstimateForm,
    "count": CountForm,
    "figure": FigureForm,
    "letter": LetterForm,
    "monitoring": MonitoringForm,
}
