"""The pages for what went wrong: what happened, what to do now, and the ways on, also when nothing else works."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest
from django.test import Client
from lxml import html

from peel.about import views as about
from peel.record.models import Role, State
from peel.templatetags.errors import came_from
from tests import factories

LISTS = ["/forces/", "/causes/", "/letters/", "/findings/", "/documents/"]


def main(response) -> html.HtmlElement:
    return html.fromstring(response.content.decode()).find(".//main")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def refuse(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the page about the service fail."""

    def fail(*_):
        raise error

    monkeypatch.setattr(about, "render", fail)


def test_not_found_names_the_lists_in_which_things_are_found(client, db):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert [href for href in main(response).xpath(".//a/@href") if href in LISTS] == LISTS
    assert words(main(response).find(".//h1")) == "Page not found"
    assert main(response).xpath(".//a[.='sign in']/@href") == ["/account/sign-in/?next=%2Fnowhere%2F"]


def test_what_is_hidden_is_not_found_in_the_same_words_as_what_is_not_there(client, db):
    hidden = factories.publication(slug="barset-2030", title="Hidden", state=State.DRAFT)
    there, not_there = (client.get(f"/publications/{slug}/") for slug in (hidden.slug, "barset-2031"))
    assert there.status_code == not_there.status_code == 404
    assert words(main(there)) == words(main(not_there))


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/causes/?status=open", ["http://testserver/causes/?status=open"]),
        ("http://testserver/nowhere/", []),
        ("http://elsewhere.example/causes/", []),
        ("javascript:alert(1)", []),
        ("http://[", []),
    ],
)
def test_the_way_back_leads_to_this_site_alone(client, db, referer, back):
    page = main(client.get("/nowhere/", headers={"referer": referer}))
    assert page.xpath(".//a[starts-with(., 'Back to')]/@href") == back


def test_refused_says_as_whom_one_is_signed_in(client, db, monkeypatch):
    person = factories.user(role=Role.FORCE_STAFF, force=factories.force("Barset"))
    client.force_login(person)
    refuse(monkeypatch, PermissionDenied())
    response = client.get("/about/")
    assert response.status_code == 403
    assert f"signed in as {person.email} (force staff, Barset)" in words(main(response))


def test_refused_offers_a_stranger_to_sign_in(client, db, monkeypatch):
    refuse(monkeypatch, PermissionDenied())
    page = main(client.get("/about/"))
    assert page.xpath(".//a[.='sign in']/@href") == ["/account/sign-in/?next=%2Fabout%2F"]


def test_a_form_without_its_token_says_that_nothing_was_changed(db):
    response = Client(enforce_csrf_checks=True).post("/account/sign-in/", {"login": "a@b.example"})
    assert response.status_code == 403
    assert "Nothing was changed" in words(main(response))
    assert set(LISTS) <= set(main(response).xpath(".//a/@href"))


def test_too_many_tries_says_how_long_to_wait(client, db):
    codes = [client.post("/account/reset-password/", {"email": "a@b.example"}) for _ in range(6)]
    assert codes[-1].status_code == 429
    assert "Wait five minutes" in words(main(codes[-1]))


def test_a_withdrawn_publication_says_since_when_and_why_and_what_there_is_instead(client, db):
    gone = factories.publication(
        slug="gone", title="Gone letter", kind="letter", force=factories.force("Barset"), state=State.WITHDRAWN
    )
    response = client.get("/publications/gone/")
    assert response.status_code == 410
    page = main(response)
    assert words(page.find(".//h1")) == "Gone letter"
    assert gone.withdrawn_because in words(page)
    assert "/forces/barset/" in page.xpath(".//a/@href")


def test_locked_and_uninvited_are_told_whom_to_ask(client, db, settings):
    settings.CONTACT = "findings@example.org"
    page = main(client.get("/account/locked/"))
    assert "mailto:findings@example.org" in page.xpath(".//a/@href")
    assert set(LISTS) <= set(page.xpath(".//a/@href"))


def test_a_mistake_of_ours_says_nothing_of_how_it_came(client, db, monkeypatch):
    refuse(monkeypatch, RuntimeError("secret of the machine"))
    client.raise_request_exception = False
    response = client.get("/about/")
    assert response.status_code == 500
    assert response["Cache-Control"] == "no-store"
    assert words(main(response).find(".//h1")) == "Something went wrong"
    assert set(LISTS) <= set(main(response).xpath(".//a/@href"))
    for technical in ("secret", "RuntimeError", "Traceback", "about.py"):
        assert technical not in response.content.decode()


def test_a_mistake_of_ours_has_its_page_when_no_database_answers():
    client = Client(raise_request_exception=False)
    client.cookies["session"] = "of-somebody-who-was-signed-in"
    response = client.get("/forces/")
    assert response.status_code == 500
    assert words(main(response).find(".//h1")) == "Something went wrong"


def test_a_mistake_of_ours_has_its_page_when_no_style_sheet_is_built(settings, tmp_path: Path):
    manifest = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": manifest}}
    settings.STATIC_ROOT = tmp_path
    response = Client(raise_request_exception=False).get("/accessibility/")
    assert response.status_code == 500
    assert words(main(response).find(".//h1")) == "Something went wrong"
    assert html.fromstring(response.content.decode()).xpath("//link/@href") == ["data:,"]


def test_what_was_sent_and_can_not_be_read_has_a_page(client, db, monkeypatch):
    refuse(monkeypatch, SuspiciousOperation("too much"))
    response = client.get("/about/")
    assert response.status_code == 400
    assert "Nothing was changed" in words(main(response))


def test_another_host_s_name_has_a_page_without_links_to_it(client, db):
    response = client.get("/accessibility/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "elsewhere.example" not in response.content.decode()


def test_the_address_that_led_here_is_not_asked_of_a_request_without_one():
    request = HttpRequest()
    request.META["HTTP_HOST"] = "testserver"
    assert came_from(request) == ""
