"""What every row of the record has in common."""

from functools import cache
from typing import Any, Self

from django.db import models
from django.db.models import Q

from peel.record.as_of import happened_by, out_by
from peel.record.permissions import sees_everything, visible


class RecordQuerySet(models.QuerySet):
    """Rows that fetch a forgotten relation for all of them at once, never once per row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fetch_mode = models.FETCH_PEERS


class VisibleQuerySet(RecordQuerySet):
    """Rows that a person sees in part, with the whole rule of who sees them: no call site adds to it.

    `publications` are the paths to the publications that carry them; a row with two paths has exactly one of the
    two, as a constraint holds. `happened` is the column of the day on which what a row tells of happened, and that
    of how exactly the day is known, where it has them.

    A row is hidden while the passage is that it comes from, and while another row of the record is that it refers
    to (the cause of a recommendation, what a letter closed), and so on up. `independent_of` are the relations that
    only name something beside the row: that may be hidden while the row is seen, so a page that names it asks for
    it by `visible_to` again.
    """

    publications: tuple[str, ...] = ("publication",)
    happened: tuple[str, ...] = ()
    independent_of: tuple[str, ...] = ()

    def visible_to(self, user: Any) -> Self:
        """The rows that `user` may see; every query for a page starts here."""
        return self.filter(self.seen_by(user))

    def seen_with(self, user: Any, **parent: Any) -> Self:
        """The rows about a row of the outer query, `cause=OuterRef("pk")`, where `user` sees that one.

        What `visible_to` would find there, without asking once more what the outer query has asked.
        """
        return self.filter(self.own_rule(user), **parent)

    def seen_by(self, user: Any, path: str = "") -> Q:
        """The condition that `user` may see the row at `path` (empty, or ending in two underscores)."""
        condition = self.own_rule(user, path)
        if not sees_everything(user):
            for relation in self.hangs_on():
                condition &= parent_seen_by(user, f"{path}{relation.name}", relation)
        return condition

    def own_rule(self, user: Any, path: str = "") -> Q:
        """What of the condition concerns the row alone, not those that it hangs on.

        A PublicOn sees what had happened by the day, by whatever passage it is known since: of a passage only the
        state of its document counts, not the day.
        """
        if sees_everything(user):
            return Q()
        condition = Q()
        for carrier in self.carriers():
            at = f"{path}{carrier}"
            condition |= visible(user, at) & out_by(user, at, has_own_day=bool(self.happened))
        condition &= happened_by(user, *(f"{path}{column}" for column in self.happened))
        return condition & passage_seen_by(user, path) if issubclass(self.model, Sourced) else condition

    def carriers(self) -> list[str]:
        """The paths to publications that lead over no row that these hang on, which has its own rule."""
        above = {relation.name for relation in self.hangs_on()}
        return [path for path in self.publications if path.partition("__")[0] not in above]

    def hangs_on(self) -> list[models.Field]:
        """The relations to the rows of the record that hide these with them."""
        apart = {*self.publications, *self.independent_of, "passage"}
        return [field for field in record_relations(self.model) if field.name not in apart]


@cache
def record_relations(model: type[models.Model]) -> tuple[models.Field, ...]:
    """The columns of a model that refer to a row of the record."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if field.is_relation and isinstance(field.related_model._default_manager.all(), VisibleQuerySet)
    )


def passage_seen_by(user: Any, path: str) -> Q:
    """The condition that the passage of the row at `path`, if it has one, may be read: see PassageRows."""
    document = f"{path}passage__document"
    is_read = visible(user, f"{document}__publication") & Q(**{f"{document}__is_accepted": True})
    return Q(**{f"{path}passage__isnull": True}) | is_read


def parent_seen_by(user: Any, path: str, relation: models.Field) -> Q:
    """The condition that the row that the one at `path` refers to is seen, where it refers to one.

    Of a relation that may be empty a subquery: one more join for each table above it would be planned for long.
    """
    parents = relation.related_model._default_manager.all()
    if relation.null:
        return Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__in": parents.visible_to(user)})
    return parents.seen_by(user, f"{path}__")


def passages_behind(row: models.Model) -> set[int]:
    """The keys of the passages that hide a row of the record: its own, and those of the rows that it hangs on."""
    own = {row.passage_id} if isinstance(row, Sourced) and row.passage_id else set()
    rows = type(row)._default_manager.all()
    parents = (
        (getattr(row, relation.name) for relation in rows.hangs_on()) if isinstance(rows, VisibleQuerySet) else ()
    )
    return own.union(*(passages_behind(parent) for parent in parents if parent is not None))


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
