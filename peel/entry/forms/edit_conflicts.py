"""What somebody else saved while a form was open, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing

SALT = "peel.forms.sheet"
NOTHING = "nothing"
Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class EditConflict:
    """One field that somebody else saved: what it was when the form was opened, what they saved, what you typed."""

    name: str
    label: str
    was: str
    theirs: str
    yours: str
    choice: str

    @property
    def anchor(self) -> str:
        """Where on the page it stands."""
        return f"keep-{self.name}"


@dataclass(frozen=True, slots=True)
class Opened:
    """The values that a form was opened with, and of those that clashed already what they had been before."""

    values: Values
    before: Values

    def signed(self) -> str:
        """For a hidden field: nobody can change what a form says it was opened with."""
        return signing.dumps([self.values, self.before], salt=SALT, compress=True)


def opened_with(text: str) -> Opened:
    """What a sent form was opened with; nothing, if that can't be read, so that every difference is shown."""
    try:
        values, before = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError):
        return Opened({}, {})
    return Opened(values, before)


def raw(field: forms.Field, value: Any) -> list[str]:
    """A stored value as the form would send it."""
    if value is None or value is False or value == "" or value == []:
        return []
    if value is True:
        return ["on"]
    if isinstance(value, list):
        return sorted(str(one) for one in value)
    return [str(field.widget.format_value(value)) if isinstance(field, forms.DateField) else str(value)]


def in_words(field: forms.Field | None, values: list[str]) -> str:
    """A value as people read it."""
    if not values:
        return NOTHING
    if isinstance(field, forms.BooleanField):
        return "yes"
    names = flat(getattr(field, "choices", ()))
    return ", ".join(names.get(value, value) for value in values)


def flat(choices: Any) -> Mapping[str, str]:
    """Choices without their groups."""
    found: dict[str, str] = {}
    for value, label in choices:
        found |= flat(label) if isinstance(label, (list, tuple)) else {str(value): str(label)}
    return found
