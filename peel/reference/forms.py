"""Forms of reference data: each change says why, and none runs over another."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from peel.reference.in_use import sentence
from peel.reference.version import Belonging, version

MISSING = "Say why: it is kept with the change"


class ReasonForm(forms.Form):
    """Why something is changed or deleted."""

    why = forms.CharField(
        label="Why",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={"required": MISSING},
        help_text="Where this comes from, or what was wrong. It is kept in the history with your name.",
    )


class RowForm(forms.ModelForm):
    """One row; what the rest of the record knows it by, `fixed`, stays as it was first given."""

    fixed: Sequence[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fixed:
            if self.instance.pk and name in self.fields:
                self.fields[name].disabled = True
                self.fields[name].help_text = "Stays as it was first given: the record and the facts files use it."

    def validate_constraints(self) -> None:
        """All rules of the row, also those that look at its key, which Django leaves out."""
        exclude = self._get_validation_exclusions() - {self.instance._meta.pk.name}
        try:
            self.instance.validate_constraints(exclude=exclude)
        except ValidationError as error:
            self._update_errors(error)


class PartFormSet(forms.BaseInlineFormSet):
    """The rows that belong to another; one goes only when nothing refers to it."""

    def clean(self) -> None:
        """Say in words what refers to the rows that are to go."""
        used = [sentence(form.instance) for form in self.deleted_forms if form.instance.pk]
        if any(used):
            raise ValidationError([each for each in used if each])
        super().clean()


class ReferenceForm(RowForm):
    """One row with what belongs to it, why it is changed, and in which version it was opened."""

    belonging: Sequence[Belonging] = ()
    why = ReasonForm.base_fields["why"]
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = version(self.instance, self.belonging)

    def clean(self) -> dict[str, Any]:
        """Whoever saves second is told first, and sees both versions; a second time it is meant."""
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("version") != self.initial["version"]:
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = self.initial["version"]
            self.add_error(
                None, "Somebody else saved this since you opened it. What you typed is below, not saved."
            )
            for line in self.as_it_stands(cleaned):
                self.add_error(None, line)
        return cleaned

    def as_it_stands(self, cleaned: dict[str, Any]) -> list[SafeString]:
        """Each field in which what was typed differs from what is saved now."""
        names = [name for name in self.changed_data if name in cleaned and name not in ("why", "version")]
        return [
            format_html_join("", "{} is ‘{}’ now.", [(self.fields[name].label, self.initial.get(name))])
            for name in names
        ]
