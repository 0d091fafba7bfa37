"""A page that did not change is not sent again; what only some may see is never kept."""

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_public_page_is_sent_again_only_when_it_changed(stranger: Client) -> None:
    factories.framework()
    first = stranger.get("/forces/")
    known = {"If-None-Match": first.headers["ETag"]}
    again = stranger.get("/forces/", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    factories.force("Barset")
    changed = stranger.get("/forces/", headers=known)
    assert changed.status_code == 200
    assert b"Barset" in changed.content


def test_a_page_of_somebody_signed_in_has_nothing_to_be_known_by(inspector_client: Client) -> None:
    response = inspector_client.get("/forces/")
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
