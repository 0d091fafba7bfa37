"""What every page has: its frame, its headers, and pages for what went wrong."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from lxml import html

from peel.about.errors import forbidden
from tests.ui.conftest import words


@pytest.fixture
def page(read) -> html.HtmlElement:
    return read("/causes/")


def test_the_skip_link_is_first_and_leads_to_the_main_part(page):
    first = page.xpath("//body//a")[0]
    assert words(first) == "Skip to main content"
    assert page.xpath("//main/@id") == [first.get("href").removeprefix("#")]


def test_language_landmarks_one_heading_and_a_description(page):
    assert page.get("lang") == "en-GB"
    assert [len(page.xpath(f"//{name}")) for name in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    labels = page.xpath("//nav/@aria-label")
    assert len(labels) == len(set(labels)) >= 2
    assert page.xpath("//meta[@name='description']/@content")[0]


def test_only_sections_that_exist_are_linked_and_this_one_is_marked(page):
    [link] = page.xpath("//nav[@aria-label='Sections']//a")
    assert (words(link), link.get("aria-current")) == ("Causes of concern", "page")


def test_the_foot_names_the_licence_and_whom_to_ask(page, settings):
    foot = page.find(".//footer")
    licence = "Contains public sector information licensed under the Open Government Licence v3.0."
    assert licence in words(foot)
    assert settings.CONTACT in words(foot)


def test_an_address_to_write_to_is_a_link(read, settings):
    settings.CONTACT = "findings@example.org"
    assert read("/causes/").xpath("//footer//a[starts-with(@href, 'mailto:')]/@href") == [
        "mailto:findings@example.org"
    ]


def test_the_demo_says_that_it_is_one(read, settings):
    assert "Demo:" not in words(read("/causes/").find(".//header"))
    settings.DEMO = True
    assert "Demo: what we retold or made up is marked so" in words(read("/causes/").find(".//header"))


def test_no_page_has_script_or_style_of_its_own(page):
    scripts = page.xpath("//script")
    assert scripts
    assert all(script.get("src") or script.get("type") == "application/json" for script in scripts)
    assert not page.xpath("//style | //*[@style] | //*[@onclick or @onload or @onchange]")


def test_one_style_sheet_stands_between_a_page_and_its_first_paint(page):
    assert len(page.xpath("//link[@rel='stylesheet']")) == 1
    assert [script.get("type") for script in page.xpath("//head//script")] == ["module"]


def test_headers_allow_nothing_inline_and_no_device(client, db):
    response = client.get("/causes/")
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "camera=()" in response["Permissions-Policy"]


def test_what_a_signed_in_person_sees_is_kept_nowhere(client, inspector_client):
    response = inspector_client.get("/causes/")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/causes/")


def test_a_page_that_is_not_there_helps_without_the_database(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    page = html.fromstring(response.content.decode())
    assert words(page.find(".//h1")) == "Page not found"
    assert page.xpath("//main//ul[last()]//a/@href") == ["/causes/", "/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_mistake_of_ours_has_a_page_without_the_database():
    client = Client(raise_request_exception=False)
    response = client.get("/broken/")
    assert response.status_code == 500
    page = html.fromstring(response.content.decode())
    assert words(page.find(".//h1")) == "Something went wrong"
    assert "the people who run this service" in words(page.find(".//main"))


def test_a_page_that_is_refused_says_so(rf):
    request = rf.get("/causes/")
    request.user = AnonymousUser()
    response = forbidden(request, PermissionError())
    assert response.status_code == 403
    assert words(html.fromstring(response.content.decode()).find(".//h1")) == "You can't open this page"
