"""The form of what changed: since when, until when, of which force, and what."""

from datetime import date, datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from peel.changes.queries.change import What
from peel.changes.queries.found import Asked
from peel.record.filters import by_force
from peel.ui.filters import FilterSet

WAYS_TO_WRITE = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y")
EARLIEST = date(1900, 1, 1)


class DayField(forms.Field):
    """A day as people write it, in one box that every browser has; `says_why`: its errors are shown as they are."""

    says_why = True

    def to_python(self, value: Any) -> date | None:
        """The day, which has to be one, and not to come."""
        written = " ".join(str(value or "").split())
        if not written:
            return None
        found = next(filter(None, (read(written, way) for way in WAYS_TO_WRITE)), None)
        if found is None or found < EARLIEST:
            raise ValidationError(f"{self.label} must be a real date, like 1 March 2025 or 2025-03-01")
        if found > timezone.localdate():
            raise ValidationError(f"{self.label} must be today or in the past")
        return found


def read(written: str, way: str) -> date | None:
    """A day written in one way; none where it is not."""
    try:
        return datetime.strptime(written, way).date()
    except ValueError:
        return None


class ChangesForm(forms.Form):
    """The fields below; the time that two days make has to be one."""

    def clean(self) -> dict[str, Any]:
        """Since is not after until."""
        found = super().clean()
        since, until = found.get("since"), found.get("until")
        if since and until and since > until:
            self.add_error("since", "Since must be the same day as Until or before it")
        return found


class DayFilter(django_filters.Filter):
    """A filter that takes a day in several ways of writing."""

    field_class = DayField


class ChangesFilter(FilterSet):
    """What changed, by time, force and kind. The changes are no rows of one table, hence `asked`."""

    since = DayFilter(label="Since", help_text="For example, 1 March 2025")
    until = DayFilter(label="Until")
    force = by_force("force")
    kind = django_filters.ChoiceFilter(label="Kind", choices=What.choices)

    class Meta:
        form = ChangesForm

    @property
    def has_time(self) -> bool:
        """Whether a time was asked for."""
        return bool(self.form.cleaned_data.get("since") or self.form.cleaned_data.get("until"))

    def asked(self, default: date | None) -> Asked:
        """What was asked for; since `default` where no time was."""
        chosen = self.form.cleaned_data
        return Asked(
            since=chosen.get("since") if self.has_time else default,
            until=chosen.get("until"),
            force=chosen.get("force"),
            what=chosen.get("kind") or "",
        )

    def since_query(self, since: date) -> str:
        """The query of the same list since another day, without an end."""
        changed = self.data.copy()
        for gone in ("page", "format", "until"):
            changed.pop(gone, None)
        changed["since"] = since.isoformat()
        return f"?{changed.urlencode()}"

    def until_query(self, until: date) -> str:
        """The query of the same list from its beginning to a day."""
        changed = self.data.copy()
        for gone in ("page", "format", "since"):
            changed.pop(gone, None)
        changed["until"] = until.isoformat()
        return f"?{changed.urlencode()}"
