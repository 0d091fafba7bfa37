"""What was withdrawn: its own page says that it was, since when and why, and nothing else of it is left."""

import pytest
from django.test import Client

from peel.actions.publish import withdraw_publication
from peel.models import Force, Publication, State, User
from tests import factories

pytestmark = pytest.mark.django_db


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
