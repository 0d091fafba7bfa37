"""What is written in the pre-publication room: comments, answers, and until when a force may comment again."""

from typing import Any

from django import forms

from peel.record.models.consultation import LONGEST

TOO_LONG = "{} must be 5,000 characters or fewer: it has %(show_value)s"
YES, NO = "yes", "no"


def area(label: str, rows: int, *, hint: str = "", missing: str = "") -> forms.CharField:
    """A text of some lines."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=LONGEST,
        # The browser cuts nothing off that a person pastes: the form says that it is too long.
        widget=Area(attrs={"rows": rows, "class": "govuk-textarea"}),
        error_messages={"required": missing, "max_length": TOO_LONG.format(label)},
    )


class Area(forms.Textarea):
    """A text area without the browser's own limit."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """As Django has it, but for the limit."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"].pop("maxlength", None)
        return context


class RemarkForm(forms.Form):
    """What is wrong, and the evidence."""

    wrong = area("What is wrong", 5, missing="Say what is wrong")
    evidence = area(
        "Evidence",
        5,
        hint="Optional. What shows it, in words: a record, a figure with its date, who can confirm it. "
        "Give no names or details of victims, witnesses or suspects.",
    )


class AnswerForm(forms.Form):
    """What the comment is answered, and whether the text changed for it."""

    words = area("Answer", 5, missing="Write an answer")
    is_text_changed = forms.ChoiceField(
        label="Was the text changed because of this comment?",
        choices=[("", "Choose"), (YES, "Yes, the text was changed"), (NO, "No, the text stays")],
        widget=forms.Select(attrs={"class": "govuk-select"}),
        error_messages={"required": "Say whether the text was changed", "invalid_choice": "Choose yes or no"},
    )

    def clean_is_text_changed(self) -> bool:
        """Yes or no as the record has it."""
        return self.cleaned_data["is_text_changed"] == YES


class ReopenForm(forms.Form):
    """Until when the force may comment again."""

    due_on = forms.DateField(
        label="Comments are due on",
        help_text="For example 5 12 2026 or 2026-12-05",
        input_formats=["%Y-%m-%d", "%d %m %Y", "%d/%m/%Y", "%d %B %Y"],
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "govuk-input govuk-input--width-10"}
        ),
        error_messages={"required": "Say until when comments are due", "invalid": "Give a day, like 5 12 2026"},
    )
