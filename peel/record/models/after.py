"""A day and a period after it, as PostgreSQL adds them up."""

from django.db import models
from django.db.models import Case, DateField, F


class After(models.Func):
    """A day and a period after it: the same day of the later month, or that month's last (PostgreSQL's rule).

    Null when the period is null.
    """

    arg_joiner = " + make_interval(%(unit)s => "
    template = "(%(expressions)s))::date"
    output_field = DateField()

    def __init__(self, day: Case, period: F, unit: str) -> None:
        super().__init__(day, period)
        self.extra["arg_joiner"] = f" + make_interval({unit} => "
