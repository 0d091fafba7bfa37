"""Every column of every table that can hold words, and whose words they are: who may read them, and when.

What can be derived is: a table whose rows are VisibleRows is carried by publications, a room's rows by a
consultation, an event by the table that it is the history of, and what an admin changes on the pages of
reference data is reference data. A new column of a known table is therefore swept without anybody remembering it.
"""

from collections.abc import Iterator
from enum import Enum

from django.apps import apps
from django.contrib import admin
from django.db import connection, models

from peel.record.models.consultation import RoomRows
from peel.record.models.document import DraftRows
from peel.record.models.draft_view import DraftViewRows
from peel.record.models.note import InternalNoteRows
from peel.record.models.review import EntryRows
from peel.record.visibility import VisibleQuerySet


class Carrier(Enum):
    """Whose words a table holds."""

    CARRIED_BY_PUBLICATION = "read by who may read the publication that the row hangs on"
    BY_CONSULTATION = "of the pre-publication room: its force's staff, inspectors and admins"
    INTERNAL = "never published: inspectors and admins alone"
    HISTORY = "what a row was: inspectors and admins alone"
    BY_PERSON = "about a person: that person, and where it says who did something, inspectors and admins"
    REFERENCE = "public, and written by an admin or the CSV files alone"
    TECHNICAL = "no words of anybody"


BY_ROWS = {
    VisibleQuerySet: Carrier.CARRIED_BY_PUBLICATION,
    RoomRows: Carrier.BY_CONSULTATION,
    InternalNoteRows: Carrier.INTERNAL,
    DraftRows: Carrier.INTERNAL,
    DraftViewRows: Carrier.INTERNAL,
    EntryRows: Carrier.INTERNAL,
}
# Tables of which the code does not say it, each with the reason.
BY_TABLE = {
    "peel.User": (Carrier.BY_PERSON, "names and e-mail addresses"),
    "peel.KeptForm": (Carrier.BY_PERSON, "what one person typed"),
    "account.EmailAddress": (Carrier.BY_PERSON, "what allauth knows of addresses"),
    "usersessions.UserSession": (Carrier.BY_PERSON, "the browsers that somebody is signed in with"),
    "mfa.Authenticator": (Carrier.BY_PERSON, "second factors"),
    "socialaccount.SocialAccount": (Carrier.BY_PERSON, "what single sign-on said of a person"),
    "socialaccount.SocialToken": (Carrier.BY_PERSON, "never kept: SOCIALACCOUNT_STORE_TOKENS is off"),
    "sessions.Session": (Carrier.TECHNICAL, "signed keys; what is typed is in KeptForm"),
    "account.EmailConfirmation": (Carrier.TECHNICAL, "keys that no page of ours makes"),
    "socialaccount.SocialApp": (Carrier.TECHNICAL, "stays empty: the settings name the one server"),
    "peel.SentForm": (Carrier.TECHNICAL, "an address for who sent the form, found by a random key"),
    "pghistory.Context": (Carrier.HISTORY, "who changed a row, and why"),
    "admin.LogEntry": (Carrier.TECHNICAL, "stays empty: PostgreSQL keeps the history"),
    "auth.Permission": (Carrier.TECHNICAL, "Django's own words; nobody is given one"),
    "auth.Group": (Carrier.TECHNICAL, "stays empty: the role says what a person may do"),
    "contenttypes.ContentType": (Carrier.TECHNICAL, "the names of our tables"),
    "peel.Stay": (Carrier.TECHNICAL, "a key of our own making: the force and the day, on no page"),
    "peel.SourceConflict": (Carrier.REFERENCE, "where two public sources disagree, by the CSV files"),
    "peel.InspectionStatement": (Carrier.REFERENCE, "what sources say of whole cycles, by the CSV files"),
}
# Columns that take no word, each with the reason.
NO_WORDS = {
    "peel.Document.sha256": "a hash, as a constraint holds",
    "audits.Release.sha256": "a hash, as a constraint holds",
    "peel.Publication.withdrawn_title": "a copy of the title, which a trigger writes",
    "usersessions.UserSession.ip": "an address of a network, as its type holds",
}
HOLDS_WORDS = ("varchar", "char", "text", "json", "bytea", "inet", "citext", "hstore", "xml")
WHAT_TO_DO = (
    "{table} has columns that hold words, and nothing says who may read them. If its rows hang on a publication, "
    "give it a VisibleRows manager with the paths to it, and make one in tests/sweeps/world.py; if an admin alone "
    "writes it, give it its page of reference data; else say in BY_TABLE of tests/sweeps/columns.py whose they are."
)


class Unclassed(Exception):
    """A table whose words belong to nobody known."""


def tables() -> list[type[models.Model]]:
    """Every table of every app that we use, those between two others and those of history too."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


def texts(model: type[models.Model]) -> list[models.Field]:
    """The columns of a table that can hold words, whatever field made them; keys and what has choices can't."""
    return [field for field in model._meta.local_concrete_fields if holds_words(field)]


def holds_words(field: models.Field) -> bool:
    """Whether PostgreSQL keeps words in the column, and a person or a document chooses them."""
    kind = field.db_type(connection) or ""
    is_text = kind.startswith(HOLDS_WORDS) or kind.endswith("[]")
    is_ours = field.name in ("pgh_label", "public_id")  # the word for a kind of event, and letters by chance
    return is_text and not field.choices and not field.is_relation and not is_ours


def carrier_of(model: type[models.Model]) -> Carrier:
    """Whose words a table holds; an Unclassed says what to do."""
    tracked = getattr(model, "pgh_tracked_model", None)
    if tracked is not None:
        carrier = carrier_of(tracked)
        return carrier if carrier in (Carrier.REFERENCE, Carrier.TECHNICAL) else Carrier.HISTORY
    if model._meta.label in BY_TABLE:
        return BY_TABLE[model._meta.label][0]
    if model in reference_tables():
        return Carrier.REFERENCE
    rows = model._default_manager.all()
    for kind, carrier in BY_ROWS.items():
        if isinstance(rows, kind):
            return carrier
    raise Unclassed(WHAT_TO_DO.format(table=model._meta.label))


def reference_tables() -> set[type[models.Model]]:
    """What has a page in the admin of reference data, and what belongs to it there."""
    pages = admin.site._registry
    return {*pages, *(part.model for page in pages.values() for part in page.inlines)}


def swept() -> Iterator[type[models.Model]]:
    """The tables with words that somebody may not read."""
    for model in tables():
        if texts(model) and carrier_of(model) not in (Carrier.REFERENCE, Carrier.TECHNICAL):
            yield model


def name_of(model: type[models.Model], field: models.Field) -> str:
    """A column as failures name it."""
    return f"{model._meta.label}.{field.name}"
