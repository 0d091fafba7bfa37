"""The history of each row: who, when, what from, what to, and why; for inspectors and admins alone."""

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse

from peel.record.actions.corrections import correct
from peel.record.models import Force, Publication, Role, User
from tests import factories
from tests.growth import same_number_of_queries

pytestmark = pytest.mark.django_db


def test_it_says_who_changed_what_and_why(inspector_client: Client, published: Publication, admin: User) -> None:
    cause = factories.cause(raised_in=published, force=published.force, title="Old title")
    correct(row=cause, values={"title": "New title"}, reason="A slip", by=admin)
    text = " ".join(inspector_client.get(reverse("history", args=["cause", cause.pk])).content.decode().split())
    for words in (admin.email, "Corrected", "Why: A slip", "Old title", "New title", "Title"):
        assert words in text


def test_rows_that_it_names_are_words(inspector_client: Client, barset: Force) -> None:
    cause = factories.cause(force=barset)
    text = inspector_client.get(reverse("history", args=["cause", cause.pk])).content.decode()
    assert "Barset" in text
    assert str(cause.raised_in) in text


def test_a_deleted_row_keeps_its_history(inspector_client: Client) -> None:
    finding = factories.finding(heading="Bilby")
    address = reverse("history", args=["finding", finding.pk])
    finding.delete()
    text = inspector_client.get(address).content.decode()
    assert "which was deleted" in text
    assert "Bilby" in text


@pytest.mark.parametrize("path", ["/history/nonsense/1/", "/history/cause/999999/", "/history/user/1/"])
def test_what_is_not_there_is_not_found(inspector_client: Client, path: str) -> None:
    assert inspector_client.get(path).status_code == 404


@pytest.mark.parametrize("page", ["-1", "0", "zzz", "9" * 40])
def test_a_page_that_is_not_there_is_another(inspector_client: Client, page: str) -> None:
    cause = factories.cause()
    assert inspector_client.get(reverse("history", args=["cause", cause.pk]), {"page": page}).status_code == 200


def test_a_number_beyond_all_numbers_is_not_found(inspector_client: Client) -> None:
    assert inspector_client.get(f"/history/cause/{'9' * 30}/").status_code == 404


def test_others_get_404_and_no_link(client: Client, barset: Force) -> None:
    cause = factories.cause(force=barset)
    staff = Client()
    staff.force_login(factories.user(role=Role.FORCE_STAFF, force=barset))
    for browser in (client, staff):
        assert browser.get(reverse("history", args=["cause", cause.pk])).status_code == 404
        assert "/history/" not in browser.get(cause.get_absolute_url()).content.decode()


def test_the_page_of_a_row_leads_to_it(inspector_client: Client) -> None:
    cause = factories.cause()
    assert (
        reverse("history", args=["cause", cause.pk])
        in inspector_client.get(cause.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize("kind", sorted(settings.WITH_HISTORY))
def test_every_kind_is_tracked(kind: str) -> None:
    model = apps.get_model(settings.WITH_HISTORY[kind])
    assert model.pgh_event_model._meta.get_field("pgh_context")


def test_it_asks_the_same_number_of_queries(inspector_client: Client, published: Publication, admin: User) -> None:
    numbers = iter(range(100))

    def change() -> None:
        correct(row=published, values={"title": f"Title {next(numbers)}"}, reason="A slip", by=admin)

    same_number_of_queries(inspector_client, reverse("history", args=["publication", published.pk]), change)


def test_a_long_history_has_pages(inspector_client: Client, published: Publication, admin: User) -> None:
    for number in range(30):
        correct(row=published, values={"title": f"Title {number}"}, reason="A slip", by=admin)
    address = reverse("history", args=["publication", published.pk])
    first, second = (inspector_client.get(address, {"page": page}).content.decode() for page in (1, 2))
    assert "Page 2 of 2" in second
    assert "Title 3<" in second
    assert "Title 29</td>" in first
    assert "Title 29</td>" not in second
