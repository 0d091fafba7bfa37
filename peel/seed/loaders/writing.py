"""A file's facts beside the record: what is new is written, what differs is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction

from peel.record.models import Document
from peel.seed.loaders.table import Row, Table, WrongFact

# An address once given stays; whether something is published is for people to decide.
ONLY_WHEN_NEW = frozenset({"slug", "state"})
REFUSED = (IntegrityError, DataError)
# What becomes of a difference.
DOCUMENT_STANDS = "the document’s stands"
SOURCE_STANDS = "what a source states stands"
PEOPLE_STAND = "what an admin wrote stands"
FILE_STANDS = "now as in the file"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading one file did: how many of its rows were new or the same, and how the others differ."""

    file: str
    new: int
    same: int
    different: tuple[str, ...] = ()
    not_loaded: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.not_loaded:
            return f"{self.file}: {len(self.not_loaded)} not loaded"
        return f"{self.file}: {self.new} new, {self.same} the same, {len(self.different)} different"

    def __add__(self, more: "Loaded") -> "Loaded":
        """Two parts of one file."""
        return Loaded(self.file, self.new + more.new, self.same + more.same, self.different + more.different)

    def beside(self, *others: "Loaded") -> "Loaded":
        """The same, with the differences in what else the rows of this file made."""
        return replace(self, different=sum((other.different for other in others), self.different))


def by_slug(model: type[models.Model], name: str = "slug") -> dict[str, Any]:
    """The rows of a model by slug, or by another field that tells them apart."""
    return {getattr(row, name): row for row in model._default_manager.all()}


def has_a_passage(row: models.Model) -> bool:
    """Whether a fact of the record comes from a passage of a document."""
    return getattr(row, "passage_id", None) is not None


def of_a_document(publication: str) -> Callable[[models.Model], bool]:
    """Whether the publication of a row, whose id is its attribute `publication`, has documents."""
    with_documents = set(Document.objects.values_list("publication_id", flat=True))
    return lambda row: getattr(row, publication) in with_documents


def changed_by_people(model: type[models.Model]) -> set[int]:
    """The keys of the rows that admins changed as reference data: what people write stands, as documents do."""
    events = model.pgh_event_model._default_manager.filter(pgh_context__metadata__action="change_reference_data")
    return set(events.values_list("pgh_obj_id", flat=True))


def write(
    model: type[models.Model],
    table: Table,
    values_of: Callable[[Row], dict[str, Any]],
    *,
    key: Iterable[str],
    facts: Iterable[str] = (),
    held: Callable[[models.Model], bool] = has_a_passage,
) -> Loaded:
    """Write one row of `model` for each row of the file, found by `key`.

    A row that is `held` by a document is not overwritten: of such a one only the `facts` are compared. Nor is
    one that people changed as reference data.
    """
    names, known, seen = tuple(key), {}, {}
    by_people = changed_by_people(model)
    for record in model._default_manager.all():
        known[_key(record, names)] = record
    new, changed, different = [], [], []
    for row in table:
        record = model(**values_of(row))
        key_here = _key(record, names)
        if key_here in seen:
            raise row.wrong("", f"this is said on line {seen[key_here]} already; keep one of the two.")
        seen[key_here] = row.line
        before = known.get(key_here)
        if before is None:
            new.append((row, record))
            continue
        document = held(before)
        fields = facts if document else [name for name in values_of(row) if name not in ONLY_WHEN_NEW]
        differing = [name for name in fields if _value(before, name) != _value(record, name)]
        if differing:
            stands = _why_it_stands(before) if document else PEOPLE_STAND if before.pk in by_people else FILE_STANDS
            different.append(_difference(row, before, record, differing, stands))
        if differing and stands == FILE_STANDS:
            record.pk = before.pk
            changed.append((row, record, differing))
    _change(changed)
    _insert(model, new)
    return Loaded(table.file, len(new), len(seen) - len(new) - len(different), tuple(different))


def _why_it_stands(before: models.Model) -> str:
    """Of a row that is held: by a document, or by a source that states what the file only infers."""
    return SOURCE_STANDS if hasattr(before, "source_kind") and not has_a_passage(before) else DOCUMENT_STANDS


def _value(record: models.Model, name: str) -> Any:
    return getattr(record, record._meta.get_field(name).attname)


def _key(record: models.Model, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(_value(record, name) for name in names)


def _difference(row: Row, before: Any, record: Any, names: list[str], stands: str) -> str:
    told = "; ".join(
        f"{name.replace('_', ' ')}: {shorten(str(getattr(before, name)), 60)} → "
        f"{shorten(str(getattr(record, name)), 60)}"
        for name in names
    )
    return f"{row.file}, line {row.line}: {before} – {told}; {stands}"


def _change(changed: list[tuple[Row, models.Model, list[str]]]) -> None:
    """Each in its turn; one whose new place another row still has waits until that has moved on."""
    while changed:
        waiting, refusal = [], None
        for row, record, differing in changed:
            try:
                _save(row, record, update_fields=differing)
            except WrongFact as error:
                waiting.append((row, record, differing))
                refusal = refusal or error
        if len(waiting) == len(changed):
            raise refusal
        changed = waiting


def _insert(model: type[models.Model], new: list[tuple[Row, models.Model]]) -> None:
    """All at once; only when the database refuses, one by one to find the row that it refuses."""
    for row, record in new:
        _check(row, record)
    try:
        with transaction.atomic():
            model._default_manager.bulk_create(record for _, record in new)
    except REFUSED:
        for row, record in new:
            _save(row, record, force_insert=True)


def _save(row: Row, record: models.Model, **how: Any) -> None:
    _check(row, record)
    try:
        with transaction.atomic():
            record.save(**how)
    except REFUSED as error:
        raise row.wrong("", _sentence(record, error)) from None


def _check(row: Row, record: models.Model) -> None:
    """The rules of single fields; relations were looked up, and the database holds the rest."""
    relations = [field.name for field in record._meta.fields if field.is_relation]
    try:
        record.clean_fields(exclude=relations)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise row.wrong(field, messages[0]) from None


def _sentence(record: models.Model, error: Exception) -> str:
    """What the broken rule says to people, or else what the database says."""
    reported = getattr(error.__cause__, "diag", None)
    for rule in record._meta.constraints:
        is_worded = rule.violation_error_message != rule.default_violation_error_message
        if reported and rule.name == reported.constraint_name and is_worded:
            return str(rule.violation_error_message)
    return (reported and (reported.message_detail or reported.message_primary)) or str(error)
