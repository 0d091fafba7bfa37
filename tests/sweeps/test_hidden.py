"""A word that is not published appears nowhere for a stranger: every address, list, filter and download."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from peel.models import Force, Framework, State
from tests import factories
from tests.sweeps.world import World, make_world

pytestmark = pytest.mark.django_db
HIDDEN, SHOWN = "zzquokkazz", "zzwombatzz"
# Pages about people and for signing in, with something in their address: tests/sign_in visits them.
OF_PEOPLE = {
    "account_reset_password_from_key",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "person",
    "person-deed",
    "person-role",
}
# Pages of one row are visited through the rows of the two worlds.
OF_ONE_ROW = {"area", "audit", "cause", "document", "finding", "force", "inspection", "letter", "publication"}
DOWNLOADS = ["", "?format=csv", "?format=json"]


def patterns(resolver: URLResolver) -> list[URLPattern]:
    """Every address of the site."""
    found: list[URLPattern] = []
    for each in resolver.url_patterns:
        found += patterns(each) if isinstance(each, URLResolver) else [each]
    return found


def names() -> set[str]:
    """The names of all addresses."""
    return {pattern.name or "" for pattern in patterns(get_resolver())}


@pytest.fixture
def force() -> Force:
    """The force that both worlds are about."""
    return factories.force("Barset")


@pytest.fixture
def framework() -> Framework:
    """A framework with one area."""
    return factories.area().framework


@pytest.fixture(params=[State.DRAFT, State.WITH_FORCE, State.WITHDRAWN])
def hidden(request: pytest.FixtureRequest, force: Force, framework: Framework) -> World:
    """Everything, in each state that a stranger may not see."""
    return make_world(word=HIDDEN, state=request.param, force=force, framework=framework)


@pytest.fixture
def shown(force: Force, framework: Framework) -> World:
    """Everything, published."""
    return make_world(word=SHOWN, state=State.PUBLISHED, force=force, framework=framework)


def common_addresses(force: Force, framework: Framework) -> list[str]:
    """The pages that show rows of many publications."""
    lists = [reverse(name) for name in sorted(names() - OF_ONE_ROW - OF_PEOPLE)]
    return [*lists, force.get_absolute_url(), framework.areas.get().get_absolute_url()]


def text_of(client: Client, address: str) -> str:
    """The page, its headers and where it leads."""
    response = client.get(address)
    assert response.status_code < 400, f"{address} answers {response.status_code}"
    return response.content.decode() + str(response.headers)


def test_every_address_is_swept() -> None:
    assert names() >= OF_ONE_ROW
    assert len(names()) > 25


def test_a_stranger_reads_no_hidden_word(
    client: Client, hidden: World, shown: World, force: Force, framework: Framework
) -> None:
    seen = 0
    for address in [*common_addresses(force, framework), *shown.addresses.values()]:
        for download in DOWNLOADS:
            text = text_of(client, f"{address}{download}")
            assert HIDDEN not in text, f"{address}{download} shows a hidden word"
            seen += SHOWN in text
    assert seen > 30, "the published word is on too few pages for this test to mean anything"


def test_a_hidden_page_is_not_found(client: Client, hidden: World) -> None:
    for name, address in hidden.addresses.items():
        assert client.get(address).status_code == 404, f"{name} at {address}"
    assert len(hidden.addresses) == 10


LISTS = ["causes", "recommendations", "findings", "figures", "letters", "audits", "documents", "inspections"]


@pytest.mark.parametrize("name", LISTS)
def test_hidden_rows_are_not_counted(client: Client, hidden: World, name: str) -> None:
    assert client.get(reverse(name), {"format": "json"}).json()["rows"] == []


@pytest.mark.parametrize("name", LISTS)
def test_shown_rows_are_counted(client: Client, shown: World, name: str) -> None:
    assert client.get(reverse(name), {"format": "json"}).json()["rows"]


def test_an_inspector_reads_them_and_no_cache_keeps_them(inspector_client: Client, hidden: World) -> None:
    for name, address in hidden.addresses.items():
        response = inspector_client.get(address, follow=True)
        assert response.status_code == 200, f"{name} at {address}"
        assert HIDDEN in response.content.decode(), f"{name} shows nothing of its own"
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Robots-Tag"] == "noindex"


def test_force_staff_read_what_is_with_their_force_alone(force: Force, framework: Framework) -> None:
    with_force = make_world(word=HIDDEN, state=State.WITH_FORCE, force=force, framework=framework)
    for belongs, expected in ((force, 200), (factories.force("Elsewhere"), 404)):
        client = Client()
        client.force_login(factories.user(role="force-staff", force=belongs))
        for name, address in with_force.addresses.items():
            assert client.get(address, follow=True).status_code == expected, f"{name} for staff of {belongs}"
