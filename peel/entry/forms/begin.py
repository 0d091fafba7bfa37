"""What something new is about: asked first, since the rest of its form depends on it."""

from typing import Any

from django import forms

from peel.record.models import Force, Framework
from peel.ui.fields import SELECT


class ForceForm(forms.Form):
    """The force."""

    force = forms.ModelChoiceField(
        Force.objects.all(),
        label="Force",
        to_field_name="slug",
        empty_label="Choose a force",
        widget=forms.Select(attrs=SELECT),
        error_messages={"required": "Choose a force", "invalid_choice": "Choose one of the forces"},
    )


class FrameworkChoice(forms.ModelChoiceField):
    """A cycle, and where it has two frameworks which of them."""

    def label_from_instance(self, obj: Any) -> str:
        """The cycle first: that is what people know."""
        return f"{obj.cycle}: {obj.name}"


class InspectionForm(ForceForm):
    """The force, and the framework under which it was inspected: that decides areas and grades."""

    framework = FrameworkChoice(
        Framework.objects.select_related("cycle").order_by("-cycle__order", "-published_on", "pk"),
        label="Cycle and framework",
        to_field_name="slug",
        empty_label="Choose a cycle",
        widget=forms.Select(attrs=SELECT),
        error_messages={"required": "Choose a cycle", "invalid_choice": "Choose one of the cycles"},
    )
