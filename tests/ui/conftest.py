"""The small site of the frame alone, and a way to read its pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture(autouse=True)
def small_site(settings) -> None:
    """The addresses of `tests.ui.urls`, and its templates."""
    settings.ROOT_URLCONF = "tests.ui.urls"
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"DIRS": [*engine["DIRS"], TEMPLATES]}]


@pytest.fixture
def read(client: Client, db: None) -> Callable[[str], html.HtmlElement]:
    """Fetches a page for a stranger and parses it."""

    def page(address: str) -> html.HtmlElement:
        response = client.get(address)
        assert response.status_code == 200
        return html.fromstring(response.content.decode())

    return page


def words(element: html.HtmlElement) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.text_content().split())
