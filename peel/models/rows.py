"""What every row of the record has in common."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from peel.access import visible

from .as_at import happened_by, out_by


class Rows(models.QuerySet):
    """Rows that fetch a forgotten relation for all of them at once, never once per row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fetch_mode = models.FETCH_PEERS


def readable(user: Any, path: str = "") -> Q:
    """The condition that the passage of a sourced row (at `path`), if it has one, may be read by `user`."""
    return Q(**{f"{path}passage__isnull": True}) | visible(user, f"{path}passage__document__publication")


class VisibleRows(Rows):
    """Rows that a person sees in part: `publications` are the paths to the publications that carry them.

    A row with two paths has exactly one of the two, as a constraint holds. `happened` is the column of the day
    on which what a row tells of happened, and that of how exactly the day is known, where it has them.
    """

    publications: tuple[str, ...] = ("publication",)
    happened: tuple[str, ...] = ()

    def visible_to(self, user: Any) -> Self:
        """The rows that `user` may see; every query for a page starts here."""
        condition = Q()
        for path in self.publications:
            condition |= visible(user, path) & out_by(user, path, has_own_day=bool(self.happened))
        return self.filter(condition & happened_by(user, *self.happened))


def publication_of(row: models.Model) -> Any:
    """The publication that carries a row of the record, itself where it is one."""
    for path in type(row)._default_manager.all().publications:
        carrier = row
        for name in filter(None, path.split("__")):
            carrier = getattr(carrier, name) if carrier is not None else None
        if carrier is not None:
            return carrier
    raise ValueError(f"{row!r} hangs on no publication.")


class Sourced(models.Model):
    """A fact with where it comes from: the passage and its exact words, or an address or name outside."""

    passage = models.ForeignKey("peel.Passage", models.PROTECT, null=True, blank=True, related_name="+")
    quote = models.TextField(blank=True, help_text="The exact run of characters in the passage.")
    source = models.TextField(blank=True, help_text="An address, or a name, where there is no passage.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_has_a_source",
                condition=Q(passage__isnull=False) | ~Q(source=""),
                violation_error_message="Say where this comes from: a passage of a document, or an address.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_quotes_a_passage",
                condition=Q(passage__isnull=False) | Q(quote=""),
                violation_error_message="A quote needs the passage that it stands in.",
            ),
        ]
