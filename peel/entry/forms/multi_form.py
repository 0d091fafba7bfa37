"""A page of entry by hand: its parts, the values that it was opened with, and what was saved meanwhile."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db import models
from django.http import QueryDict

from peel.entry.forms.edit_conflicts import EditConflict, Opened, Values, in_words, opened_with, raw
from peel.entry.forms.fields import ticked
from peel.record.actions.constraint_errors import ConstraintError
from peel.record.actions.errors import ActionError, ReasonNeeded
from peel.ui.fields import AREA, words

BLANK = 3
MOST_BLANK = 60
NOT_STORED = frozenset({"take_out"})


class SubForm(forms.Form):
    """The fields of one row, or of the whole page; `row` is what is stored of it, None for something new."""

    name = ""

    def __init__(self, data: Any = None, *, key: str, row: Any = None, blank: bool = False, **more: Any) -> None:
        self.key, self.row, self.is_blank = key, row, blank
        super().__init__(
            data, prefix=key, initial=self.initial_of(row, **more), empty_permitted=blank,
            use_required_attribute=False,
        )  # fmt: skip
        self.offer(**more)

    def initial_of(self, row: Any, **more: Any) -> dict[str, Any]:
        """What the fields hold at first: a stored row's values by their names."""
        if row is None:
            return {}
        return {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}

    def offer(self, **more: Any) -> None:
        """Fill choices and hints that depend on the rest of the page."""

    @property
    def heading(self) -> str:
        """Which part it is, in an error or a clash."""
        return self.name

    @property
    def is_left_out(self) -> bool:
        """Whether nothing was typed in it."""
        return self.is_blank and not self.has_changed()

    @property
    def is_taken_out(self) -> bool:
        """Whether it is to go."""
        return bool(self.cleaned_data.get("take_out")) and self.row is not None


class ReasonSubForm(SubForm):
    """Why something published changes."""

    reason = words("Why it changes", required=False, attrs=AREA, max_length=2000)

    def offer(self, **more: Any) -> None:
        self.fields["reason"].help_text = "Everybody will read this beside the correction. Name nobody."


class MultiForm(ABC):
    """A page's parts by key. Built twice when it was sent: as the record stands, then as it was sent."""

    def __init__(self, data: QueryDict | None = None) -> None:
        self.data: QueryDict | None = None
        self.parts: dict[str, SubForm] = {}
        self.blanks: dict[str, int] = {}
        self.lay_out()
        self.stored = {name: raw(*pair) for name, pair in self.held()}
        self.opened = Opened(self.stored, {})
        self.clashes: list[EditConflict] = []
        self.key = uuid4()
        if data is not None:
            self.take(data)

    @abstractmethod
    def lay_out(self) -> None:
        """Add the parts, bound to `self.data` when it is there."""

    def take(self, data: QueryDict) -> None:
        """Bind what was sent, settled with what somebody else saved meanwhile."""
        self.data = data.copy()
        for name, values in data.lists():
            self.data.setlist(name, [value.replace("\r\n", "\n") for value in values])
        sent = opened_with(data.get("opened", ""))
        as_stored, self.opened = self.parts, sent
        self.parts = {}
        self.settle(sent, {part.add_prefix(name): part for part in as_stored.values() for name in part.fields})
        self.lay_out()
        self.clashes = list(self.clashing(sent))
        gone: Values = {name: [] for name in sent.values}
        self.opened = Opened(gone | self.stored, {one.name: self.was(sent, one.name) for one in self.clashes})
        self.key = a_key(data.get("key", "")) or self.key

    def settle(self, sent: Opened, parts: dict[str, SubForm]) -> None:
        """Take over what was chosen to be theirs, and rows that are new since."""
        for name in sent.before:
            if self.data.get(f"keep-{name}") == "theirs":
                self.data.setlist(name, sent.values.get(name, []))
        there = {name.rpartition("-")[0] for name in self.data}
        for name, values in self.stored.items():
            if parts[name].key not in there and parts[name].key not in {key_of(one) for one in sent.values}:
                self.data.setlist(name, values)

    def clashing(self, sent: Opened) -> Iterator[EditConflict]:
        """The fields that somebody saved and that were sent otherwise, and those still to be chosen."""
        parts = {part.add_prefix(name): (part, name) for part in self.parts.values() for name in part.fields}
        for name in {**self.stored, **sent.values}:
            was, theirs = sent.values.get(name, []), self.stored.get(name, [])
            if name not in parts:
                continue
            part, field = parts[name]
            is_open = name in sent.before and self.data.get(f"keep-{name}") not in ("theirs", "yours")
            yours = [value for value in self.data.getlist(name) if value]
            if is_open or (was != theirs and differs(part, field, theirs, self.data)):
                label = (
                    f"{part.heading}: {part.fields[field].label}" if part.heading else str(part.fields[field].label)
                )
                choice = "theirs" if yours == self.was(sent, name) else ""
                words = (in_words(part.fields[field], one) for one in (self.was(sent, name), theirs, yours))
                yield EditConflict(name, label, *words, choice)

    def was(self, sent: Opened, name: str) -> list[str]:
        """What a field held before anybody changed it."""
        return sent.before.get(name, sent.values.get(name, []))

    def add(self, kind: type[SubForm], key: str, row: Any = None, **more: Any) -> SubForm:
        """One part."""
        self.parts[key] = kind(self.data, key=key, row=row, **more)
        return self.parts[key]

    def add_rows(self, kind: type[SubForm], name: str, rows: Iterable[models.Model], **more: Any) -> list[SubForm]:
        """A part for each stored row, for those that somebody took out meanwhile, and blank ones."""
        found = [self.add(kind, f"{name}-{row.pk}", row, **more) for row in rows]
        gone = {key_of(one) for one in self.opened_keys(name)} - self.parts.keys()
        self.blanks[f"{name}-blank"] = self.blank(name)
        blank = [*sorted(gone), *(f"{name}-new{n}" for n in range(self.blank(name)))]
        return found + [self.add(kind, key, blank=True, **more) for key in blank]

    def opened_keys(self, name: str) -> Iterator[str]:
        """The names of the fields of rows of one kind that the form was opened with."""
        if self.data is not None:
            yield from (one for one in self.opened.values if one.startswith(f"{name}-"))

    def blank(self, name: str) -> int:
        """How many blank rows there are: three more when that was asked for."""
        if self.data is None:
            return BLANK
        asked = self.data.get(f"{name}-blank", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else BLANK
        return min(number + BLANK * (self.data.get("more") == name), MOST_BLANK)

    def held(self) -> Iterator[tuple[str, tuple[forms.Field, Any]]]:
        """Each field that holds a stored value, with it."""
        for part in self.parts.values():
            for name, field in part.fields.items():
                if not part.is_blank and name not in NOT_STORED and not isinstance(part, ReasonSubForm):
                    yield part.add_prefix(name), (field, part.get_initial_for_field(field, name))

    def is_valid(self) -> bool:
        """Whether every part is right, and nobody else saved meanwhile."""
        right = [part.is_valid() for part in self.parts.values()]
        return all(right) and not self.clashes

    def faults(self) -> list[tuple[str, str]]:
        """What is wrong: where on the page, and in words."""
        if self.data is None:
            return []
        found = [(one.anchor, f"{one.label}: choose theirs or yours") for one in self.clashes]
        for part in self.parts.values():
            found += [(first_of(part), sentence(part, error)) for error in part.non_field_errors()]
            for field in part:
                found += [(field.auto_id, sentence(part, error)) for error in field.errors]
        return found

    def refuse(self, error: ActionError) -> None:
        """Say at the right place why the action refused."""
        part, name = next(iter(self.parts.values())), None
        if isinstance(error, ConstraintError):
            part = self.parts.get(error.at, part)
            name = next((field for field in error.fields if field in part.fields), None)
        if isinstance(error, ReasonNeeded) and "why" in self.parts:
            part, name = self.parts["why"], "reason"
        part.add_error(name, str(error))

    @property
    def opened_signed(self) -> str:
        """The hidden field that says what the page was opened with."""
        return self.opened.signed()

    @property
    def reason(self) -> str:
        """Why it changes, where that is asked."""
        return self.parts["why"].cleaned_data["reason"] if "why" in self.parts else ""


class TakenOut(SubForm):
    """A row that can be taken out of a draft."""

    def offer(self, **more: Any) -> None:
        if self.row is not None:
            self.fields["take_out"] = ticked("Take it out")


def key_of(name: str) -> str:
    """The key of the part that a field belongs to."""
    return name.rpartition("-")[0]


def differs(part: SubForm, name: str, stored: list[str], data: QueryDict) -> bool:
    """Whether what was sent means something else than what is stored."""
    field = part.fields[name]
    sent = field.widget.value_from_datadict(data, {}, part.add_prefix(name))
    held: Any = stored if isinstance(field, forms.MultipleChoiceField) else (stored or [None])[0]
    return field.has_changed(held if not isinstance(field, forms.BooleanField) else bool(stored), sent)


def sentence(part: SubForm, error: str) -> str:
    """An error with the part that it is in."""
    return f"{part.heading}: {error}" if part.heading else str(error)


def first_of(part: SubForm) -> str:
    """Where an error about a whole part leads to."""
    return next(iter(part)).auto_id


def a_key(text: str) -> UUID | None:
    """The key of an opened form, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
