"""A letter that is not published closes, dates and names nothing for a stranger; an inspector sees all of it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from peel.record.models import FindingKind, State, Supersession
from tests import factories
from tests.causes.rows import closed_cause, events
from tests.reading import page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_august")]


@pytest.fixture
def cause() -> Any:
    cause = closed_cause(state=State.DRAFT)
    publication = cause.closure.publication
    factories.finding(publication=publication, heading="Zanzibar finding", kind=FindingKind.AREA_FOR_IMPROVEMENT)
    factories.figure(publication=publication, subject="Zanzibar figure")
    factories.audit(force=cause.force, publication=publication, title="Zanzibar audit")
    return cause


def test_the_cause_stays_open_for_a_stranger(stranger: Client, cause: Any) -> None:
    tree = page(stranger, cause.get_absolute_url())
    assert words(tree.xpath("//main//*[contains(@class, 'status')]")[0]) == "Open"
    text = words(tree.xpath("//main")[0])
    assert "288 days" in text
    assert "196 days late" in text
    assert "11 July 2025" not in text
    assert [item.split(" due")[0] for item in events(stranger, cause)[1:]] == ["1 recommendation"] * 2


def test_an_inspector_sees_it_closed(inspector_client: Client, cause: Any) -> None:
    text = words(page(inspector_client, cause.get_absolute_url()))
    assert "175 days after it was due" in text
    assert "Zanzibar letter" in text


@pytest.mark.parametrize(
    "url", ["/causes/", "/causes/?status=open", "/recommendations/", "/recommendations/?status=overdue"]
)
def test_the_lists_keep_it_open(stranger: Client, cause: Any, url: str) -> None:
    for address in (url, f"{url}{'&' if '?' in url else '?'}format=json"):
        content = stranger.get(address).content.decode()
        assert "Zanzibar" not in content
        assert "11 July 2025" not in content
    assert page(stranger, url).xpath("//tbody/tr")


@pytest.mark.parametrize("url", ["/causes/?status=closed", "/recommendations/?status=closed"])
def test_no_filter_finds_it_closed(stranger: Client, inspector_client: Client, cause: Any, url: str) -> None:
    assert not page(stranger, url).xpath("//tbody/tr")
    assert page(inspector_client, url).xpath("//tbody/tr")


def test_no_page_names_it(stranger: Client, inspector_client: Client, cause: Any) -> None:
    publication = cause.closure.publication
    urls = ["/causes/", cause.get_absolute_url(), "/recommendations/", "/findings/", "/figures/", "/letters/"]
    urls += ["/audits/", f"/findings/?force={cause.force.slug}", f"/audits/?force={cause.force.slug}"]
    urls += [f"/figures/?kind=percentage&force={cause.force.slug}"]
    for url in urls:
        assert "Zanzibar" not in stranger.get(url).content.decode(), url
    hidden = [publication.letter.get_absolute_url()]
    hidden += [row.get_absolute_url() for row in (*publication.findings.all(), *publication.audits.all())]
    for url in hidden:
        assert stranger.get(url).status_code == 404, url
        assert "Zanzibar" in inspector_client.get(url).content.decode(), url


def test_no_words_find_it(stranger: Client, inspector_client: Client, cause: Any) -> None:
    assert not page(stranger, "/findings/?words=Zanzibar").xpath("//tbody/tr")
    assert page(inspector_client, "/findings/?words=Zanzibar").xpath("//tbody/tr")


def test_a_cause_raised_in_it_does_not_exist(stranger: Client, inspector_client: Client, cause: Any) -> None:
    hidden = factories.cause(title="Zanzibar cause", raised_in=cause.closure.publication, force=cause.force)
    shown = Supersession.objects.create(
        cause=factories.cause(force=cause.force, title="Old"),
        successor=hidden,
        publication=factories.publication(title="Visible page"),
        on=date(2025, 2, 2),
        source="x",
    )
    assert stranger.get(hidden.get_absolute_url()).status_code == 404
    assert "Superseded" in events(stranger, shown.cause)[-1]
    assert "Zanzibar" not in stranger.get(shown.cause.get_absolute_url()).content.decode()
    assert "Zanzibar" in inspector_client.get(shown.cause.get_absolute_url()).content.decode()
