"""Forms that people sent: kept while nobody could save them, and remembered so that none is saved twice."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.utils import timezone

from peel.record.visibility import RecordQuerySet

A_DAY = timedelta(days=1)


class DayRows(RecordQuerySet):
    """Rows that are of use for a day."""

    def too_old(self) -> Self:
        """Those whose day is over."""
        return self.filter(at__lt=timezone.now() - A_DAY)

    def still_of_use(self) -> Self:
        """The others."""
        return self.filter(at__gte=timezone.now() - A_DAY)


class KeptForm(models.Model):
    """What one person had typed at one address when their session had ended. Only that person gets it back."""

    user = models.ForeignKey("peel.User", models.CASCADE, related_name="kept_forms")
    address = models.CharField(max_length=250)
    typed = models.JSONField(help_text="Each field's name with its values.")
    had_a_file = models.BooleanField(default=False, help_text="A file was sent too, which is not kept.")
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = DayRows.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="kept_form_one_an_address")]

    def __str__(self) -> str:
        return f"{self.user}: {self.address}"


class SentForm(models.Model):
    """One opened form from which something new was made: sent twice, it makes no second one."""

    key = models.UUIDField(unique=True)
    made = models.CharField(max_length=250, help_text="The address of what was made.")
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = DayRows.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.made
