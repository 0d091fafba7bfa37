"""What nobody outside ever reads of a world: how its documents were read, notes on it, and who did and saw it."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pgtrigger
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.db import models
from django.utils import timezone
from pghistory.models import Context

from peel.reader.read import read
from peel.record.models import (
    CauseOfConcern,
    Decision,
    Document,
    Draft,
    DraftView,
    InternalNote,
    KeptForm,
    Passage,
    Publication,
    Role,
    Upload,
    User,
)
from peel.record.models.consultation import RoomRows
from peel.record.visibility import VisibleQuerySet
from tests import factories
from tests.sweeps.canaries import Canaries
from tests.sweeps.columns import Carrier, carrier_of, swept, texts

LETTER = """\
[Retold: the sentences are ours; this letter is made up for a test.]
Hertfordshire Constabulary: closure of cause of concern {word}
Letter information
From
A. Inspector {word}
His Majesty’s Inspector of Constabulary
Sent on
12 November 2026
Progress
We estimate that 41.3 percent (+/-4.9 percentage points) of crimes reported to the {word} team are recorded.
"""
Paths = tuple[str, ...]


def make_inside(keys: list[int], canaries: Canaries, state: str, by: User) -> None:
    """A draft with a decision, a file on its way in, a note and a look, each with the word of its column."""
    report = Publication.objects.filter(pk__in=keys).earliest("pk")
    draft = read_draft(report, canaries.word(state, "peel.Draft.content"), by)
    said = {"subject": canaries.word(state, "peel.Decision.values")}
    Decision.objects.create(
        draft=draft, kind="estimate", number=0, verdict="edit", values=said, by=by, at=timezone.now()
    )
    content = LETTER.format(word=canaries.word(state, "peel.Upload.reading")).encode()
    Upload.objects.create(
        sha256=sha256(content).hexdigest(), content=content, reading=read(content).as_json(), given_by=by
    )
    cause = CauseOfConcern.objects.filter(raised_in=report).earliest("pk")
    InternalNote.objects.create(cause=cause, text="Note")
    DraftView.objects.create(publication=report, user=by, address=report.get_absolute_url())


def read_draft(report: Publication, word: str, by: User) -> Draft:
    """A document of the publication, with its passages, as it was read."""
    content = LETTER.format(word=word).encode()
    found, key = read(content), sha256(content).hexdigest()
    document = Document.objects.create(
        publication=report, sha256=key, content=content, name="read.txt", kind=found.kind, is_accepted=True
    )
    Passage.objects.bulk_create(
        Passage(document=document, number=each.n, kind=each.kind, text=each.text) for each in found.passages
    )
    return Draft.objects.create(document=document, content=found.as_json(), content_sha256=key, read_by=by)


def bystander() -> User:
    """Somebody who did all of it, is signed in elsewhere, and of whom allauth's tables know something."""
    person = factories.user(role=Role.ADMIN, first_name="First", last_name="Last")
    KeptForm.objects.create(user=person, address="/entry/", typed={})
    EmailAddress.objects.create(user=person, email=person.email)
    UserSession.objects.create(user=person, ip="127.0.0.1", session_key="key", user_agent="browser")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    account = SocialAccount.objects.create(user=person, provider="organisation", uid="1", extra_data={})
    app = SocialApp.objects.create(provider="openid_connect", name="Organisation", client_id="1")
    SocialToken.objects.create(account=account, app=app, token="t", token_secret="s")
    return person


def paths_of(model: type[models.Model], above: Paths = ()) -> Paths:
    """The ways from a row to the publications that it is about; none where it is about none."""
    rows = model._default_manager.all()
    if model is Publication:
        return ("",)
    if isinstance(rows, VisibleQuerySet):
        return rows.publications
    if isinstance(rows, RoomRows):
        return (rows.path,)
    for field in model._meta.concrete_fields:
        label = model._meta.label
        if field.many_to_one or field.one_to_one:
            if field.related_model is User or label in above:
                continue
            found = paths_of(field.related_model, (*above, label))
            if found:
                return tuple(f"{field.name}__{path}".removesuffix("__") for path in found)
    return ()


def not_published() -> Iterator[tuple[type[models.Model], Paths]]:
    """The tables of rooms and of what inspectors keep, with the ways to the publications that they are about."""
    for model in swept():
        if carrier_of(model) in (Carrier.BY_CONSULTATION, Carrier.INTERNAL):
            yield model, paths_of(model)


def of_people() -> Iterator[type[models.Model]]:
    """The tables about people."""
    return (model for model in swept() if carrier_of(model) is Carrier.BY_PERSON)


def plant_history(canaries: Canaries, state: str, rows: models.QuerySet) -> None:
    """Other words in all that these rows were, and in who changed them and why."""
    events = getattr(rows.model, "pgh_event_model", None)
    if events is None:
        return
    found = events._default_manager.filter(pgh_obj_id__in=list(rows.values_list("pk", flat=True)))
    words = {field: canaries.of(state, events, field) for field in texts(events)}
    context = Context._meta.get_field("metadata")
    who = canaries.of(state, Context, context)
    told = Context.objects.create(metadata=dict.fromkeys(["by", "action", "reason"], who.word))
    with pgtrigger.ignore():
        if found.update(
            pgh_context=told, **{field.name: in_form(field, each.word) for field, each in words.items()}
        ):
            canaries.planted |= {who, *words.values()}


def in_form(field: models.Field, word: str) -> Any:
    """A word as an event keeps it, which has no rules of its own."""
    return {"words": [word]} if isinstance(field, models.JSONField) else word
