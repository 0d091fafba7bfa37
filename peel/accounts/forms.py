"""Who is invited, and what a person may see."""

from typing import Any

from django import forms

from peel.record.models import Force, Role, User

SELECT = {"class": "govuk-select"}


class RoleForm(forms.Form):
    """What a person does here; force staff belong to a force, the others to none."""

    role = forms.ChoiceField(
        label="Role",
        choices=[("", "Choose a role"), *Role.choices],
        widget=forms.Select(attrs=SELECT),
        error_messages={"required": "Choose a role", "invalid_choice": "Choose one of the roles"},
    )
    force = forms.ModelChoiceField(
        Force.objects.all(),
        label="Force",
        required=False,
        empty_label="None",
        to_field_name="slug",
        help_text="For force staff only: they see their own force's drafts when these are sent to them.",
        widget=forms.Select(attrs=SELECT),
        error_messages={"invalid_choice": "Choose one of the forces"},
    )

    def clean(self) -> dict[str, Any]:
        """The role and the force fit each other."""
        cleaned = super().clean()
        role, force = cleaned.get("role"), cleaned.get("force")
        if role == Role.FORCE_STAFF and force is None and "force" not in self.errors:
            self.add_error("force", "Choose the force that they work for")
        if role and role != Role.FORCE_STAFF and force is not None:
            self.add_error("force", "Only force staff belong to a force: choose ‘None’, or the role ‘Force staff’")
        return cleaned


class InvitationForm(RoleForm):
    """Who is invited, and as what."""

    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "govuk-input", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter an e-mail address",
            "invalid": "Enter an e-mail address like name@example.police.uk",
        },
    )
    field_order = ["email", "role", "force"]

    def clean_email(self) -> str:
        """Each address is one person's."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError("Somebody with this address is here already: look for them in the list")
        return email
