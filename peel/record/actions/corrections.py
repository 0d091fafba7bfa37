"""Changing what is in the record: where people could read the old value, it is kept and the change is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone

from peel.record.actions.action import action
from peel.record.actions.errors import ReasonNeeded, WrongState
from peel.record.actions.publish import locked, prepared, require
from peel.record.models import Correction, Publication, SourceKind, User
from peel.record.permissions import Permission
from peel.record.visibility import passages_behind, publication_of

NOT_PUBLISHED = "what is not published"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of a row that changes: the field's name in words, what it was, and what it becomes."""

    field: str
    before: str
    after: str


@action
def correct(
    *, row: models.Model, values: dict[str, Any], by: User, reason: str = "", what: str = ""
) -> list[Correction]:
    """Write `values` to `row`; of a published fact with a reason, and a correction for each value that changes.

    The row must be one that hangs on a publication. `what` names it in the correction, else the row
    does. What strangers could not read is changed without one.
    """
    publication = locked(publication_of(row))
    found = differences(row, values)
    if publication.is_set_for_a_time:
        raise WrongState("This is set to be published at a time: take it back before you change it.")
    named, was_read = what or name_of(row), is_public(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    if not found:
        return []
    prepared(publication=publication, by=by)
    if not was_read:
        return []
    require(by, Permission.CORRECT)
    return record_corrections(publication=publication, row=row, what=named, found=found, reason=reason, by=by)


def record_corrections(
    *,
    publication: Publication,
    row: models.Model,
    what: str,
    found: Iterable[Difference],
    reason: str,
    by: User,
) -> list[Correction]:
    """The corrections that tell what changed in a row of a published publication. Raises ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded("This is published: say why it changes. Everybody will read it.")
    made = Correction.objects.bulk_create(
        Correction(
            publication=publication,
            kind=row._meta.model_name,
            row=row.pk,
            about=f"{what}: {one.field}" if one.field else what,
            from_value=one.before,
            to_value=one.after,
            corrected_on=timezone.localdate(),
            reason=reason.strip(),
            by=by,
        )
        for one in found
    )
    behind = passages_behind(row)
    through = Correction.passages.through
    through.objects.bulk_create(through(correction=one, passage_id=key) for one in made for key in behind)
    return made


def gives_way(row: models.Model, values: dict[str, Any]) -> bool:
    """Whether a row that we inferred becomes one that a source states: nobody had published what it said."""
    return (
        getattr(row, "source_kind", None) == SourceKind.INFERRED != values.get("source_kind", SourceKind.INFERRED)
    )


def giving_way(row: models.Model, values: dict[str, Any]) -> dict[str, Any]:
    """The `values` to write; where the row gives way, its note on how we inferred it goes too."""
    return values | {"note": ""} if gives_way(row, values) else values


def differences(row: models.Model, values: dict[str, Any]) -> tuple[Difference, ...]:
    """What of `values` differs from the row as it stands, in words; nothing of what gives way."""
    if gives_way(row, values):
        return ()
    pairs = [
        (name, in_words(row, name, getattr(row, name)), in_words(row, name, new)) for name, new in values.items()
    ]
    return tuple(
        Difference(str(row._meta.get_field(name).verbose_name), before, after)
        for name, before, after in pairs
        if before != after
    )


def name_of(row: models.Model) -> str:
    """The row in words: what it is, and which."""
    return f"{row._meta.verbose_name} ‘{row}’"


def in_words(row: models.Model, name: str, value: Any) -> str:
    """A value as people read it; a row that strangers may not see is not named."""
    if value is None or value == "":
        return ""
    if isinstance(value, models.Model):
        return str(value) if is_public(value) else NOT_PUBLISHED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.day} {value:%B %Y}"
    field = row._meta.get_field(name)
    if isinstance(field, models.DecimalField):
        return f"{Decimal(str(value)).normalize():f}"
    return str(dict(field.flatchoices).get(value, value))


def is_public(row: models.Model) -> bool:
    """Whether a stranger may see a row; rows that are no part of a publication, such as grades, everybody may."""
    rows = type(row)._default_manager
    if not hasattr(rows, "visible_to"):
        return True
    return rows.visible_to(AnonymousUser()).filter(pk=row.pk).exists()
