"""The parts of an audit's page: the audit, an estimate, a count, a comparison with an earlier audit."""

from typing import Any

from audits.models import Audit, AuditKind, Claim, Comparison, Count, Estimate, PercentWording, Subject
from peel.entry.actions.enter import Line, SourceRef
from peel.entry.forms.fields import SourceFields, day, source_field
from peel.entry.forms.multi_form import SubForm, TakenOut
from peel.record.models import Comparability
from peel.ui.fields import AREA, choice, number, whole, words


class AuditPart(SubForm):
    """The audit itself."""

    title = words("Title", max_length=200)
    kind = choice("Kind", AuditKind.choices)
    sample_from = day("Sample from")
    sample_until = day("Sample until")
    sample_text = words("The period in the publication’s words", required=False, max_length=200)
    cases_examined = whole("Cases examined", 1_000_000_000, required=False)
    said = source_field()

    def initial_of(self, row: Audit | None, *, sayings: SourceFields, **more: Any) -> dict[str, Any]:
        """Its values, and where it is said."""
        return {} if row is None else super().initial_of(row) | {"said": sayings.of(row)}

    def offer(self, *, sayings: SourceFields, **more: Any) -> None:
        """What can be typed of where it is said."""
        self.fields["said"].help_text = f"{sayings.hint} Leave it empty and it is the publication’s address."

    def clean(self) -> dict[str, Any]:
        """A sample period ends after it begins."""
        cleaned = super().clean()
        begins, ends = cleaned.get("sample_from"), cleaned.get("sample_until")
        if begins and ends and ends < begins:
            self.add_error("sample_until", "Sample until: enter the day on which it began, or a later one")
        return cleaned

    def values(self, said: SourceRef) -> dict[str, Any]:
        """For the record."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "said"}
        return kept | said.values_for(self.row or Audit())


class FoundPart(TakenOut):
    """A row of what an audit found; a new one is said where the audit is."""

    what = ""
    model: type

    @property
    def heading(self) -> str:
        """Which one."""
        return f"{self.what} ‘{self.row}’" if self.row else f"New {self.what.lower()}"

    def as_values(self) -> dict[str, Any]:
        """The values for the record."""
        return {name: value for name, value in self.cleaned_data.items() if name != "take_out"}

    def line(self, said: SourceRef) -> Line:
        """What the action writes."""
        if self.is_taken_out:
            return Line(self.key, self.row, None)
        where = {} if self.row is not None else said.values_for(self.model())
        return Line(self.key, self.row, self.as_values() | where)


class EstimatePart(FoundPart):
    """An estimate with its margin, as printed."""

    what, model = "Estimate", Estimate
    subject = choice("Subject", [], required=False)
    subject_wording = words(
        "What it is of, in the document’s words",
        required=False,
        max_length=200,
        help_text="Leave it empty where a subject says it.",
    )
    value = number("Value in percent", 0, 100)
    margin = number("± in percentage points", 0, 50, required=False, hint="Empty where none is given.")
    wording = choice("Printed as", PercentWording.choices)
    qualifier = words("Hedged by", required=False, max_length=20, help_text="about, over … as printed.")
    claim = choice("Said of the change", [("", "Nothing"), *Claim.choices], required=False)

    def initial_of(self, row: Estimate | None, **more: Any) -> dict[str, Any]:
        """Its values; the subject by its slug."""
        if row is None:
            return {"wording": PercentWording.PERCENT}
        numbers = {name: plain(getattr(row, name)) for name in ("value", "margin")}
        return super().initial_of(row) | numbers | {"subject": row.subject.slug if row.subject else ""}

    def offer(self, *, subjects: list[Subject], **more: Any) -> None:
        """All subjects."""
        super().offer()
        self.subjects = {subject.slug: subject for subject in subjects}
        self.fields["subject"].choices = [("", "None of these"), *((one.slug, one.name) for one in subjects)]

    def clean(self) -> dict[str, Any]:
        """It is of a subject or in words of its own; two decimal places are kept."""
        cleaned = super().clean()
        if not (cleaned.get("subject") or cleaned.get("subject_wording") or self.is_taken_out):
            self.add_error("subject", "Choose subject, or give the document’s words for it")
        for name in ("value", "margin"):
            given = cleaned.get(name)
            if given is not None and given != round(given, 2):
                self.add_error(name, f"{self.fields[name].label}: enter at most two decimal places")
        return cleaned

    def as_values(self) -> dict[str, Any]:
        """The subject as a row."""
        return super().as_values() | {"subject": self.subjects.get(self.cleaned_data["subject"])}


class CountPart(FoundPart):
    """n of m cases."""

    what, model = "Count", Count
    numerator = whole("Cases counted", 100_000_000)
    denominator = whole("Of all cases", 100_000_000, lowest=1)
    wording = words("What was counted", attrs=AREA)
    cases = words("Among which cases", required=False, max_length=80)

    def clean(self) -> dict[str, Any]:
        """A count is a part of its cases."""
        cleaned = super().clean()
        part, every = cleaned.get("numerator"), cleaned.get("denominator")
        if part is not None and every is not None and part > every:
            self.add_error("numerator", f"Cases counted can't be more than the {every:,} cases there are")
        return cleaned


class ComparisonPart(FoundPart):
    """Whether the audit compares with an earlier one, and in whose words."""

    what, model = "Comparison", Comparison
    earlier = choice("Earlier audit", [])
    comparable = choice("Comparable", Comparability.choices)
    statement = words("What is said of it", attrs=AREA)
    whose = words("In whose words", max_length=200)

    def initial_of(self, row: Comparison | None, **more: Any) -> dict[str, Any]:
        """Its values; the audit by its slug."""
        if row is None:
            return {"comparable": Comparability.YES}
        return super().initial_of(row) | {"earlier": row.earlier.slug}

    def offer(self, *, others: list[Audit], **more: Any) -> None:
        """The other audits of the force."""
        super().offer()
        self.others = {audit.slug: audit for audit in others}
        self.fields["earlier"].choices = [("", "Choose an audit"), *((one.slug, one.title) for one in others)]

    def as_values(self) -> dict[str, Any]:
        """The audit as a row."""
        return super().as_values() | {"earlier": self.others[self.cleaned_data["earlier"]]}


def plain(value: Any) -> Any:
    """A stored number without needless noughts."""
    return None if value is None else f"{value.normalize():f}"
