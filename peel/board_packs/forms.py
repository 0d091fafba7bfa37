"""The form that chooses the day of a board pack."""

from datetime import date
from typing import Any

from django import forms

from peel.ui.dates import format_date
from peel.ui.fields import on_day

EARLIEST = date(2000, 1, 1)  # nothing of PEEL lies before


class OnDayForm(forms.Form):
    """A day that has come; left empty it is today."""

    on = on_day("Day")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].help_text = "Today or an earlier day, for example 2025-01-20."
        self.fields["on"].widget.input_type = "date"
        self.fields["on"].widget.attrs |= {"min": f"{EARLIEST}", "max": f"{today}"}

    def clean_on(self) -> date:
        """The day, unless it is still to come or lies before all inspections."""
        day = self.cleaned_data["on"] or self.today
        if day > self.today:
            raise forms.ValidationError(f"Day: {format_date(day)} is still to come. Enter today or an earlier day")
        if day < EARLIEST:
            raise forms.ValidationError(f"Day: enter a day from {format_date(EARLIEST)} on")
        return day
