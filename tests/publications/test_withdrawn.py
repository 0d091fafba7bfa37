"""What was withdrawn: its own page says that it was, since when and why, and nothing else of it is left."""

from importlib import import_module

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from peel.record.actions.publish import publish_publication, withdraw_publication
from peel.record.models import Force, Publication, State, User
from tests import factories

pytestmark = pytest.mark.django_db
FEED = reverse("changes-feed")


@pytest.fixture
def withdrawn(published: Publication, admin: User) -> Publication:
    """A report that people could read, withdrawn."""
    factories.finding(publication=published, heading="Numbat")
    withdraw_publication(publication=published, reason="A wrong figure", by=admin)
    return published


def test_its_own_page_says_that_it_was_and_why(client: Client, withdrawn: Publication) -> None:
    response = client.get(withdrawn.get_absolute_url())
    text = response.content.decode()
    assert response.status_code == 410
    assert "Barset report" in text
    assert "A wrong figure" in text
    assert f"{withdrawn.withdrawn_on.day} {withdrawn.withdrawn_on:%B %Y}" in text
    assert "Numbat" not in text
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-store"


def test_so_does_the_page_of_its_inspection_and_letter(client: Client, barset: Force, admin: User) -> None:
    inspection = factories.inspection(force=barset)
    letter = factories.letter(force=barset, subject="Numbat")
    for row, publication in ((inspection, inspection.report), (letter, letter.publication)):
        withdraw_publication(publication=publication, reason="A wrong figure", by=admin)
        response = client.get(row.get_absolute_url())
        assert response.status_code == 410
        assert "A wrong figure" in response.content.decode()
        assert "Numbat" not in response.content.decode()


def test_what_hung_on_it_is_not_found(client: Client, withdrawn: Publication) -> None:
    assert client.get(withdrawn.findings.get().get_absolute_url()).status_code == 404


def test_force_staff_read_no_more_than_strangers(withdrawn: Publication, barset: Force) -> None:
    client = Client()
    client.force_login(factories.user(role="force-staff", force=barset))
    assert client.get(withdrawn.get_absolute_url()).status_code == 410
    assert client.get(withdrawn.findings.get().get_absolute_url()).status_code == 404


def test_an_inspector_still_reads_it_with_a_band(inspector_client: Client, withdrawn: Publication) -> None:
    response = inspector_client.get(withdrawn.get_absolute_url())
    assert response.status_code == 200
    assert "Numbat" in response.content.decode()
    assert "It was withdrawn because: A wrong figure" in response.content.decode()


@pytest.mark.parametrize("state", [State.DRAFT, State.WITH_FORCE])
def test_what_never_was_published_leaves_no_trace(client: Client, draft: Publication, state: str) -> None:
    Publication.objects.filter(pk=draft.pk).update(state=state)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get("/inspections/barset-report/").status_code == 404
    assert client.get("/letters/barset-report/").status_code == 404


def test_what_changes_after_it_was_withdrawn_nobody_reads(
    client: Client, inspector_client: Client, withdrawn: Publication, admin: User
) -> None:
    elsewhere = factories.force("Zzelsewherezz")
    after = {"title": "Zznumbatzz", "kind": "other", "force": elsewhere, "note": "Zznumbatzz"}
    Publication.objects.filter(pk=withdrawn.pk).update(**after)
    Publication.objects.filter(pk=withdrawn.pk).update(withdrawn_because="Zznumbatzz", withdrawn_title="Zznumbatzz")
    response = client.get(withdrawn.get_absolute_url())
    assert response.status_code == 410
    pages = {"own": response.content.decode()}
    pages |= {url: client.get(url).content.decode() for url in ("/", "/changes/", FEED, "/changes/?format=csv")}
    for url, text in pages.items():
        assert "numbat" not in text, url
        assert "Zzelsewherezz report" not in text, url
    assert all("Barset report" in pages[url] for url in ("own", "/changes/", FEED))
    assert "Inspection report, Barset Police" in pages["own"]
    assert "A wrong figure" in pages["own"]
    assert "Zznumbatzz" in inspector_client.get(withdrawn.get_absolute_url()).content.decode()


def test_what_is_published_again_keeps_nothing_of_before(
    client: Client, withdrawn: Publication, admin: User
) -> None:
    Publication.objects.filter(pk=withdrawn.pk).update(title="As it is right", prepared_by=None)
    publish_publication(publication=withdrawn, by=admin)
    withdrawn.refresh_from_db()
    kept = (
        withdrawn.withdrawn_title,
        withdrawn.withdrawn_kind,
        withdrawn.withdrawn_force,
        withdrawn.withdrawn_because,
    )
    assert kept == ("", "", None, "")
    page = client.get(withdrawn.get_absolute_url()).content.decode()
    assert "As it is right" in page
    assert "Barset report" not in page
    withdraw_publication(publication=withdrawn, reason="Wrong again", by=admin)
    Publication.objects.filter(pk=withdrawn.pk).update(title="Zznumbatzz")
    assert "As it is right" in client.get(withdrawn.get_absolute_url()).content.decode()


def test_a_title_that_changes_with_the_withdrawal_is_not_read(client: Client, published: Publication) -> None:
    Publication.objects.filter(pk=published.pk).update(
        state="withdrawn", title="Zznumbatzz", withdrawn_on="2026-01-02", withdrawn_because="A wrong figure"
    )
    text = client.get(published.get_absolute_url()).content.decode()
    assert "Barset report" in text
    assert "Zznumbatzz" not in text


def test_a_withdrawn_publication_keeps_what_was_published(withdrawn: Publication) -> None:
    with (
        pytest.raises(IntegrityError, match="publication_withdrawn_keeps_what_was_published"),
        pgtrigger.ignore("peel.Publication:withdrawn_was_published"),
        transaction.atomic(),
    ):
        Publication.objects.filter(pk=withdrawn.pk).update(withdrawn_title="")


def test_those_withdrawn_before_get_what_was_published(published: Publication, barset: Force, admin: User) -> None:
    migration = import_module("peel.migrations.0017_what_was_withdrawn")
    withdraw_publication(publication=published, reason="A wrong figure", by=admin)
    elsewhere = factories.force()
    Publication.objects.filter(pk=published.pk).update(title="Zznumbatzz", force=elsewhere)
    with pgtrigger.ignore("peel.Publication:withdrawn_was_published"):
        Publication.objects.filter(pk=published.pk).update(withdrawn_title="?", withdrawn_force=elsewhere)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in migration.AS_PUBLISHED:
            cursor.execute(statement)
    published.refresh_from_db()
    assert (published.withdrawn_title, published.withdrawn_force) == ("Barset report", barset)
