"""How tests of pages read them."""

from typing import Any

from django.test import Client
from lxml import html


def page(client: Client, url: str) -> Any:
    """The parsed page, which has to be there."""
    response = client.get(url)
    assert response.status_code == 200, url
    return html.fromstring(response.content)


def words(element: Any) -> str:
    """The text of an element, spaces put together."""
    return " ".join(element.text_content().split())


def rows(client: Client, url: str) -> list[str]:
    """The rows of a list page's table, as words."""
    return [words(row) for row in page(client, url).xpath("//main//tbody/tr")]
