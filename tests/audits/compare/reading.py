"""How these tests read a comparison: its rows by their heads, its file by its lines."""

import csv
from io import StringIO
from typing import Any

from django.test import Client

from tests.reading import page, words


def address(*slugs: str, **more: str) -> str:
    """The comparison of some forces."""
    pairs = [*(("force", slug) for slug in slugs), *more.items()]
    return "/compare/?" + "&".join(f"{name}={value}" for name, value in pairs)


def row(client: Client, url: str, head: str) -> list[str]:
    """The cells of the row with that head, as words, without the head."""
    found = [
        one for one in page(client, url).xpath("//main//tbody/tr") if words(one.xpath("./th")[0]).startswith(head)
    ]
    assert len(found) == 1, f"{len(found)} rows begin with {head}"
    return [words(cell) for cell in found[0].xpath("./td")]


def lines(client: Client, url: str) -> list[dict[str, Any]]:
    """The lines of the comparison's file."""
    response = client.get(f"{url}&format=csv")
    assert response.status_code == 200
    return list(csv.DictReader(StringIO(response.content.decode())))


def problems(client: Client, url: str) -> list[str]:
    """What the error summary says."""
    return [words(one) for one in page(client, url).xpath("//*[contains(@class, 'error-summary__list')]/li")]
