"""What accepting a draft does to the record, one line a record: new, the same, different, gone, or refused."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import models

from peel.record.actions.corrections import Difference, differences, gives_way, giving_way, is_public


class Status(StrEnum):
    """How a draft's value stands to the record."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"
    GONE = "gone"
    NOT_WRITTEN = "not written"


@dataclass(frozen=True, slots=True)
class Change:
    """One record that the draft proposes: `what` it is, and `detail`, the values or the reason.

    `row` and `values` are there where a value that everybody could read was changed or a row of it deleted.
    """

    status: Status
    what: str
    detail: str = ""
    row: models.Model | None = field(default=None, compare=False, repr=False)
    values: tuple[Difference, ...] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.status}: {self.what}" + (f" – {self.detail}" if self.detail else "")


class NotAcceptable(Exception):
    """The draft can't become a record; the message says why and what to do."""


# A record that gains a link to its passage, or a tidier wording, is still the same fact.
PROVENANCE = frozenset(
    {
        "passage",
        "quote",
        "source",
        "wording",
        "area_wording",
        "subject",
        "subject_wording",
        "is_retold",
        "effect",
        "source_kind",
    }
)


def upsert(
    model: type[models.Model], *, key: dict[str, Any], values: dict[str, Any], what: str
) -> tuple[Any, Change]:
    """Write one row, found by `key`, with `values`; returns it with what changed."""
    row = model._default_manager.filter(**key).first()
    if row is None:
        return model._default_manager.create(**key, **values), Change(Status.NEW, what)
    values = giving_way(row, values)
    changed = {name: value for name, value in values.items() if not _equal(getattr(row, name), value)}
    if not changed:
        return row, Change(Status.SAME, what)
    facts = [name for name in changed if name not in PROVENANCE]
    detail = "; ".join(f"{name.replace('_', ' ')}: {getattr(row, name)} → {changed[name]}" for name in facts)
    # What a source left out is added, and what we inferred gives way: neither is corrected.
    corrected = [] if gives_way(row, values) else [n for n in facts if getattr(row, n) not in (None, "")]
    values = differences(row, {name: changed[name] for name in corrected}) if is_public(row) else ()
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=list(changed))
    if facts:
        return row, Change(Status.DIFFERENT, what, detail, row, values)
    return row, Change(Status.SAME, what, "now with its own words" if "quote" in changed else "")


def delete_missing(rows: models.QuerySet, kept: Iterable[int], what: str) -> list[Change]:
    """Delete the rows that an earlier document of the same publication gave and this one does not."""
    gone = rows.exclude(pk__in=list(kept))
    changes = [
        Change(Status.GONE, what, str(row), row, (Difference("", str(row), ""),) if is_public(row) else ())
        for row in gone
    ]
    gone.delete()
    return changes


def to_decimal(value: float | int | None) -> Decimal | None:
    """A printed number as the decimal it was printed as."""
    return None if value is None else Decimal(str(value))


def _equal(stored: Any, proposed: Any) -> bool:
    if isinstance(stored, Decimal) and proposed is not None:
        return stored == Decimal(str(proposed))
    return stored == proposed
