"""Entering findings by hand: the rows of one publication are written together, or none of them is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from peel.record.actions.constraint_errors import ConstraintError, constraint_errors
from peel.record.actions.corrections import (
    Difference,
    differences,
    giving_way,
    is_public,
    name_of,
    record_corrections,
)
from peel.record.actions.errors import WrongState
from peel.record.actions.publish import locked, prepared, require
from peel.record.actions.slugs import new_slug
from peel.record.models import (
    Force,
    OfSourceKind,
    Passage,
    Publication,
    SentForm,
    SourceKind,
    State,
    User,
    kind_of_saying,
)
from peel.record.permissions import Permission


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a fact is said: a passage of a document, or else an address or a name."""

    passage: Passage | None = None
    source: str = ""

    def values_for(self, row: models.Model) -> dict[str, Any]:
        """The provenance of a row; its exact words stay while the passage does."""
        same = self.passage is not None and row.passage_id == self.passage.pk
        values = {"passage": self.passage, "source": self.source, "quote": row.quote if same else ""}
        return values | {"source_kind": self.kind_for(row)} if isinstance(row, OfSourceKind) else values

    def kind_for(self, row: OfSourceKind) -> SourceKind:
        """Who says it; as stored while it is said in the same place."""
        if row.pk and (row.passage, row.source) == (self.passage, self.source):
            return SourceKind(row.source_kind)
        return kind_of_saying(self.passage, self.source)


@dataclass(frozen=True, slots=True)
class PublicationChoice:
    """The publication that something new is to hang on: one in preparation, or a new one of this description."""

    chosen: Publication | None
    title: str = ""
    address: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a form: `at` is its part, `row` what is stored, `values` what is to be; None to take it out."""

    at: str
    row: models.Model | None
    values: dict[str, Any] | None


@dataclass
class RecordWriter:
    """Writes rows of one publication for one person; what changes of a published one is told with its reason."""

    publication: Publication
    by: User
    reason: str = ""
    has_changed: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        require(self.by, Permission.ENTER)
        self.publication = locked(self.publication)
        if self.publication.is_set_for_a_time:
            raise WrongState("This is set to be published at a time: take it back before you change it.")

    def write(self, row: models.Model, values: dict[str, Any], *, at: str = "", what: str = "") -> models.Model:
        """Write `values` to a row, new or not. Raises BrokenRule with `at`, and ReasonNeeded."""
        is_new = row.pk is None
        values = giving_way(row, values)
        changed = [name for name, value in values.items() if is_new or getattr(row, name) != value]
        # What strangers could not read yet, its words being hidden, changes without a public line.
        found = differences(row, values) if changed and not is_new and is_public(row) else ()
        for name, value in values.items():
            setattr(row, name, value)
        if changed:
            with constraint_errors(at):
                row.save() if is_new else row.save(update_fields=changed)
            if is_new and is_public(row):
                found = (Difference("", "", str(row)),)
            self.tell(row, found, what)
        return row

    def tell(self, row: models.Model, found: tuple[Difference, ...], what: str = "") -> None:
        """Note that something changed, in public where people could read what was there."""
        self.has_changed = True
        if self.publication.is_public and found:
            require(self.by, Permission.CORRECT)
            record_corrections(
                publication=self.publication,
                row=row,
                what=what or name_of(row),
                found=found,
                reason=self.reason,
                by=self.by,
            )

    def take_out(self, row: models.Model, *, at: str, instead: str) -> None:
        """Delete a row of what nobody outside has read yet; of what they have, say what to do `instead`."""
        if self.publication.is_public or self.publication.state == State.WITHDRAWN:
            raise ConstraintError(f"People have read this, so it can't be taken out. {instead}", at=at)
        row.delete()
        self.has_changed = True

    def write_all(self, lines: list[Line], make: Callable[[], models.Model], *, instead: str) -> None:
        """Write each line to its row, or to one that `make` makes; take out what is to go first."""
        for line in lines:
            if line.values is None and line.row is not None:
                self.take_out(line.row, at=line.at, instead=instead)
        for line in lines:
            if line.values is not None:
                self.write(line.row or make(), line.values, at=line.at)

    def put_down(self) -> bool:
        """Note who wrote last; returns whether anything changed."""
        if self.has_changed:
            prepared(publication=self.publication, by=self.by)
        return self.has_changed


def place(placed: PublicationChoice, *, kind: str, title: str, force: Force | None, by: User) -> Publication:
    """The publication of something new: the chosen one in preparation, else a new draft with this `title`."""
    require(by, Permission.ENTER)
    if placed.chosen is not None:
        if locked(placed.chosen).state != State.DRAFT:
            raise WrongState("The publication that you chose is no longer a draft: choose another, or a new one.")
        return placed.chosen
    title = placed.title or title[:250]
    with constraint_errors("place"):
        return Publication.objects.create(
            slug=new_slug(force.slug if force else "", kind),
            kind=kind,
            title=title,
            force=force,
            address=placed.address,
            published_on=placed.published_on,
            prepared_by=by,
        )


def made_before(key: UUID) -> str:
    """The address of what was made from this opened form before; empty where nothing was.

    A second sender at the same moment waits here until the first is done, as the key is there once.
    """
    SentForm.objects.too_old().delete()
    sent, is_first = SentForm.objects.get_or_create(key=key, defaults={"made": ""})
    return "" if is_first else sent.made


def made(key: UUID, row: Any) -> str:
    """Remember what was made from an opened form; returns its address."""
    address = row.get_absolute_url()
    SentForm.objects.filter(key=key).update(made=address)
    return address
