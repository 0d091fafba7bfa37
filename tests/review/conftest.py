"""Two admins, a small record, and the samples as bytes that somebody gives."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from peel.management.commands.demo import SAMPLES
from peel.reader.read import read
from peel.record.models import Draft, Force, Role, User
from peel.review.actions.store_document import store_document
from tests import factories
from tests.review.accept.conftest import areas, barset, letter, report  # noqa: F401

REPORT = SAMPLES / "report-hertfordshire-2023-25.txt"
LETTER = SAMPLES / "letter-hertfordshire-2025-07.txt"


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
def hertfordshire(db: None) -> Force:
    """The force of the samples, with a cycle that has areas."""
    cycle = factories.cycle(slug="2023-25", name="2023–25")
    framework = factories.framework(cycle=cycle)
    factories.area(framework=framework, name="Investigating crime", slug="investigating-crime")
    made = factories.force("Hertfordshire")
    made.official_name = "Hertfordshire Constabulary"
    made.save()
    return made


@pytest.fixture
def row(barset: Force, ann: User) -> Draft:  # noqa: F811
    """The stored draft of the small report, of which nothing is decided."""
    return store_document(content=b"the small report", name="report.txt", draft=report(), by=ann)


@pytest.fixture
def letter_row(row: Draft, ann: User) -> Draft:
    """The stored draft of the small letter."""
    return store_document(content=b"the small letter", name="letter.txt", draft=letter(), by=ann)


@pytest.fixture
def sample(hertfordshire: Force, ann: User) -> Draft:
    """The stored draft of the sample letter."""
    return stored(LETTER, ann)


def stored(path: Path, by: User) -> Draft:
    """A file read and stored."""
    content = path.read_bytes()
    return store_document(content=content, name=path.name, draft=read(content), by=by)


def page(response: Any) -> html.HtmlElement:
    """An answer, parsed."""
    return html.fromstring(response.content)


def words(response: Any) -> str:
    """The words of a page's main part."""
    return " ".join(page(response).xpath("//main")[0].text_content().split())


def faults(response: Any) -> list[str]:
    """The errors in the summary at the top; each links to something that is on the page."""
    tree = page(response)
    for target in tree.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href"):
        assert tree.xpath(f"//*[@id='{target.removeprefix('#')}']"), f"{target} is not on the page"
    assert tree.findtext(".//title").startswith("Error: ")
    found = tree.xpath("//*[contains(@class, 'govuk-error-summary')]//li")
    return [" ".join(each.text_content().split()) for each in found]
