"""A form with every kind of field: at rest, with what was typed, with errors, and not to be changed."""

from django import forms

from peel.entry.forms.edit_conflicts import EditConflict
from peel.entry.forms.fields import TICKED, day, ticked
from peel.gallery.made_up import MadeUp
from peel.ui.fields import AREA, choice, number, words

ITEMS = [("letters", "Letters"), ("stamps", "Stamps"), ("keys", "Keys")]


class SampleForm(forms.Form):
    """One field of each kind; some with a hint."""

    name = words("Name")
    reason = words("Why it changes", attrs=AREA, help_text="Everybody will read this. Name nobody.")
    item = choice("an item", [("", "Choose one"), *ITEMS])
    share = number("Share", 0, 100, hint="In percent, like 92.6.")
    due_on = day("Due on", required=True)
    file = forms.FileField(
        label="File",
        help_text="PDF, DOCX, HTML or plain text.",
        widget=forms.FileInput(attrs={"class": "govuk-file-upload"}),
        error_messages={"required": "Choose a file"},
    )


class SampleSheet(forms.Form):
    """The fields that only forms of entry by hand have: yes or no, and several of a few."""

    is_closed = ticked("Closed", "A letter must say so.")
    items = forms.MultipleChoiceField(
        label="Which of them",
        choices=ITEMS,
        help_text="Tick all that apply.",
        widget=forms.CheckboxSelectMultiple(attrs=TICKED),
        error_messages={"required": "Tick at least one"},
    )


TYPED = {"name": "Stamps", "reason": "There were none.", "item": "stamps", "share": "92.6", "due_on": "5 9 2030"}
WRONG = {"share": "all", "due_on": "31 2 2030"}


def samples() -> dict[str, dict[str, forms.Form]]:
    """Both forms in each state, each state with ids of its own."""
    return {kind.__name__: states(kind) for kind in (SampleForm, SampleSheet)}


def states(kind: type[forms.Form]) -> dict[str, forms.Form]:
    """One form in each state."""
    locked = kind(initial=TYPED | {"items": ["stamps"]}, auto_id=f"{kind.__name__}-locked-%s")
    for field in locked.fields.values():
        field.disabled = True
    at_rest = kind(auto_id=f"{kind.__name__}-rest-%s", use_required_attribute=False)
    typed = kind(initial=TYPED | {"items": ["stamps"]}, auto_id=f"{kind.__name__}-typed-%s")
    typed.use_required_attribute = locked.use_required_attribute = False
    return {
        "rest": at_rest,
        "typed": typed,
        "wrong": kind(WRONG, auto_id=f"{kind.__name__}-wrong-%s", use_required_attribute=False),
        "locked": locked,
    }


CLASHES = MadeUp(
    title="",
    clashes=[EditConflict("made-up-name", "Name", was="Stamps", theirs="Large stamps", yours="Stamp", choice="")],
)
