"""A word of its own for each column in each state, planted in the rows and looked for in every answer."""

import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import DataError, IntegrityError, models, transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.http import HttpResponse

from peel.record.models import Passage
from tests.sweeps.columns import NO_WORDS, Carrier, carrier_of, name_of, texts

CANARY = re.compile(r"zzc(\d+)zz", re.IGNORECASE)


@dataclass(frozen=True)
class Canary:
    """Where a word stands: in which column, whose words these are, and in which state its rows are."""

    number: int
    state: str
    column: str
    carrier: Carrier

    @property
    def word(self) -> str:
        """Short enough for every column, and in every form the same: slug, address, e-mail."""
        return f"zzc{self.number}zz"

    @property
    def table(self) -> str:
        """The table of its column."""
        return self.column.rpartition(".")[0]

    def __str__(self) -> str:
        return f"{self.column} ({self.state})"


class Canaries:
    """The words that were given out so far, and where they were planted.

    `planted` are those that a row took; `refused` the columns that took none at first,
    each with PostgreSQL's reason.
    """

    def __init__(self) -> None:
        self.by_place: dict[tuple[str, str], Canary] = {}
        self.by_number: dict[int, Canary] = {}
        self.planted: set[Canary] = set()
        self.refused: dict[str, str] = {}
        self.rows: dict[str, set[tuple[str, Any]]] = defaultdict(set)

    def of(self, state: str, model: type[models.Model], field: models.Field) -> Canary:
        """The one canary of a column in a state."""
        place = (state, name_of(model, field))
        if place not in self.by_place:
            canary = Canary(1000 + len(self.by_place), *place, carrier_of(model))
            self.by_place[place] = self.by_number[canary.number] = canary
        return self.by_place[place]

    def word(self, state: str, column: str) -> str:
        """The word of a column named as 'app.Model.field', for a row that is made with it."""
        table, _, field = column.rpartition(".")
        model = apps.get_model(table)
        return self.of(state, model, model._meta.get_field(field)).word

    def plant(self, state: str, rows: QuerySet, but: tuple[str, ...] = ()) -> None:
        """Put the word of each column into each of these rows, but for the columns named in `but`.

        What PostgreSQL refuses all at once it is offered column by column, so that a rule of one row (a quote
        needs a passage) keeps no word out of another. Triggers are off: what was submitted stays, but not here.
        """
        model = rows.model
        fields = [each for each in texts(model) if each.name not in but and name_of(model, each) not in NO_WORDS]
        with pgtrigger.ignore():
            for row in rows.order_by("pk"):
                self.rows[state].add((model._meta.label, row.pk))
                words = {each: self.forms(self.of(state, model, each), each, row) for each in fields}
                if words and not self.write(row, {field: forms[0] for field, forms in words.items()}, state):
                    for field, forms in words.items():
                        any(self.write(row, {field: form}, state) for form in forms)

    def write(self, row: models.Model, values: dict[models.Field, Any], state: str) -> bool:
        """Whether the database took the values."""
        model = type(row)
        try:
            with transaction.atomic():
                named = {field.name: value for field, value in values.items()}
                model._base_manager.filter(pk=row.pk).update(**named)
        except (IntegrityError, DataError) as error:
            for field in values:
                self.refused.setdefault(name_of(model, field), str(error))
            return False
        self.planted |= {self.of(state, model, field) for field in values}
        return True

    def forms(self, canary: Canary, field: models.Field, row: models.Model) -> list[Any]:
        """What a column may take, the likeliest first; different in each row, for what has to be unique."""
        word, longest = canary.word, getattr(field, "max_length", None)
        if isinstance(field, models.BinaryField):
            return [f"{word} {row.pk}".encode()]
        if isinstance(field, models.JSONField):
            held = getattr(row, field.attname)
            return [held if word in str(held) else {"words": [f"{word} {row.pk}"]}]
        if isinstance(field, models.EmailField):
            return [f"{word}-{row.pk}@example.org"]
        if isinstance(field, models.SlugField):
            return [f"{word}-{row.pk}"]
        plain = f"{word} {row.pk}"
        return [plain[:longest], f"https://example.org/{word}/{row.pk}"[:longest]]

    def found(self, text: str) -> set[Canary]:
        """The canaries in a text."""
        return {self.by_number[int(number)] for number in CANARY.findall(text) if int(number) in self.by_number}


def quote_in_passages(rows: QuerySet) -> None:
    """Let the passages of sourced rows hold their quotes, as those of a document do."""
    for passage, quote in rows.exclude(quote="").values_list("passage", "quote"):
        Passage.objects.filter(pk=passage).update(text=Concat(F("text"), Value(f" {quote}")))


def words_of(response: HttpResponse) -> str:
    """All of an answer that can be read: text, headers, cookies, and what is packed in a file of sheets."""
    content = response.content
    text = content.decode(errors="replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            text = "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return f"{text}\n{response.headers}\n{response.cookies}"
