"""Fields for what a document says, each with its fault in plain words, and their values as a draft has them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

INPUT = {"class": "govuk-input"}
SHORT = {"class": "govuk-input govuk-input--width-5", "inputmode": "decimal"}
DAY = {"class": "govuk-input govuk-input--width-10"}
SELECT = {"class": "govuk-select"}
AREA = {"class": "govuk-textarea", "rows": 3}
DAYS = ["%Y-%m-%d", "%d %m %Y", "%d/%m/%Y", "%d %B %Y"]


def words(label: str, *, required: bool = True, attrs: dict[str, Any] = INPUT, **more: Any) -> forms.CharField:
    """A line of text."""
    missing = {"required": f"Enter {label[:1].lower()}{label[1:]}"}
    widget = (forms.Textarea if "rows" in attrs else forms.TextInput)(attrs=attrs)
    more.setdefault("max_length", 1000)
    return forms.CharField(label=label, required=required, widget=widget, error_messages=missing, **more)


def choice(label: str, choices: Iterable[tuple[str, str]], *, required: bool = True) -> forms.ChoiceField:
    """One of several, as a select."""
    wrong = {"required": f"Choose {label.lower()}", "invalid_choice": f"{label}: choose one of those listed"}
    return forms.ChoiceField(
        label=label, choices=choices, required=required, widget=forms.Select(attrs=SELECT), error_messages=wrong
    )


def number(
    label: str, lowest: float, highest: float, *, required: bool = True, hint: str = ""
) -> forms.DecimalField:
    """A number between two others."""
    says = f"{label} must be a number from {lowest:g} to {highest:g}"
    return forms.DecimalField(
        label=label,
        required=required,
        help_text=hint,
        min_value=Decimal(str(lowest)),
        max_value=Decimal(str(highest)),
        decimal_places=4,
        widget=forms.TextInput(attrs=SHORT),
        error_messages=dict.fromkeys(["required", "invalid", "min_value", "max_value", "max_decimal_places"], says),
    )


def whole(label: str, highest: int, *, lowest: int = 0, required: bool = True) -> forms.IntegerField:
    """A whole number."""
    says = f"{label} must be a whole number from {lowest} to {highest:,}"
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=lowest,
        max_value=highest,
        widget=forms.TextInput(attrs=SHORT),
        error_messages=dict.fromkeys(["required", "invalid", "min_value", "max_value"], says),
    )


def on_day(label: str, *, required: bool = False) -> forms.DateField:
    """A real day."""
    says = f"{label}: enter a real day, like 11 7 2025 or 2025-07-11"
    return forms.DateField(
        label=label,
        required=required,
        input_formats=DAYS,
        widget=forms.DateInput(format="%-d %-m %Y", attrs=DAY),
        error_messages={"invalid": says, "required": says},
    )


def plain(value: Any) -> Any:
    """A cleaned value as a draft's JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return None if value == "" else value


def web_address(address: str) -> str:
    """The address, if it is one of the web."""
    if address and not address.startswith(("https://", "http://")):
        raise forms.ValidationError("Enter an address that begins with https:// or http://")
    return address


def lines(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def addressee(line: str) -> dict[str, str | None]:
    """A person from one line."""
    name, rank, body = [*(part.strip() for part in line.split(";", 2)), "", ""][:3]
    return {"name": name, "rank": rank or None, "body": body or None}
