"""Two admins, a force, and what a browser would send."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from peel.record.models import Area, Force, Framework, Role, User
from tests import factories

SOURCE = "https://example.org/report"


def signed_in(person: User) -> Client:
    """A browser in which a person is signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def ann(db: None) -> User:
    """An admin."""
    return factories.user(role=Role.ADMIN)


@pytest.fixture
def ben(db: None) -> User:
    """Another admin."""
    return factories.user(role=Role.ADMIN)


@pytest.fixture
def ann_client(ann: User) -> Client:
    """The browser of the first admin."""
    return signed_in(ann)


@pytest.fixture
def ben_client(ben: User) -> Client:
    """The browser of the second admin."""
    return signed_in(ben)


@pytest.fixture
def barset(db: None) -> Force:
    """The force that everything is about."""
    return factories.force("Barset")


@pytest.fixture
def framework(db: None) -> Framework:
    """A framework of a cycle that has one before it."""
    factories.cycle(slug="before", name="Before", order=0)
    return factories.framework(cycle=factories.cycle(slug="now", name="Now"))


@pytest.fixture
def areas(framework: Framework) -> list[Area]:
    """Its ten areas."""
    return [factories.area(framework=framework) for _ in range(10)]


def page(response: Any) -> html.HtmlElement:
    """An answer, parsed."""
    return html.fromstring(response.content)


def words(response: Any) -> str:
    """The words of a page's main part."""
    return " ".join(page(response).xpath("//main")[0].text_content().split())


def form(client: Client, address: str, **query: str) -> dict[str, Any]:
    """What a browser would send of the form at an address, if nothing were typed."""
    response = client.get(address, query)
    assert response.status_code == 200, f"{address} answers {response.status_code}"
    return sent_by(response)


def sent_by(response: Any) -> dict[str, Any]:
    """What a browser would send of the form on a page."""
    found = page(response).xpath("//main//form[@method='post']")[0]
    values: dict[str, Any] = {}
    for name, value in found.form_values():
        # A page's first line break in a text area is none of the text's.
        values.setdefault(name, []).append(value.removeprefix("\n"))
    return values


def faults(response: Any) -> list[str]:
    """The errors in the summary at the top; each links to something that is on the page."""
    tree = page(response)
    for target in tree.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href"):
        assert tree.xpath(f"//*[@id='{target.removeprefix('#')}']"), f"{target} is not on the page"
    assert tree.findtext(".//title").startswith("Error: ")
    found = tree.xpath("//*[contains(@class, 'govuk-error-summary')]//li")
    return [" ".join(each.text_content().split()) for each in found]
