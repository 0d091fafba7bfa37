"""The feed of what changed: valid Atom, of one force or all, and never more than everybody may read."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from peel.record.models import State
from tests import factories
from tests.changes.rows import corrected, report_on
from tests.reading import page

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client: Client, query: str = "") -> etree._Element:
    """The parsed feed."""
    response = client.get(f"/changes/feed/{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def texts(root: etree._Element, path: str) -> list[str]:
    """The texts at a path."""
    return [str(found.text) for found in root.iterfind(path, ATOM)]


def test_it_has_all_that_atom_demands(client: Client) -> None:
    cause = factories.cause(title="Calls <b>& waits</b>")
    factories.closure(cause=cause, letter=factories.letter(force=cause.force))
    corrected(report_on(date(2024, 1, 9)))
    root = feed(client)
    assert root.tag == f"{{{ATOM['a']}}}feed"
    for name in ("a:id", "a:title", "a:updated", "a:author/a:name", "a:rights"):
        assert all(texts(root, name)), name
        assert len(texts(root, name)) == 1, name
    entries = root.findall("a:entry", ATOM)
    assert len(entries) == 6
    for entry in entries:
        for name in ("a:id", "a:title", "a:updated", "a:published", "a:summary"):
            assert all(texts(entry, name)), name
            assert len(texts(entry, name)) == 1, name
        assert datetime.fromisoformat(texts(entry, "a:updated")[0]).tzinfo
        [link] = entry.findall("a:link", ATOM)
        assert client.get(link.get("href"), follow=True).status_code == 200
    assert len(set(texts(root, "a:entry/a:id"))) == len(entries)
    [own] = root.findall("a:link[@rel='self']", ATOM)
    assert own.get("href") == "http://testserver/changes/feed/"
    assert any(title.endswith(": Calls <b>& waits</b>") for title in texts(root, "a:entry/a:title"))


def test_a_summary_is_safe_html(client: Client) -> None:
    corrected(report_on(date(2024, 1, 9)), about="Calls", to_value="<script>", reason="So & so")
    summaries = " ".join(texts(feed(client), "a:entry/a:summary"))
    assert "From ‘Good’ to ‘&lt;script&gt;’. Why: So &amp; so" in summaries


def test_it_is_of_one_force_where_that_is_asked(client: Client) -> None:
    barset = factories.force("Barset")
    report_on(date(2024, 1, 9), force=barset, title="Here")
    report_on(date(2024, 1, 9), title="Elsewhere")
    root = feed(client, "?force=barset")
    assert texts(root, "a:title") == ["What changed: Barset"]
    assert texts(root, "a:entry/a:title") == ["Inspection report, Barset: Here"]
    [own] = root.findall("a:link[@rel='self']", ATOM)
    assert own.get("href") == "http://testserver/changes/feed/?force=barset"


@pytest.mark.parametrize("query", ["force=zzz", "force=%00", "kind=zzz", "since=zzz"])
def test_nonsense_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"/changes/feed/?{query}").status_code == 404


def test_nobody_gets_a_draft(client: Client, inspector_client: Client) -> None:
    report_on(date(2024, 1, 9), title="Quokka", state=State.DRAFT)
    report_on(date(2024, 1, 9), title="Wombat", state=State.PUBLISHED, live_at=timezone.now() + timedelta(days=1))
    report_on(date(2024, 1, 9), title="Shown")
    for reader in (client, inspector_client):
        assert len(texts(feed(reader), "a:entry/a:title")) == 1
    assert inspector_client.get("/changes/feed/")["Cache-Control"] == "no-store"


def test_it_is_sent_again_only_where_it_changed(client: Client) -> None:
    made = report_on(date(2024, 1, 9))
    first = client.get("/changes/feed/")
    assert first["Cache-Control"] == "no-cache"
    assert "Last-Modified" not in first
    again = client.get("/changes/feed/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    corrected(made)
    assert client.get("/changes/feed/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_what_came_in_late_is_news(client: Client) -> None:
    report_on(date(2025, 7, 1), title="Newest day")
    report_on(date(2020, 7, 1), title="Entered lately", released_at=timezone.now(), released_by=factories.user())
    assert [title.split(": ")[1] for title in texts(feed(client), "a:entry/a:title")] == [
        "Entered lately",
        "Newest day",
    ]


def test_the_page_names_both_feeds(client: Client) -> None:
    factories.force("Barset")
    links = page(client, "/changes/?force=barset").xpath("//link[@rel='alternate']/@href")
    assert links == ["/changes/feed/", "/changes/feed/?force=barset"]
