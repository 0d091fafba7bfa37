"""The steps that move a publication from one state to the next, as forms to confirm."""

from typing import Any

from django import forms

from peel.record.actions.publish import publish_publication, send_to_force, take_back, withdraw_publication
from peel.record.models import Publication, User


class Step(forms.Form):
    """One step: what it is called, what follows from it, and the action that takes it."""

    slug = title = consequence = button = done = ""

    def act(self, publication: Publication, by: User, site: str) -> bool:
        """Take the step; False when it was taken already. E-mails lead to `site`."""
        raise NotImplementedError


class SendToForce(Step):
    """Give it to the staff of its force."""

    slug = "send"
    title = "Send to the force for checking"
    consequence = "The staff of the force can then read it and all that hangs on it, and comment. Nobody else can."
    button = "Send to the force"
    done = "It is with the force."
    due_on = forms.DateField(
        label="Comments are due on",
        help_text="For example 5 12 2026 or 2026-12-05",
        input_formats=["%Y-%m-%d", "%d %m %Y", "%d/%m/%Y", "%d %B %Y"],
        widget=forms.DateInput(attrs={"type": "date", "class": "govuk-input govuk-input--width-10"}),
        error_messages={"required": "Say until when comments are due.", "invalid": "Give a day, like 5 12 2026."},
    )

    def act(self, publication: Publication, by: User, site: str) -> bool:
        """Send it."""
        return send_to_force(publication=publication, due_on=self.cleaned_data["due_on"], by=by, site=site)


class TakeBack(Step):
    """Make it a draft again."""

    slug = "take-back"
    title = "Take back to a draft"
    consequence = "The staff of the force can no longer read it, and it is no longer set for a time."
    button = "Take back"
    done = "It is a draft again."

    def act(self, publication: Publication, by: User, site: str) -> bool:
        """Take it back."""
        return take_back(publication=publication, by=by)


class Publish(Step):
    """Make it public, now or later."""

    slug = "publish"
    title = "Publish"
    consequence = "Everybody can then read it and all that hangs on it, all at the same moment."
    button = "Publish"
    done = "It is published, or will be at the time given."
    at = forms.DateTimeField(
        required=False,
        label="From (date and time in the United Kingdom)",
        help_text="Leave empty to publish now. For example 2026-12-05 09:30",
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d %m %Y %H:%M", "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "class": "govuk-input govuk-input--width-20"}
        ),
        error_messages={"invalid": "Give a day and a time, like 2026-12-05 09:30, or leave it empty."},
    )

    def act(self, publication: Publication, by: User, site: str) -> bool:
        """Publish it."""
        return publish_publication(publication=publication, at=self.cleaned_data["at"], by=by)


class Withdraw(Step):
    """Take away what people could read."""

    slug = "withdraw"
    title = "Withdraw"
    consequence = (
        "Nobody outside can then read it or anything that hangs on it. Its page says so, with your reason."
    )
    button = "Withdraw"
    done = "It is withdrawn."
    reason = forms.CharField(
        label="Why it is withdrawn",
        help_text="Everybody will read this. Name nobody and quote nothing that must not be read.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "govuk-textarea"}),
        error_messages={"required": "Say why it is withdrawn: everybody will read it."},
    )

    def act(self, publication: Publication, by: User, site: str) -> bool:
        """Withdraw it."""
        return withdraw_publication(publication=publication, reason=self.cleaned_data["reason"], by=by)


STEPS: dict[str, type[Step]] = {step.slug: step for step in (SendToForce, TakeBack, Publish, Withdraw)}


def next_steps(publication: Publication) -> list[type[Step]]:
    """The steps that may follow from where a publication stands."""
    if publication.is_set_for_a_time:
        return [TakeBack]
    possible: dict[str, Any] = {
        "draft": [SendToForce, Publish] if publication.force_id else [Publish],
        "with-force": [Publish, TakeBack, SendToForce],
        "published": [Withdraw],
        "withdrawn": [Publish],
    }
    return possible[publication.state]
