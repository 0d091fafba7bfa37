"""The id by which everybody outside knows a row: random, so that it counts nothing and says nothing."""

import pgtrigger
from django.db import models
from django.db.models import Func, Q, UniqueConstraint
from django.urls.converters import StringConverter

# Digits and consonants of which none is taken for another (no 0, 1, l); without vowels no id spells a word.
LETTERS = "bcdfghjkmnpqrstvwxyz"
SHAPE = "[b-df-hjkmnp-tv-z][2-9b-df-hjkmnp-tv-z]{12}"
STAYS = """
RAISE EXCEPTION 'A public id is given once and never changes.'
USING ERRCODE = 'check_violation', CONSTRAINT = 'public_id_stays';
"""


class PublicIdConverter(StringConverter):
    """The part of an address that holds a public id; nothing else fits it."""

    regex = SHAPE


class PublicId(models.Model):
    """A row that addresses, anchors and feeds name by `public_id`; its primary key stays inside.

    13 letters and digits, the first a letter (which tells it from the numbers of old addresses), with at least 60
    random bits. PostgreSQL makes it (`peel_public_id()`, which a migration holds), so that bulk inserts, COPY and
    SQL by hand give one too. It is never used again for another row: living rows hold it in a unique constraint,
    a trigger refuses to change it, the history keeps those of deleted rows, and by chance the next id is one of a
    million old ones once in 10^12 draws.
    """

    public_id = models.CharField(
        max_length=13, editable=False, db_default=Func(function="peel_public_id", output_field=models.CharField())
    )

    class Meta:
        abstract = True
        constraints = [
            UniqueConstraint(
                fields=["public_id"],
                name="%(app_label)s_%(class)s_public_id_once",
                violation_error_message="Another row has this public id.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_public_id_shape",
                condition=Q(public_id__regex=f"^{SHAPE}$"),
                violation_error_message="A public id is 13 digits and consonants and begins with a letter.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="public_id_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__public_id__df=pgtrigger.F("new__public_id")),
                func=STAYS,
            )
        ]

    @property
    def anchor(self) -> str:
        """The id of its element on a page: 'figure-' and its public id."""
        return f"{self._meta.model_name}-{self.public_id}"
