"""What a draft said and its corrected version does not: no page, address or public line tells it."""

from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from audits.models import Audit
from peel.entry.actions.note import write_public_note
from peel.record.actions.corrections import correct
from peel.record.actions.diff import NotAcceptable
from peel.record.models import (
    CauseOfConcern,
    Correction,
    Document,
    Figure,
    Force,
    Publication,
    Role,
    State,
    User,
)
from peel.review.actions.accept import accept_draft, compare_draft
from peel.review.actions.store_document import store_document
from tests import factories
from tests.review.accept.accepting import load
from tests.review.accept.conftest import report

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()
WORD = "zzwoylie"


def version(word: str) -> Any:
    """A small report whose every passage, and the title of its cause, has a word of its own; its address stays."""
    whole = report()
    passages = tuple(replace(one, text=f"{one.text} {word}") for one in whole.passages)
    causes = tuple(replace(one, title=f"{one.title} {word}") for one in whole.causes_of_concern)
    return replace(whole, passages=passages, causes_of_concern=causes)


def seen_documents() -> list[str]:
    """The first words of the documents that strangers read."""
    rows = Document.objects.visible_to(STRANGER)
    return [row.passages.earliest("number").text.split()[-1] for row in rows]


def test_of_what_is_not_published_the_last_version_counts(by: User, stranger: Client) -> None:
    load(version(WORD), by)
    load(version("corrected"), by)
    Publication.objects.update(state=State.PUBLISHED)
    assert seen_documents() == ["corrected"]
    first = Document.objects.earliest("pk")
    assert stranger.get(first.get_absolute_url()).status_code == 404
    force = Force.objects.get()
    for page in ("/documents/", "/findings/", "/causes/", force.get_absolute_url(), "/changes/", "/"):
        assert WORD not in stranger.get(page).content.decode(), page
    load(version(WORD), by, accept=False)
    assert seen_documents() == ["corrected"], "comparing changes nothing"


def test_a_figure_that_a_later_document_says_again_is_the_same_figure(by: User) -> None:
    load(report(), by)
    Publication.objects.update(state=State.PUBLISHED)
    before = Figure.objects.get()
    load(replace(report(), address="https://example.org/again"), by)
    after = Figure.objects.get()
    assert (after.pk, after.public_id) == (before.pk, before.public_id)
    assert after.passage.document == Document.objects.latest("pk") != before.passage.document
    assert not Correction.objects.exists()


def test_of_what_is_published_people_keep_what_they_read(by: User) -> None:
    load(report(), by)
    Publication.objects.update(state=State.PUBLISHED)
    again = replace(report(), address="https://example.org/again")
    row = store_document(content=b"another file", name="again.txt", draft=again, by=by)
    accept_draft(draft=row, by=by, reason="A misprint")
    assert Document.objects.visible_to(STRANGER).count() == 2


def test_what_hangs_on_words_of_the_new_version_is_corrected_with_a_reason(by: User) -> None:
    load(report(), by)
    Publication.objects.update(state=State.PUBLISHED)
    causes = report().causes_of_concern
    (one,) = causes[0].recommendations
    later = replace(one, deadline=replace(one.deadline, wording="Within six months", months=6))
    again = replace(report(), causes_of_concern=(replace(causes[0], recommendations=(later,)), *causes[1:]))
    row = store_document(content=b"another file", name="again.txt", draft=again, by=by)
    changed = [each for each in compare_draft(draft=row, by=by) if "recommendation" in each.what and each.values]
    assert changed, "the deadline of a published recommendation"
    with pytest.raises(NotAcceptable, match="say why it changes"):
        accept_draft(draft=row, by=by)
    assert Document.objects.visible_to(STRANGER).count() == 1
    accept_draft(draft=row, by=by, reason="A misprint")
    assert Correction.objects.filter(kind="recommendation").exists()


def test_what_was_withdrawn_comes_back_in_its_last_version_alone(by: User) -> None:
    load(version(WORD), by)
    Publication.objects.update(state=State.PUBLISHED)
    Publication.objects.update(state=State.WITHDRAWN, withdrawn_on="2026-01-02", withdrawn_because="Wrong")
    load(version("corrected"), by)
    Publication.objects.update(state=State.PUBLISHED, withdrawn_on=None, withdrawn_because="")
    assert seen_documents() == ["corrected"]


def test_no_address_of_what_was_read_holds_its_words(by: User) -> None:
    load(version(WORD), by)
    rows = [*CauseOfConcern.objects.all(), *Audit.objects.all(), *Publication.objects.all()]
    assert len(rows) >= 3
    for row in rows:
        assert WORD not in row.slug
        assert "record-crime" not in row.slug
    cause = CauseOfConcern.objects.get()
    assert cause.slug.startswith("barset-2023-25-cause-")
    load(replace(version(WORD), address="https://example.org/again"), by)
    assert CauseOfConcern.objects.get().slug == cause.slug


@pytest.fixture
def hidden(by: User) -> CauseOfConcern:
    """A cause of a published report that is known from a letter which is not published."""
    draft = factories.document(publication=factories.publication(state=State.DRAFT))
    return factories.cause(title=f"Old {WORD}", public_note="A note", passage=draft.passages.earliest("number"))


def test_what_nobody_could_read_is_changed_without_a_public_line(hidden: CauseOfConcern) -> None:
    admin = factories.user(role=Role.ADMIN)
    correct(row=hidden, values={"title": "As it is right"}, by=admin)
    write_public_note(cause=hidden, text="Another note", by=admin)
    assert not Correction.objects.exists()
    publication = hidden.passage.document.publication
    Publication.objects.filter(pk=publication.pk).update(state=State.PUBLISHED)
    assert correct(row=hidden, values={"title": "Better"}, by=admin, reason="A slip")


def test_a_correction_is_hidden_while_the_words_of_what_it_corrects_are(
    stranger: Client, inspector_client: Client, by: User
) -> None:
    told = factories.document()
    cause = factories.cause(title=f"Old {WORD}", passage=told.passages.earliest("number"))
    recommendation = factories.recommendation(cause=cause, text=f"First {WORD}")
    admin = factories.user(role=Role.ADMIN)
    correct(row=cause, values={"title": "New"}, by=admin, reason="A slip")
    correct(row=recommendation, values={"text": "Second"}, by=admin, reason="A slip")
    pages = (cause.raised_in.get_absolute_url(), "/changes/", "/")
    assert all(f"First {WORD}" in stranger.get(page).content.decode() for page in pages)
    Publication.objects.filter(pk=told.publication.pk).update(state=State.DRAFT)
    for page in pages:
        assert WORD not in stranger.get(page).content.decode(), page
        assert f"Old {WORD}" in inspector_client.get(page).content.decode(), page
    cause.delete()
    assert WORD not in stranger.get("/changes/").content.decode()


def test_corrections_of_before_know_the_passages_that_their_rows_stand_on() -> None:
    cause = factories.cause(passage=factories.document().passages.earliest("number"))
    audit = factories.audit(passage=factories.document().passages.earliest("number"))
    rows = [factories.recommendation(cause=cause), factories.estimate(audit=audit), cause]
    admin = factories.user(role=Role.ADMIN)
    for row in rows:
        correct(row=row, values={"note" if row is not rows[0] else "text": "Another"}, by=admin, reason="A slip")
    Correction.passages.through.objects.all().delete()
    import_module("audits.migrations.0006_nothing_of_a_draft_in_an_address").with_their_passages(apps, None)
    found = {each.kind: set(each.passages.all()) for each in Correction.objects.all()}
    assert found == {
        "recommendation": {cause.passage},
        "causeofconcern": {cause.passage},
        "estimate": {audit.passage},
    }


def test_drafts_of_before_lose_the_words_in_their_addresses() -> None:
    def rows(state: str, slug: str) -> list[Any]:
        publication = factories.publication(slug=slug, state=state)
        cause = factories.cause(slug=f"{slug}-cause", raised_in=publication)
        return [publication, cause, factories.audit(slug=f"{slug}-audit", publication=publication)]

    words, dated = (
        rows(State.DRAFT, WORD),
        factories.publication(slug="barset-letter-2025-07-11", state=State.DRAFT),
    )
    shown = rows(State.PUBLISHED, f"{WORD}-shown")
    with_force = factories.publication(slug=f"{WORD}-checked", state=State.WITH_FORCE, force=factories.force())
    by = factories.user()
    with_force.rounds.create(number=1, sent_by=by, sent_at=timezone.now(), due_on="2030-01-01")
    for app, number in (("peel", "0018"), ("audits", "0006")):
        migration = import_module(f"{app}.migrations.{number}_nothing_of_a_draft_in_an_address")
        migration.without_words(apps, None)
    for row in [*words, dated, *shown, with_force]:
        row.refresh_from_db()
    assert not any(WORD in row.slug for row in words)
    assert dated.slug == "barset-letter-2025-07-11"
    assert all(WORD in row.slug for row in [*shown, with_force])


def test_of_drafts_of_before_the_version_accepted_last_counts(by: User) -> None:
    migration = import_module("peel.migrations.0018_nothing_of_a_draft_in_an_address")
    load(version(WORD), by)
    load(version("corrected"), by)
    kept, published = factories.document(), factories.publication()
    two = [factories.document(publication=published) for _ in range(2)]
    Document.objects.update(is_accepted=True)
    migration.last_versions_alone(apps, None)
    assert set(Document.objects.filter(is_accepted=False)) == {Document.objects.earliest("pk")}
    assert {kept, *two} <= set(Document.objects.filter(is_accepted=True))
