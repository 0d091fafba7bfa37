"""Whether a letter did what it says happened, or only mentions it."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from peel.record.models.publication import PublicationKind

# A decision is made by the oversight group and written down up to two weeks later (Staffordshire, May 2024).
WRITTEN_WITHIN = timedelta(days=14)


class Effect(models.TextChoices):
    """What a publication has to do with the move or the closure that it states."""

    MADE = "made", "Made by this publication"
    MENTIONED = "mentioned", "Mentioned by this publication"


def effect_of(on: date, precision: str, publication: Any) -> Effect:
    """The effect by the dates: made if the exact day is that of the publication, or at most 14 days before it.

    A letter's day is that of its sending or of its publication. What is known only by its month, its year or a
    latest day may have been done by an earlier letter; what is no letter of the inspectorate only mentions.
    """
    if precision != "day" or publication.kind != PublicationKind.LETTER:
        return Effect.MENTIONED
    letter = getattr(publication, "letter", None)
    days = (letter and letter.sent_on, publication.published_on)
    is_near = any(day and day - WRITTEN_WITHIN <= on <= day for day in days)
    return Effect.MADE if is_near else Effect.MENTIONED


class Effective(models.Model):
    """A row that a publication either brought about or only mentions."""

    effect = models.CharField(max_length=10, choices=Effect, default=Effect.MENTIONED)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_effect_is_known",
                condition=Q(effect__in=Effect.values),
                violation_error_message="Say whether the publication did this or only mentions it.",
            )
        ]
