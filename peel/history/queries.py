"""The history of one row, as PostgreSQL's triggers kept it: who changed what, when, and why."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db import models
from django.utils.timezone import localtime

from peel.publications.queries.publication_state import binary, name
from peel.ui.dates import format_date

PER_PAGE = 25
NOTHING = "nothing"
DEEDS = {
    "accept_draft": "Accepted from a document",
    "store_document": "Document stored",
    "send_to_force": "Sent to the force",
    "take_back": "Taken back",
    "publish_publication": "Published",
    "withdraw_publication": "Withdrawn",
    "correct": "Corrected",
    "change_reference_data": "Reference data changed",
    "delete_reference_data": "Reference data deleted",
    "make_inspection": "Entered by hand",
    "change_inspection": "Changed by hand",
    "make_cause": "Entered by hand",
    "change_cause": "Changed by hand",
    "make_letter": "Entered by hand",
    "change_letter": "Changed by hand",
    "make_audit": "Entered by hand",
    "change_audit": "Changed by hand",
    "write_public_note": "Public note written",
    "write_internal_note": "Internal note written",
}
MADE, DELETED = "insert", "delete"


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that changed, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the row: when, who did it, by which action and why, and what changed."""

    at: datetime
    who: str
    deed: str
    reason: str
    label: str
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class RowHistory:
    """The history of one row, latest first; `row` is None where it was deleted."""

    kind: str
    row: models.Model | None
    page: Page
    entries: list[Entry]


def row_history(user: Any, kind: str, pk: int, number: str | None) -> RowHistory | None:
    """One page of a row's history; None for an unknown kind, and a row that never was."""
    if kind not in settings.WITH_HISTORY:
        return None
    model = apps.get_model(settings.WITH_HISTORY[kind])
    rows = model._default_manager.all()
    rows = rows.visible_to(user) if hasattr(rows, "visible_to") else rows
    row = rows.defer(*binary(model)).filter(pk=pk).first()
    events = model.pgh_event_model._default_manager.filter(pgh_obj_id=pk).select_related("pgh_context")
    page = Paginator(events.order_by("-pgh_created_at", "-pgh_id"), PER_PAGE).get_page(number)
    start = max(page.start_index() - 1, 0)
    found = list(page.paginator.object_list[start : start + PER_PAGE + 1])
    if row is None and not found:
        return None
    return RowHistory(name(model, 1), row, page, entries(model, found[:PER_PAGE], found[PER_PAGE:]))


def entries(model: type[models.Model], shown: list[Any], older: list[Any]) -> list[Entry]:
    """Each event beside the one before it; `older` is the one before the last, if there is one."""
    fields = [field for field in model._meta.concrete_fields if field.name != "id" and has(model, field)]
    words = Words(fields, [*shown, *older])
    before = dict(zip((event.pgh_id for event in shown), [*shown[1:], *older, None], strict=False))
    return [entry(event, before.get(event.pgh_id), fields, words) for event in shown]


def has(model: type[models.Model], field: models.Field) -> bool:
    """Whether the history keeps a field; bytes and secrets it does not."""
    return any(kept.name == field.name for kept in model.pgh_event_model._meta.fields)


def entry(event: Any, before: Any, fields: list[models.Field], words: "Words") -> Entry:
    """One event in words."""
    context = event.pgh_context.metadata if event.pgh_context else {}
    action = context.get("action", "")
    changes = () if event.pgh_label == DELETED else changed(event, before, fields, words)
    return Entry(
        at=event.pgh_created_at,
        who=context.get("by") or "Not known",
        deed=DEEDS.get(action, action.replace("_", " ").capitalize()),
        reason=context.get("reason", ""),
        label={MADE: "Made", DELETED: "Deleted"}.get(event.pgh_label, "Changed"),
        changes=changes,
    )


def changed(event: Any, before: Any, fields: list[models.Field], words: "Words") -> tuple[Changed, ...]:
    """The fields that differ from the event before; of the first event, those that say something."""
    first = event.pgh_label == MADE or before is None
    pairs = [
        (field, NOTHING if first else words.of(before, field), words.of(event, field))
        for field in fields
        if first or getattr(before, field.attname) != getattr(event, field.attname)
    ]
    return tuple(Changed(label(field), old, new) for field, old, new in pairs if old != new)


def label(field: models.Field) -> str:
    """The field's name in words, capitalised."""
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


class Words:
    """The values of events in words; the rows that they name are fetched once a model."""

    def __init__(self, fields: list[models.Field], events: list[Any]) -> None:
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for field in fields:
            if field.is_relation:
                wanted[field.related_model] |= {getattr(event, field.attname) for event in events} - {None}
        self.rows = {
            model: model._default_manager.defer(*binary(model)).in_bulk(keys) for model, keys in wanted.items()
        }

    def of(self, event: Any, field: models.Field) -> str:
        """One value; a row that is gone by its number."""
        value = getattr(event, field.attname)
        if value is None or value == "":
            return NOTHING
        if field.is_relation:
            return str(self.rows[field.related_model].get(value, f"number {value}, which is gone"))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return f"{format_date(localtime(value).date())}, {localtime(value):%H:%M}"
        if isinstance(field, models.DateField):
            return format_date(value)
        return str(dict(field.flatchoices).get(value, value))
