"""Without PEEL_PUBLIC strangers see nothing but the way in."""

from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from peel.record.models import User
from tests import factories

pytestmark = pytest.mark.django_db
OPEN = {
    "accessibility",
    "account_inactive",
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "healthz",
    "readyz",
    "robots",
    "security",
}


def addresses() -> dict[str, str]:
    """Every address that needs nothing in it, by its name."""
    found, left = {}, list(get_resolver().url_patterns)
    while left:
        each = left.pop()
        if isinstance(each, URLResolver):
            left += each.url_patterns
        elif isinstance(each, URLPattern) and each.name:
            try:
                found[each.name] = reverse(each.name)
            except NoReverseMatch:
                continue
    return found


@pytest.fixture
def closed(settings: Any) -> Any:
    """An installation as it is when nobody sets anything."""
    settings.PUBLIC = False
    return settings


def test_only_the_way_in_is_open(client: Client, closed: Any) -> None:
    every = addresses()
    assert len(every) > 35
    assert every.keys() >= OPEN
    for name, address in every.items():
        response = client.get(address)
        if name in OPEN:
            assert response.status_code == 200, name
        else:
            assert response.status_code == 302, f"{name} answers {response.status_code}"
            assert response["Location"].startswith(("/account/sign-in/",)) or name == "account_logout", name


def test_a_page_of_one_row_leads_to_sign_in(client: Client, closed: Any) -> None:
    page = factories.inspection().get_absolute_url()
    assert client.get(page)["Location"] == f"/account/sign-in/?next={page}"
    assert client.get("/nowhere/").status_code == 404


def test_who_is_signed_in_reads_what_is_published(client: Client, closed: Any, staff: User) -> None:
    client.force_login(staff)
    assert client.get(factories.inspection().get_absolute_url()).status_code == 200


def test_strangers_read_where_it_is_public(client: Client) -> None:
    assert client.get("/forces/").status_code == 200
    for address in ("/account/", "/people/"):
        assert client.get(address)["Location"] == f"/account/sign-in/?next={address}"
