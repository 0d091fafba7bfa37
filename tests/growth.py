"""Whether a page asks the same number of queries however many rows it shows."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

FEW = 3
MANY = 30


def same_number_of_queries(client: Client, url: str, make: Callable[[], object]) -> None:
    """`make` makes one more row that `url` shows; the page asks as often with 30 of them as with 3."""
    for _ in range(FEW):
        make()
    client.get(url)  # what is asked once a process is asked now
    few, short = _fetched(client, url)
    for _ in range(MANY - FEW):
        make()
    many, long = _fetched(client, url)
    assert long > short, f"{url} shows nothing of the rows that were made"
    assert len(many) == len(few), (
        f"{url}: {len(few)} queries with {FEW} rows, {len(many)} with {MANY}:\n"
        + "\n".join(query["sql"][:300] for query in many)
    )


def _fetched(client: Client, url: str) -> tuple[list[dict[str, str]], int]:
    """The queries that one page asks, and how long the page is."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(url)
    assert response.status_code == 200, f"{url} answers {response.status_code}"
    return queries.captured_queries, len(response.content)
