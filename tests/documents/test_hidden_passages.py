"""A finding of a published letter whose words stand in a document that is not published: no page names it."""

from typing import Any

import pytest
from django.test import Client

from peel.record.models import Closure, FindingKind, State
from tests import factories
from tests.causes.rows import closed_cause

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_august")]
WORD = "Quokka"


@pytest.fixture
def cause() -> Any:
    """A cause that a letter closed; the area for improvement in that letter is known from a draft alone."""
    cause = closed_cause()
    draft = factories.publication(force=cause.force, state=State.DRAFT)
    told = {"passage": factories.document(publication=draft).passages.earliest("number")}
    letter = cause.closure.publication
    kind = FindingKind.AREA_FOR_IMPROVEMENT
    finding = factories.finding(publication=letter, heading=f"{WORD} finding", kind=kind, **told)
    factories.recommendation(cause=cause, text=f"{WORD} recommendation", **told)
    Closure.objects.create(
        publication=letter, finding=finding, closed_on="2025-07-11", source="https://example.org/letter"
    )
    return cause


def pages(cause: Any) -> list[str]:
    """The pages that show what a letter did, or what happened to a cause."""
    letter = cause.closure.publication.letter
    force = cause.force.slug
    return [
        letter.get_absolute_url(),
        cause.get_absolute_url(),
        cause.closure.publication.get_absolute_url(),
        f"/forces/{force}/",
        f"/forces/{force}/board-pack/",
        "/",
        "/changes/",
        "/letters/?format=csv",
        "/findings/",
        "/recommendations/",
    ]


def test_no_page_names_it(stranger: Client, inspector_client: Client, cause: Any) -> None:
    named = 0
    for url in pages(cause):
        response = stranger.get(url, follow=True)
        assert response.status_code == 200, url
        assert WORD not in response.content.decode(), url
        named += WORD in inspector_client.get(url, follow=True).content.decode()
    assert named >= 6


def test_the_letter_counts_only_what_is_seen(stranger: Client, inspector_client: Client, cause: Any) -> None:
    found = [client.get("/letters/?format=json").json()["rows"] for client in (stranger, inspector_client)]
    assert len(found[0]) == len(found[1]) == 1
    assert found[0] != found[1], "the inspector's row counts the finding and its closure"
